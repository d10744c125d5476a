import type { TextEdit } from '../../markdown/diagnostic.ts';
import { sectionOf, type PostMortem, type WrittenEntry } from '../postMortem.ts';
import { linesOf } from './applyEdits.ts';
import { keepMarks, keepMarksOfLines, withoutMarks } from '../hiddenMarks.ts';
import { closeBefore, guardBlockStart, guardBlocks, guardCell, guardInline } from './guard.ts';
import { insertBlock, insertLines, isBlank, removeItemLines, replaceRange, replaceSpaced } from './place.ts';
import { addSection, sectionText, setSection } from './setSection.ts';
import { tableRow } from './tableRow.ts';
import { momentKey, printMoment, readStyle, type TimelineMoment } from './timeStyle.ts';

export interface NewEntry {
  readonly when: TimelineMoment;
  /** Markdown for within a line. */
  readonly text: string;
  /** Whole lines that belong below it, already Markdown; only a list item takes them. */
  readonly below?: readonly string[];
  /** The lines as they stand in a plain list ("- 03:12 …"), for a timeline that is one. */
  readonly listed?: readonly string[];
}

/** Adds an entry where its time belongs, in the form of its neighbours; a list where there are none. */
export function addTimelineEntry(document: PostMortem, entry: NewEntry): readonly TextEdit[] {
  return addTimelineEntries(document, [entry]);
}

