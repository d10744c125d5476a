import { inlineText } from '../read/inlineText.ts';
import { cellPlaces } from '../read/tableCells.ts';
import { timelineColumns } from '../read/timelineTable.ts';
import { guardCell } from './guard.ts';

/** The names in the head of a table that begins on `line`. */
export function tableHead(lines: readonly string[], line: number): readonly string[] {
  const head = lines[line] ?? '';
  return cellPlaces(head).map(({ start, end }) => inlineText(head.slice(start, end)));
}

/** A row for a timeline's table: every other column stays empty. */
export function tableRow(
  lines: readonly string[],
  line: number,
  { date, time, text }: { readonly date?: string; readonly time: string; readonly text: string },
): string {
  const head = tableHead(lines, line);
  const columns = timelineColumns(head, []) ?? { time: 0, text: [head.length - 1], what: head.length - 1 };
  const cells = head.map(() => '');
  const put = (column: number | undefined, value: string): void => {
    if (column !== undefined && column < cells.length) cells[column] = guardCell(value);
  };
  put(columns.date, date ?? '');
  const whole = columns.date === undefined || date === undefined ? time : time.replace(`${date} `, '');
  put(columns.time, whole);
  put(columns.what, text);
  return printRow(cells);
}

export function printRow(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? '  ' : ` ${cell} `)).join('|')}|`;
}
