import type { TextEdit } from '../../markdown/diagnostic.ts';
import { printLink } from '../escape.ts';
import type { ActionItem } from '../postMortem.ts';
import { itemColumns, type ItemColumn, type ItemColumns } from '../read/actionTable.ts';
import { readItemParts } from '../read/itemParts.ts';
import { cellPlaces, type CellPlace } from '../read/tableCells.ts';
import { guardCell } from './guard.ts';
import { changeSource, type ItemChange, type Spot } from './itemSource.ts';
import { printLabels } from './labelText.ts';
import { printRow, tableHead } from './tableRow.ts';

const facts = ['owner', 'due', 'priority', 'labels', 'done', 'link'] as const satisfies readonly ItemColumn[];

/** Changes cells; what the table has no column for goes into the cell of the text. */
export function rowEdits(lines: readonly string[], item: ActionItem, change: ItemChange): readonly TextEdit[] {
  const line = lines[item.line] ?? '';
  const places = cellPlaces(line);
  const columns = itemColumns(tableHead(lines, item.headLine ?? item.line));
  const edits: TextEdit[] = [];
  let inText: ItemChange = change;
  for (const fact of facts) {
    const place = places[columns[fact] ?? -1];
    const value = place === undefined ? undefined : cellValue(line.slice(place.start, place.end), line, fact, change);
    if (place === undefined || value === undefined) continue;
    const { [fact]: _, ...others } = inText;
    inText = others;
    edits.push(cellEdit(line, item.line, place, { from: 0, to: place.end - place.start, text: guardCell(value) }));
  }
  const place = places[columns.text ?? -1];
  if (place === undefined) return edits;
  const source = line.slice(place.start, place.end);
  const spots = changeSource(source, readItemParts(source), inText, true);
  return [...edits, ...spots.map((spot) => cellEdit(line, item.line, place, { ...spot, text: escapeBars(spot.text) }))];
}

/** A row for a new item in the table of `like`. */
export function newRow(lines: readonly string[], like: ActionItem, change: ItemChange): string {
  const head = tableHead(lines, like.headLine ?? like.line);
  const columns: ItemColumns = itemColumns(head);
  const cells = head.map(() => '');
  let inText: ItemChange = change;
  for (const fact of facts) {
    const column = columns[fact];
    const value = column === undefined ? undefined : cellValue('', lines[like.line] ?? '', fact, change);
    if (column === undefined || value === undefined) continue;
    const { [fact]: _, ...others } = inText;
    inText = others;
    cells[column] = guardCell(value);
  }
  const { text = '', ...others } = inText;
  const rest = changeSource(text, readItemParts(text), others, true);
  if (columns.text !== undefined) cells[columns.text] = guardCell(applySpots(text, rest));
  return printRow(cells);
}

export function applySpots(source: string, spots: readonly Spot[]): string {
  return [...spots]
    .reverse()
    .reduce((text, { from, to, text: added }) => text.slice(0, from) + added + text.slice(to), source);
}

function cellValue(now: string, row: string, fact: (typeof facts)[number], change: ItemChange): string | undefined {
  if (fact === 'done') return change.done === undefined ? undefined : statusWord(now, row, change.done);
  if (fact === 'labels') return change.labels === undefined ? undefined : printLabels(change.labels, now);
  if (fact !== 'link') return change[fact] === null ? '' : change[fact];
  if (change.link === undefined) return undefined;
  return change.link === null ? '' : printLink(change.link.name, change.link.url);
}

/** "Done" or "Open", or as the table writes it: a check box stays one. */
function statusWord(now: string, row: string, done: boolean): string {
  if (/\[[ xX]?\]/u.test(now)) return now.replace(/\[[ xX]?\]/u, done ? '[x]' : '[ ]');
  if (/[✅✔☑]/u.test(now) || (now === '' && row.includes('✅'))) return done ? '✅' : '';
  return done ? 'Done' : 'Open';
}

function escapeBars(text: string): string {
  return text.replace(/\\.|\|/gu, (found) => (found === '|' ? String.raw`\|` : found));
}

/** Keeps a space between a cell's words and its bars. */
function cellEdit(line: string, number: number, place: CellPlace, { from, to, text }: Spot): TextEdit {
  const [start, end] = [place.start + from, place.start + to];
  const left = text !== '' && line[start - 1] === '|' ? ' ' : '';
  const right = text !== '' && line[end] === '|' ? ' ' : '';
  return { startLine: number, startColumn: start, endLine: number, endColumn: end, newText: left + text + right };
}
