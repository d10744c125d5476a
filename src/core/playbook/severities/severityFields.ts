import { readDuration } from '../../markdown/duration.ts';
import type { Field } from '../../markdown/fields.ts';
import { oneLine } from '../../markdown/plainText.ts';
import { readPaging } from '../rota/people.ts';
import type { SeverityReading } from '../reading.ts';
import type { SeverityLabel } from './severityLabel.ts';

/** A severity while it is being put together; `respondText` is kept even when no duration can be read in it. */
export interface SeverityDraft {
  level: number;
  label: string;
  scale: SeverityLabel['scale'];
  name: string;
  definition: string;
  examples: string[];
  respondText?: string;
  pages: string[];
  pageNote?: string;
  pagesSaid: boolean;
  updateText?: string;
  postMortem?: boolean;
  line: number;
  endLine: number;
  lines: Record<string, number>;
}

export type SeverityFieldKind =
  'definition' | 'examples' | 'respond' | 'pages' | 'update' | 'resolve' | 'postMortem' | 'name';

const kinds: readonly (readonly [SeverityFieldKind, RegExp])[] = [
  ['postMortem', /post[\s-]?mortem|retrospective|\breview required|incident review/i],
  [
    'update',
    /(?:update|communicat|comms|status|report).*(?:freq|cadence|interval|every|rate)|^(?:frequency|cadence|updates?)$|how often/i,
  ],
  ['resolve', /resol(?:ution|ve)|time to fix|\bfix\b|restore|recover|\brto\b|mitigat/i],
  ['examples', /^(?:some )?examples?\b|e\.g\./i],
  ['pages', /responders?\b|who respon/i],
  ['definition', /affected|impacted/i],
  ['respond', /respon[sd]|acknowledg|\back\b|reaction|\bsla\b|target time|time to (?:engage|react)|^urgency$/i],
  ['pages', /\bpage[sd]?\b|paging|notif|escalat|\bwho\b|on[\s-]?call|\balerts?\b|contact|engage|wake/i],
  [
    'definition',
    /descri|defin|mean|criteria|impact|\bwhat\b|condition|\bwhen\b|summary|details|scope|situation|symptom|characteri/i,
  ],
  ['name', /^(?:type|name|title|rating|class(?:ification)?|category|level name|severity name|label)$/i],
];

/** What a label or a column head announces; undefined for anything that a severity does not have. */
export function severityFieldKind(name: string): SeverityFieldKind | undefined {
  return kinds.find(([, pattern]) => pattern.test(name))?.[0];
}

export function startDraft(label: SeverityLabel, line: number): SeverityDraft {
  const { level, scale, name } = label;
  const draft: SeverityDraft = {
    level,
    scale,
    label: label.label,
    name,
    definition: '',
    examples: [],
    pages: [],
    pagesSaid: false,
    line,
    endLine: line + 1,
    lines: {},
  };
  return draft;
}

/** Puts one named value where it belongs; the first of two values for one field stays. */
export function addField(draft: SeverityDraft, { name, value, items, line }: Field): void {
  const kind = severityFieldKind(name);
  const whole = oneLine([value, ...(kind === 'examples' ? [] : items.map(({ text }) => text))].join(' '));
  if (kind === undefined || (whole === '' && items.length === 0)) return;
  if (draft.lines[kind] !== undefined) return;
  switch (kind) {
    case 'definition':
      draft.definition = whole;
      break;
    case 'examples':
      draft.examples.push(...(items.length > 0 ? items.map(({ text }) => text) : splitExamples(value)));
      break;
    case 'respond':
      if (!readDuration(whole) && !/\btime\b|sla|within|target|business/i.test(`${name} ${whole}`)) return;
      draft.respondText = whole;
      break;
    case 'pages': {
      const people = items.length > 0 ? items.map(({ text }) => text) : undefined;
      const paging = people ? { pages: people } : readPaging(value);
      draft.pages.push(...paging.pages);
      if ('note' in paging) draft.pageNote = paging.note;
      draft.pagesSaid = true;
      break;
    }
    case 'update':
      draft.updateText = whole;
      break;
    case 'postMortem':
      draft.postMortem = !/^(?:no|none|optional|not |n\/a|✗|❌|-|–|—)/i.test(whole);
      break;
    case 'name':
      if (draft.name === '') draft.name = whole;
      break;
    case 'resolve':
      return;
  }
  draft.lines[kind] = line;
}

function splitExamples(value: string): readonly string[] {
  return value
    .split(/\s*[;•]\s*|\s*,\s+(?=[^()]*(?:\(|$))/)
    .map((example) => example.replace(/[.]$/, '').trim())
    .filter(Boolean);
}

const lineNames: Readonly<Record<string, string>> = { respond: 'respondWithin', update: 'updateEvery' };

export function finishDraft(draft: SeverityDraft): SeverityReading {
  const respond = draft.respondText === undefined ? undefined : readDuration(draft.respondText);
  const update = draft.updateText === undefined ? undefined : readDuration(draft.updateText);
  const lines = Object.entries(draft.lines).map(([kind, line]) => [lineNames[kind] ?? kind, line]);
  return {
    level: draft.level,
    label: draft.label,
    name: draft.name,
    definition: draft.definition,
    examples: draft.examples,
    ...(draft.respondText === undefined ? {} : { respondWithin: draft.respondText }),
    ...(respond === undefined ? {} : { respondWithinMs: respond.maxMs }),
    pages: draft.pages,
    ...(draft.pageNote === undefined ? {} : { pageNote: draft.pageNote }),
    ...(draft.updateText === undefined ? {} : { updateEvery: draft.updateText }),
    ...(update === undefined ? {} : { updateEveryMs: update.maxMs }),
    origin: { from: 'team', line: draft.line },
    lines: Object.fromEntries(lines) as Record<string, number>,
  };
}
