import type { List, ListItem, Paragraph, RootContent, Table } from 'mdast';
import { lastLineOf, lineOf } from '../../markdown/lines.ts';
import { plainText, textLines } from '../../markdown/plainText.ts';
import type { Section } from '../../markdown/sections.ts';
import { readEntryMarks } from '../marks.ts';
import type { WrittenEntry } from '../postMortem.ts';
import { isPlaceholder } from './placeholder.ts';
import { headingPlace, linePlace, rowPlace, type EntryPlace } from './entryPlace.ts';
import { timelineColumns } from './timelineTable.ts';
import { findDate, type PartialDate } from './writtenDate.ts';
import { readWhen, type When } from './writtenWhen.ts';

/** An entry before the days of the document are known. */
export interface RawEntry extends Omit<WrittenEntry, 'when'> {
  readonly when: Pick<When, 'written' | 'time' | 'zone' | 'timed'>;
  /** Its own date, or that of the line above it. */
  readonly date?: PartialDate;
  readonly ownDate: boolean;
}

/** A walk over a timeline; `day` is the last date that a line gave, which holds for what follows. */
export interface TimelineWalk {
  readonly lines: readonly string[];
  readonly entries: RawEntry[];
  day?: PartialDate;
}

type Words = Pick<RawEntry, 'text' | 'line' | 'endLine' | 'form' | 'headLine'> & {
  readonly title?: string;
} & EntryPlace;

const deepest = 20;

export function walkSection(walk: TimelineWalk, section: Section, depth = 0): void {
  walkNodes(walk, section.nodes);
  for (const child of section.children) walkHeading(walk, child, depth);
}

/** A heading that is a time is an entry, or the date of the entries below it; any other groups them. */
export function walkHeading(walk: TimelineWalk, section: Section, depth = 0): void {
  if (depth > deepest) return;
  const when = readWhen(section.title);
  if (when === undefined || (!when.timed && holdsTimes(walk.lines, section))) {
    if (when?.date !== undefined) walk.day = when.date;
    walkSection(walk, section, depth + 1);
    return;
  }
  const rest = section.title.slice(when.end).trim();
  const body = firstWords(section.nodes);
  if (when.timed || body !== '' || rest !== '') {
    const title = rest === '' ? {} : { title: rest };
    const text = body === '' ? rest : body;
    const inside = section.children.filter((child) => readWhen(child.title)?.timed === true);
    const endLine = inside[0]?.line ?? section.endLine;
    const place = headingPlace(walk.lines, section, inside[0]?.line ?? section.endLine);
    add(walk, when, { ...title, text, form: 'heading', line: section.line, endLine, ...place });
    for (const child of inside) walkHeading(walk, child, depth + 1);
  } else if (when.date !== undefined) walk.day = when.date;
}

function walkNodes(walk: TimelineWalk, nodes: readonly RootContent[], depth = 0): void {
  if (depth > deepest) return;
  for (const node of nodes) {
    if (node.type === 'paragraph') walkParagraph(walk, node);
    else if (node.type === 'list') walkList(walk, node, depth);
    else if (node.type === 'table') walkTable(walk, node);
  }
}

function walkParagraph(walk: TimelineWalk, paragraph: Paragraph): void {
  const lines = textLines(paragraph.children);
  const endLine = lastLineOf(paragraph) + 1;
  const [first] = lines;
  const date = first === undefined ? undefined : readWhen(first.text);
  if (date?.date !== undefined && !date.timed && lines.length === 1 && isAll(first?.text ?? '', date)) {
    walk.day = date.date;
    return;
  }
  const found: { when: When; text: string; line: number }[] = [];
  for (const { text, line } of lines) {
    const when = readWhen(text);
    const open = found[found.length - 1];
    if (when?.timed === true) found.push({ when, text: text.slice(when.end), line });
    else if (open !== undefined) open.text += ` ${text}`;
    else takeStatedDay(walk, text);
  }
  found.forEach(({ when, text, line }, index) => {
    const end = found[index + 1]?.line ?? endLine;
    addWords(walk, when, { text, line, endLine: end, form: 'line', ...linePlace(walk.lines, line, end) });
  });
}