/** Several at once, since edits count in the text before the first. Entries of one moment keep their order. */
export function addTimelineEntries(document: PostMortem, entries: readonly NewEntry[]): readonly TextEdit[] {
  const day = document.date?.value ?? '';
  const sorted = entries
    .map((entry) => ({ entry, key: momentKey(entry.when, day) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
  if (sorted.length === 0) return [];
  const lines = linesOf(document);
  const known = document.timeline;
  if (known.length > 0) return sorted.map((entry) => besideNeighbour(document, lines, entry, day));
  return startTimeline(document, lines, sorted);
}

/** Gives an entry other words or another time; what is not named stays as it is, and so do its marks. */
export function editTimelineEntry(
  document: PostMortem,
  entry: WrittenEntry,
  { when, text }: { readonly when?: TimelineMoment; readonly text?: string },
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  if (when !== undefined && entry.time !== undefined) {
    const printed = printMoment(when, entry, document.date?.value);
    edits.push(replaceRange(entry.time, entry.form === 'row' ? guardCell(printed) : printed));
  }
  if (text !== undefined && entry.words !== undefined && text !== entry.written) {
    const isBody = entry.form === 'heading' && entry.words.startLine > entry.line;
    const shown = withoutMarks(text);
    const words = isBody
      ? keepMarksOfLines(entry.written, guardBlocks(shown))
      : keepMarks(entry.written, entry.form === 'row' ? guardCell(shown) : guardInline(shown));
    edits.push(replaceSpaced(linesOf(document), entry.words, words));
  }
  return edits;
}

/** Takes out an entry with all that stands below it. */
export function removeTimelineEntry(document: PostMortem, entry: WrittenEntry): readonly TextEdit[] {
  const lines = linesOf(document);
  let { endLine } = entry;
  while (endLine > entry.line + 1 && isBlank(lines[endLine - 1])) endLine--;
  const isApart = isBlank(lines[entry.line - 1]) && endLine < lines.length && isBlank(lines[endLine]);
  return [removeItemLines(lines, entry, isApart ? endLine + 1 : endLine)];
}

function besideNeighbour(document: PostMortem, lines: readonly string[], entry: NewEntry, day: string): TextEdit {
  const known = document.timeline;
  const key = momentKey(entry.when, day);
  const before = known.filter(({ when }) => when.time !== undefined && momentKey(when, day) <= key).at(-1);
  const neighbour = before ?? known[0];
  if (neighbour === undefined) return insertLines(lines, lines.length, []);
  const added = linesLike(document, lines, neighbour, entry);
  let at = before === undefined ? neighbour.line : neighbour.endLine;
  while (before !== undefined && at > neighbour.line + 1 && isBlank(lines[at - 1])) at--;
  const isLoose = neighbour.form === 'heading' || isApartFromNext(lines, known, neighbour);
  const close = before === undefined ? [] : closeBefore(lines, at);
  if (neighbour.form === 'line' || neighbour.form === 'row') return insertLines(lines, at, [...close, ...added]);
  if (!isLoose) return insertBlock(lines, at, [...close, ...added]);
  if (before === undefined) return insertLines(lines, at, [...added, '']);
  return insertBlock(lines, at, [...close, '', ...added]);
}

function isApartFromNext(lines: readonly string[], known: readonly WrittenEntry[], neighbour: WrittenEntry): boolean {
  if (neighbour.form !== 'item') return false;
  const index = known.indexOf(neighbour);
  const [previous, next] = [known[index - 1], known[index + 1]];
  if (next?.form === 'item') return isBlank(lines[next.line - 1]);
  return previous?.form === 'item' && isBlank(lines[neighbour.line - 1]) && previous.endLine === neighbour.line - 1;
}

function linesLike(
  document: PostMortem,
  lines: readonly string[],
  neighbour: WrittenEntry,
  entry: NewEntry,
): readonly string[] {
  const source = lines[neighbour.line] ?? '';
  const time = printMoment(entry.when, neighbour, document.date?.value);
  if (neighbour.form === 'row') {
    const { text, when } = entry;
    return [
      tableRow(lines, neighbour.headLine ?? neighbour.line, {
        time,
        ...(when.date === undefined ? {} : { date: when.date }),
        text,
      }),
    ];
  }
  const style = readStyle(source) ?? { lead: '- ', before: '', after: ' ' };
  if (neighbour.form === 'heading') {
    const close = style.after.replace(/[\s:|–—-]+$/u, '');
    const depth = document.sections.find(({ line }) => line === neighbour.line)?.depth ?? 3;
    const lead = depth < 7 && !style.lead.includes('#') ? `${'#'.repeat(depth)} ` : style.lead;
    return [`${lead}${style.before}${time}${close}`, '', guardBlocks(entry.text)];
  }
  const isPlain = style.lead === '- ' && style.before === '' && style.after === ' ';
  if (isPlain && neighbour.form === 'item' && entry.listed !== undefined) return entry.listed;
  const lead = style.lead.replace(/\[[xX]\]/u, '[ ]');
  const indent = ' '.repeat(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/u.exec(lead)?.[0].length ?? 2);
  const first = `${lead}${style.before}${time}${style.after}${guardInline(entry.text)}`;
  return [
    first,
    ...(neighbour.form === 'item' ? (entry.below ?? []).map((line) => (line === '' ? '' : indent + line)) : []),
  ];
}

function startTimeline(
  document: PostMortem,
  lines: readonly string[],
  entries: readonly NewEntry[],
): readonly TextEdit[] {
  const list = entries.flatMap(({ when, text, below = [], listed }) => {
    if (listed !== undefined) return listed;
    const date = when.date === undefined || when.date === document.date?.value ? '' : `${when.date} `;
    return [`- ${date}${when.time} ${guardBlockStart(text)}`, ...below.map((line) => (line === '' ? '' : `  ${line}`))];
  });
  const section = sectionOf(document, 'timeline');
  if (section === undefined) return addSection(document, 'Timeline', list.join('\n'), beforeTimeline(document));
  if (section.empty) {
    const table = emptyTable(lines, section.bodyLine, section.endLine);
    if (table !== undefined) {
      const rows = entries.map(({ when, text }) => tableRow(lines, table - 1, { ...when, text }));
      return [insertLines(lines, table + 1, rows)];
    }
    return setSection(document, section, list.join('\n'));
  }
  const text = guardBlocks(sectionText(document, section).replace(/^Unknown$/mu, ''));
  return setSection(document, section, `${text}\n\n${list.join('\n')}`);
}

/** The line of the rule below the head of a table that has no rows that say anything. */
function emptyTable(lines: readonly string[], from: number, to: number): number | undefined {
  for (let line = from + 1; line < to; line++) {
    if (
      /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/u.test(lines[line] ?? '') &&
      (lines[line - 1] ?? '').includes('|')
    ) {
      return line;
    }
  }
  return undefined;
}

function beforeTimeline(document: PostMortem): PostMortem['sections'][number] | undefined {
  return sectionOf(document, 'whatHappened') ?? sectionOf(document, 'impact') ?? sectionOf(document, 'summary');
}
