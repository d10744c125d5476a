import type { RootContent } from 'mdast';
import { readDuration } from '../../markdown/duration.ts';
import { listItems, readFields, readOwnFields, type Field } from '../../markdown/fields.ts';
import { lastLineOf, lineOf } from '../../markdown/lines.ts';
import { plainText } from '../../markdown/plainText.ts';
import type { Section } from '../../markdown/sections.ts';
import { readPaging } from '../rota/people.ts';
import { addField, severityFieldKind, startDraft, type SeverityDraft } from './severityFields.ts';
import { isSeverityWord, readSeverityLabel, type SeverityLabel } from './severityLabel.ts';

/**
 * The severities that child sections define: "### Sev 1 (Critical)" with labelled lines below. A heading that
 * only begins with a severity ("SEV-1 stakeholders") defines none.
 */
export function severitiesOfHeadings(parent: Section, aboutSeverities: boolean): readonly SeverityDraft[] {
  const found = parent.children.flatMap((section) => {
    const label = readSeverityLabel(section.title);
    if (!label || !isDefining(label) || (label.scale === 'weak' && !aboutSeverities)) return [];
    return [{ section, draft: draftOfSection(label, section) }];
  });
  const levels = new Set(found.map(({ draft }) => draft.level));
  const whole = found.some(({ draft }) => Object.keys(draft.lines).length >= 2);
  return levels.size >= 2 || (levels.size === 1 && whole && found[0]?.draft.scale !== 'weak')
    ? found.map(({ draft }) => draft)
    : [];
}

/** After the label comes a name in brackets or behind a mark, a known word for a severity, or nothing. */
function isDefining({ name, joined, rest }: SeverityLabel): boolean {
  if (name === '' || isSeverityWord(name)) return true;
  return !joined && name.split(' ').length <= 8 && !name.endsWith('?') && !rest.endsWith('?');
}

function draftOfSection(label: SeverityLabel, section: Section): SeverityDraft {
  const draft = startDraft(label, section.line);
  draft.endLine = section.endLine;
  addRest(draft, label.rest, section.line);
  const { fields, prose, items } = readFields(section);
  for (const field of fields) addField(draft, field);
  const definition = prose[0];
  if (definition && draft.lines['definition'] === undefined) {
    draft.definition = prose.map(({ text }) => text).join(' ');
    draft.lines['definition'] = definition.line;
  }
  const loose = [...items, ...fields.filter(({ name }) => !severityFieldKind(name)).flatMap((field) => field.items)];
  const example = loose[0];
  if (example && draft.lines['examples'] === undefined) {
    draft.examples.push(...loose.map(({ text }) => text));
    draft.lines['examples'] = example.line;
  }
  return draft;
}

/** The severities that labelled lines and list items define: "- **SEV1 (Critical)**: all is down; respond in 15 min". */
export function severitiesOfLines(section: Section, aboutSeverities: boolean): readonly SeverityDraft[] {
  const { fields, prose, items } = readOwnFields(section);
  const plain = [...prose, ...items].flatMap(({ text, line }) => {
    const label = readSeverityLabel(text);
    const value = label && [label.name, label.rest].filter(Boolean).join(': ');
    const marked = label && /^[^\p{L}\p{N}]*[\p{L}\s-]*\d?\s*[:=–—-]\s/u.test(text.slice(0, label.label.length + 6));
    return label && marked && value ? [{ name: label.label, value, line, items: [] }] : [];
  });
  const drafts = [...fields, ...plain].flatMap((field) => {
    const label = readSeverityLabel(field.name);
    if (!label || (label.scale === 'weak' && !aboutSeverities)) return [];
    if (label.name !== '' && !isSeverityWord(label.name) && label.name.split(' ').length > 3) return [];
    if (field.value === '' && field.items.length === 0) return [];
    return [draftOfField(label, field)];
  });
  const levels = new Set(drafts.map(({ level }) => level));
  return levels.size >= 2 && levels.size === drafts.length ? drafts : [];
}

