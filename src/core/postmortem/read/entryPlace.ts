import type { Section } from '../../markdown/sections.ts';
import { withoutMarks } from '../hiddenMarks.ts';
import type { TextRange, WrittenEntry } from '../postMortem.ts';
import { trimContent } from './inlineText.ts';
import { cellPlaces } from './tableCells.ts';
import type { TimelineColumns } from './timelineTable.ts';
import { readWhen } from './writtenWhen.ts';

/** Where an entry's time and words stand in the text. */
export type EntryPlace = Pick<WrittenEntry, 'written' | 'time' | 'words'>;

const lead = /^\s*(?:>\s?)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s+)?(?:#{1,6}\s+)?/u;

/** Of a line or list item whose words go on to `endLine`. */
export function linePlace(lines: readonly string[], line: number, endLine: number): EntryPlace {
  const source = lines[line] ?? '';
  const start = lead.exec(source)?.[0].length ?? 0;
  const when = readWhen(source.slice(start));
  if (when === undefined) return { written: '' };
  const time = {
    startLine: line,
    startColumn: start + when.start,
    endLine: line,
    endColumn: start + when.start + when.written.length,
  };
  const words = wordsFrom(lines, line, start + when.end, endLine);
  return { written: textIn(lines, words), time, words };
}

/** Of a heading: its words are the body, or what stands behind the time where there is none. */
export function headingPlace(lines: readonly string[], section: Section, endLine: number): EntryPlace {
  const own = linePlace(lines, section.line, section.line + 1);
  const [first] = section.nodes;
  if (first === undefined) return own;
  let last = endLine - 1;
  while (last > section.line && withoutMarks(lines[last] ?? '').trim() === '') last--;
  const startLine = (first.position?.start.line ?? section.line + 2) - 1;
  if (last < startLine) return own;
  const words = { startLine, startColumn: 0, endLine: last, endColumn: (lines[last] ?? '').length };
  return { written: textIn(lines, words), ...(own.time === undefined ? {} : { time: own.time }), words };
}

export function rowPlace(lines: readonly string[], line: number, columns: TimelineColumns): EntryPlace {
  const source = lines[line] ?? '';
  const cells = cellPlaces(source);
  const place = (column: number | undefined): TextRange | undefined => {
    const cell = column === undefined ? undefined : cells[column];
    if (cell === undefined) return undefined;
    const { start, end } = trimContent(source, cell.start, cell.end);
    return { startLine: line, startColumn: start, endLine: line, endColumn: end };
  };
  const [time, words] = [place(columns.time ?? columns.date), place(columns.what)];
  return {
    written: words === undefined ? '' : textIn(lines, words),
    ...(time === undefined ? {} : { time }),
    ...(words === undefined ? {} : { words }),
  };
}

function wordsFrom(lines: readonly string[], line: number, column: number, endLine: number): TextRange {
  const last = endLine - 1;
  const { start, end } = trimContent(lines[line] ?? '', column);
  if (last <= line) return { startLine: line, startColumn: start, endLine: line, endColumn: end };
  return { startLine: line, startColumn: start, endLine: last, endColumn: trimContent(lines[last] ?? '', 0).end };
}

export function textIn(lines: readonly string[], range: TextRange): string {
  const whole = lines.slice(range.startLine, range.endLine + 1);
  const last = whole.length - 1;
  return whole
    .map((line, index) => line.slice(index === 0 ? range.startColumn : 0, index === last ? range.endColumn : undefined))
    .join('\n');
}