function isAll(text: string, when: When): boolean {
  return text.slice(when.end).trim() === '';
}

/** "All times in PST, on February 5th 2019" */
function takeStatedDay(walk: TimelineWalk, text: string): void {
  const date = /\btimes?\b/iu.test(text) ? findDate(text)?.date : undefined;
  if (date?.year !== undefined) walk.day = date;
}

function walkList(walk: TimelineWalk, list: List, depth: number): void {
  for (const item of list.children) {
    walkItem(walk, item);
    walkNodes(
      walk,
      item.children.filter((child) => child.type === 'list'),
      depth + 1,
    );
  }
}

function walkItem(walk: TimelineWalk, item: ListItem): void {
  const [first] = item.children;
  const text = first?.type === 'paragraph' ? plainText(first) : '';
  const place = { line: lineOf(item), endLine: lastLineOf(item) + 1, form: 'item' as const };
  const when = readWhen(text);
  if (when === undefined) {
    const behind = timeBehind(text);
    if (behind !== undefined) addWords(walk, behind.when, { ...place, text: behind.words, written: behind.words });
  } else if (when.timed || !isAll(text, when)) {
    const wordsEnd = first === undefined ? place.endLine : lastLineOf(first) + 1;
    addWords(walk, when, { ...place, text: text.slice(when.end), ...linePlace(walk.lines, place.line, wordsEnd) });
  } else if (when.date !== undefined) walk.day = when.date;
}

/** "Detected: 14:05", where the words stand before their time. */
function timeBehind(text: string): { readonly when: When; readonly words: string } | undefined {
  const [, words = '', behind = ''] = /^([^:]{2,60}):\s+(.+)$/su.exec(text) ?? [];
  const when = readWhen(behind);
  return when?.timed === true && isAll(behind, when) ? { when, words } : undefined;
}

function walkTable(walk: TimelineWalk, table: Table): void {
  const [head = [], ...rows] = table.children.map((row) => row.children.map(plainText));
  const columns = timelineColumns(head, rows[0] ?? []);
  if (columns === undefined) return;
  for (const row of table.children.slice(1)) {
    const cells = row.children.map(plainText);
    const written = [columns.date, columns.time].map((column) => (column === undefined ? '' : (cells[column] ?? '')));
    const when = readWhen(written.filter((part) => part !== '').join(' '));
    const text = columns.text.map((column) => cells[column] ?? '').filter((cell) => !isPlaceholder(cell));
    if (when === undefined) continue;
    if (text.length > 0) {
      const place = { line: lineOf(row), endLine: lineOf(row) + 1, form: 'row' as const, headLine: lineOf(table) };
      addWords(walk, when, { ...place, text: text.join(': '), ...rowPlace(walk.lines, lineOf(row), columns) });
    } else if (when.date !== undefined && !when.timed) walk.day = when.date;
  }
}

function addWords(walk: TimelineWalk, when: When, words: Words): void {
  if (words.text.trim() !== '') add(walk, when, { ...words, text: words.text.trim() });
}

function add(walk: TimelineWalk, when: When, words: Words): void {
  const { written, time, zone, timed } = when;
  if (when.date !== undefined) walk.day = when.date;
  walk.entries.push({
    ...words,
    marks: walk.lines.slice(words.line, words.endLine).flatMap(readEntryMarks),
    when: { written, timed, ...(time === undefined ? {} : { time }), ...(zone === undefined ? {} : { zone }) },
    ...(walk.day === undefined ? {} : { date: walk.day }),
    ownDate: when.date !== undefined,
  });
}

function holdsTimes(lines: readonly string[], section: Section): boolean {
  const inside: TimelineWalk = { lines, entries: [] };
  walkSection(inside, section);
  return inside.entries.some(({ when }) => when.timed);
}

/** What a block's text begins with; code and pictures are evidence, not words. */
function firstWords(nodes: readonly RootContent[]): string {
  for (const node of nodes) {
    if (node.type === 'code' || node.type === 'html' || node.type === 'definition') continue;
    const text = plainText(node);
    if (text !== '') return text;
  }
  return '';
}
