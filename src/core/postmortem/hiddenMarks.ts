import { isEventId } from '../incident/event.ts';

/**
 * Sitrep's marks (see marks.ts; an action item's has its key) stand in the file only: who edits a text does not see them,
 * and what was edited keeps them.
 */
const mark = String.raw`<!--[^\S\n]*sitrep:(?:incident|entry|item|drafted)[^\S\n]+(?:[\w-]+[^\S\n]+)*?-->`;
/** With the white space before it; at the beginning of a line with that behind it. */
const spacedMark = new RegExp(String.raw`(?<=^[^\S\n]*)${mark}[^\S\n]*|[^\S\n]*${mark}`, 'gmu');

export function withoutMarks(text: string): string {
  return text.includes('<!--') ? text.replace(spacedMark, (found) => (isMark(found) ? '' : found)) : text;
}

/** Words of one place that come instead of `before`: with all its marks, behind them. */
export function keepMarks(before: string, after: string): string {
  const marks = marksIn(before).filter((found) => !after.includes(found));
  return [after, ...marks].filter((part) => part !== '').join(' ');
}

interface MarkedLine {
  readonly source: string;
  readonly text: string;
  readonly marks: readonly string[];
}

/**
 * Lines that come instead of `before`: each mark stays with its line as long as that can be told, and goes with a line
 * that is taken out. What ties the whole document to its record stays in any case.
 */
export function keepMarksOfLines(before: string, after: string): string {
  const marked = before.split('\n').map((source) => ({ source, text: withoutMarks(source), marks: marksIn(source) }));
  if (marked.every(({ marks }) => marks.length === 0)) return withoutMarks(after);
  const lines = withoutMarks(after).split('\n');
  const most = Math.min(marked.length, lines.length);
  let head = 0;
  while (head < most && marked[head]?.text === lines[head]) head++;
  let tail = 0;
  while (tail < most - head && marked.at(-1 - tail)?.text === lines.at(-1 - tail)) tail++;
  return [
    ...marked.slice(0, head).map(({ source }) => source),
    ...carryOver(marked.slice(head, marked.length - tail), lines.slice(head, lines.length - tail)),
    ...marked.slice(marked.length - tail).map(({ source }) => source),
  ].join('\n');
}

function carryOver(before: readonly MarkedLine[], after: readonly string[]): readonly string[] {
  const kept = after.map((): string[] => []);
  const left = before.flatMap(({ text, marks }, at) => {
    const words = text.trim();
    const same = words === '' ? -1 : after.findIndex((line) => line.includes(words));
    const place = same >= 0 ? same : before.length === after.length ? at : before.length === 1 ? 0 : -1;
    kept[place]?.push(...marks);
    return kept[place] === undefined ? marks : [];
  });
  const lasting = left.filter((found) => /sitrep:(?:incident|drafted)/u.test(found));
  return [...after.map((line, at) => withBehind(line, kept[at] ?? [])), ...lasting];
}

/** Before the white space that breaks a line. */
function withBehind(line: string, marks: readonly string[]): string {
  if (marks.length === 0) return line;
  const end = line.trimEnd().length;
  return [line.slice(0, end), ...marks].filter((part) => part !== '').join(' ') + line.slice(end);
}

function marksIn(text: string): readonly string[] {
  return [...text.matchAll(spacedMark)].map(([found]) => found.trim()).filter(isMark);
}

/** An example that names no event is none. */
function isMark(text: string): boolean {
  const [, kind, words = ''] = /sitrep:(\w+)\s+(.*?)\s*-->/u.exec(text) ?? [];
  return kind === 'item' || kind === 'drafted' || words.split(/\s+/u).some(isEventId);
}
