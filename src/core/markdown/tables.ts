import type { RootContent, Table, TableCell } from 'mdast';
import { readHtmlTables } from './htmlTables.ts';
import { lastLineOf, lineOf } from './lines.ts';
import type { MarkdownFile } from './markdownFile.ts';
import { oneLine, plainText, rawText } from './plainText.ts';

/** What a table cell says. `lead` is what comes before its list, `items` the list; both may be missing. */
export interface Cell {
  readonly text: string;
  readonly lead: string;
  readonly items: readonly string[];
  readonly line: number;
}

/** A table with its head row apart; `endLine` is the line after its last. */
export interface Grid {
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  readonly line: number;
  readonly endLine: number;
}

/** The tables among `nodes`, those in GFM and those in HTML, in the order of the file. */
export function readTables(file: MarkdownFile, nodes: readonly RootContent[]): readonly Grid[] {
  const grids: Grid[] = [];
  let readTo = 0;
  for (const node of nodes) {
    if (lineOf(node) < readTo) continue;
    if (node.type === 'table') grids.push(gfmGrid(node));
    if (node.type !== 'html' || !/<table[\s>]/i.test(node.value)) continue;
    // A blank line ends an HTML block in Markdown but not the table in it, so the file's own lines are read.
    const found = readHtmlTables(file.lines, lineOf(node));
    grids.push(...found);
    readTo = found[found.length - 1]?.endLine ?? readTo;
  }
  return grids;
}

function gfmGrid(table: Table): Grid {
  const [head, ...rows] = table.children.map(({ children }) => children.map(gfmCell));
  return { head: head ?? [], rows, line: lineOf(table), endLine: lastLineOf(table) + 1 };
}

function gfmCell(cell: TableCell): Cell {
  const [lead = '', ...items] = rawText(cell)
    .split('\n')
    .map((piece) => oneLine(piece.replace(/^\s*(?:[-•*·]\s+)/, '')));
  return { text: plainText(cell), lead, items: items.filter(Boolean), line: lineOf(cell) };
}

/** Rows become columns: for tables that name their subjects in the head row. */
export function transpose(grid: Grid): Grid {
  const all = [grid.head, ...grid.rows];
  const width = Math.max(0, ...all.map((row) => row.length));
  const empty: Cell = { text: '', lead: '', items: [], line: grid.line };
  const turned = Array.from({ length: width }, (_, column) => all.map((row) => row[column] ?? empty));
  const [head = [], ...rows] = turned;
  return { ...grid, head, rows };
}
