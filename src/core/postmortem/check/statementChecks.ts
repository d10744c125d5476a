import { formatDuration } from '../../duration.ts';
import { describeEntry } from '../../incident/describe.ts';
import type { IncidentState } from '../../incident/state.ts';
import { readSentences } from '../../markdown/sentences.ts';
import { formatDate, formatTime } from '../../moment.ts';
import { sayEnglish } from '../../say.ts';
import type { PostMortem, SectionKind } from '../postMortem.ts';
import { lengthMs, measureSpans } from '../span.ts';
import { bodySections, type Outline } from '../read/outline.ts';
import { sectionKind } from '../read/sectionKind.ts';
import { check, type Check, type CheckInput } from './check.ts';

/** Where facts are told. What to do next, and what went well, is opinion. */
const factual: readonly SectionKind[] = [
  'summary',
  'whatHappened',
  'impact',
  'timeline',
  'rootCause',
  'contributingFactors',
  'detection',
  'resolution',
];

const figure =
  /(?<![\w.#/-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}|[$€£]?\d[\d,.]*(?<![,.])\s?(?:%|k|m|ms|s|min|h)?)(?![\w/-]|[.,:]\d)|#\d+/giu;

/**
 * Sentences with a time or number that stands nowhere in the record: not in an entry's words, not as a time, date or
 * duration of it. One finding a sentence; it names the figures.
 */
export function checkStatements({ document, state, say }: CheckInput, outline: Outline): readonly Check[] {
  if (state === undefined) return [];
  const known = knownFigures(document, state);
  const marked = markedLines(document, outline);
  return factualSentences(outline).flatMap(({ text, line }) => {
    if (marked.has(line)) return [];
    const unknown = figuresIn(text).filter((found) => !known.has(found));
    if (unknown.length === 0) return [];
    const figures = unknown.join(', ');
    return [
      check('unsupportedStatement', 'information', say('The record does not hold {0}.', figures), { line }, [figures]),
    ];
  });
}

function factualSentences(outline: Outline): readonly { readonly text: string; readonly line: number }[] {
  return bodySections(outline.top)
    .filter(({ title }) => factual.includes(sectionKind(title)))
    .flatMap(({ nodes }) => readSentences(nodes));
}

/** Lines that carry a mark speak for an entry, and are compared with it elsewhere. */
function markedLines(document: PostMortem, outline: Outline): ReadonlySet<number> {
  const lines = new Set<number>();
  outline.file.lines.forEach((line, index) => {
    if (line.includes('<!-- sitrep:')) lines.add(index);
  });
  for (const entry of document.timeline) {
    if (entry.marks.length === 0) continue;
    for (let line = entry.line; line < entry.endLine; line++) lines.add(line);
  }
  return lines;
}

function figuresIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(figure)].map(([found]) => normal(found)))].filter((found) => found !== '');
}

/** "1,200" and "1200", "30 %" and "30%" are one figure. */
function normal(found: string): string {
  const plain = found
    .toLowerCase()
    .replace(/\s/gu, '')
    .replace(/(?<=\d),(?=\d{3})/gu, '');
  return /^\d:/u.test(plain) ? `0${plain}` : plain;
}

function knownFigures(document: PostMortem, state: IncidentState): ReadonlySet<string> {
  const zone = document.timeZone?.value ?? 'UTC';
  const known = new Set<string>();
  const learn = (text: string): void => {
    for (const found of figuresIn(text)) {
      known.add(found);
      known.add(found.replace(/[^\d.:-]/gu, ''));
    }
  };
  const learnMoment = (ms: number): void => {
    for (const place of new Set(['UTC', isKnown(zone) ? zone : 'UTC'])) {
      learn(`${formatDate(ms, place)} ${formatTime(ms, place)}`);
    }
  };
  for (const entry of state.timeline) {
    const { line, detail = '' } = describeEntry(entry, sayEnglish);
    learn(`${line} ${detail}`);
    learnMoment(entry.atMs);
  }
  for (const { change } of state.changes) {
    learn(`${change.title} ${change.number === undefined ? '' : `#${change.number} ${change.number}`}`);
    if (!Number.isNaN(Date.parse(change.at))) learnMoment(Date.parse(change.at));
  }
  learnMoment(state.startedAtMs);
  learn(`${state.title} ${state.impact ?? ''} ${String(state.severity ?? '')}`);
  for (const span of measureSpans(state)) {
    const totalMs = lengthMs(span);
    const minutes = totalMs / 60_000;
    if (span.windows.length > 0) learn(`${formatDuration(totalMs, sayEnglish)} ${minutes} ${minutes} min`);
  }
  return known;
}

function isKnown(zone: string): boolean {
  try {
    formatDate(0, zone);
    return true;
  } catch {
    return false;
  }
}