function draftOfField(label: SeverityLabel, field: Field): SeverityDraft {
  const draft = startDraft(label, field.line);
  draft.endLine = Math.max(field.line, ...field.items.map(({ line }) => line)) + 1;
  const named = /^\(?([\p{L}/ ]{3,30}?)\)?\s*[:–—-]\s+(.+)$/su.exec(field.value);
  let value = field.value;
  if (draft.name === '' && named?.[1] && named[2] && isSeverityWord(named[1])) {
    draft.name = named[1];
    value = named[2];
  }
  for (const { text, line } of field.items) {
    const [, name, said] = /^([^:]{2,40}):\s+(.*)$/s.exec(text) ?? [];
    if (name !== undefined && said !== undefined && severityFieldKind(name)) {
      addField(draft, { name, value: said, line, items: [] });
    } else draft.examples.push(text);
  }
  addRest(draft, value, field.line);
  return draft;
}

const responds = /\b(?:respon[ds]\w*|acknowledge\w*|react\w*|answer\w*)\b[^.;]*/i;
const paging = /\b(?:pages?|notif(?:y|ies)|alerts?|wakes?)\s+([^.;]+)|\b(no page)\b[^.;]*/i;

/** What one line says beside its label: the definition, and within it how fast to respond and who is paged. */
function addRest(draft: SeverityDraft, text: string, line: number): void {
  if (text === '') return;
  const clause = responds.exec(text)?.[0] ?? (readDuration(text) && text.length < 60 ? text : '');
  const time = readDuration(clause);
  if (time && draft.respondText === undefined)
    addField(draft, { name: 'response', value: wholeTime(clause, time.matched), line, items: [] });
  const [, people, none] = paging.exec(text) ?? [];
  if (people !== undefined || none !== undefined) {
    const { pages, note } = readPaging(people ?? none ?? '');
    draft.pages.push(...pages);
    if (note !== undefined) draft.pageNote = note;
    draft.pagesSaid = true;
    draft.lines['pages'] = line;
  }
  if (clause === text) return;
  draft.definition = text;
  draft.lines['definition'] = line;
}

/** "within 15 minutes" and "< 15 minutes" are how a limit is written, so the words before the number stay. */
function wholeTime(clause: string, matched: string): string {
  const at = clause.indexOf(matched);
  const before = /(?:immediate(?:ly)?\s*\(?|within\s+|<\s*|under\s+|in\s+)*$/i.exec(clause.slice(0, at))?.[0] ?? '';
  return `${before}${matched}${before.includes('(') ? ')' : ''}`.trim();
}

const sentence =
  /(?:^|[.!?]\s+)(?:An?|The|Any|Every)?\s*(?:(?:true|real|typical|genuine)\s+)?((?:sev(?:erity)?|p|priority)[\s-]?(?:level\s)?[0-5])\s+(?:incident\s+|issue\s+|outage\s+)?(?:means|implies|is (?:when|defined|reserved for)|refers to)\b/i;

/** Severities that only prose defines: "A true SEV1 means the business is actively bleeding." */
export function severitiesOfProse(nodes: readonly RootContent[]): readonly SeverityDraft[] {
  const drafts: SeverityDraft[] = [];
  nodes.forEach((node, index) => {
    if (node.type !== 'paragraph') return;
    const text = plainText(node);
    const found = sentence.exec(text)?.[1];
    const label = found === undefined ? undefined : readSeverityLabel(found);
    if (!label) return;
    const known = drafts.find(({ level }) => level === label.level);
    const draft = known ?? startDraft(label, lineOf(node));
    if (draft.definition === '') {
      draft.definition = text;
      draft.lines['definition'] = lineOf(node);
    }
    const list = nodes[index + 1];
    if (text.endsWith(':') && list?.type === 'list' && draft.examples.length === 0) {
      draft.examples.push(...listItems([list]).map((item) => item.text));
      draft.lines['examples'] = lineOf(list);
    }
    draft.endLine = lastLineOf(node) + 1;
    if (!known) drafts.push(draft);
  });
  return drafts;
}
