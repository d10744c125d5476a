import { textOfHtml } from './htmlText.ts';
import { oneLine } from './plainText.ts';
import type { Cell, Grid } from './tables.ts';

/** Longest HTML that is searched for the end of a table. */
const longestLines = 2000;

/** The HTML tables that begin on `line` or right behind the ones before, up to the last `</table>`. */
export function readHtmlTables(lines: readonly string[], line: number): readonly Grid[] {
  const html = lines.slice(line, line + longestLines).join('\n');
  const end = html.search(/<\/table\s*>/i);
  const table = end < 0 ? html : html.slice(0, end);
  const lineAt = lineCounter(table, line);
  const rows: { cells: Cell[]; head: boolean }[] = [];
  for (const row of table.matchAll(/<tr[\s>][\s\S]*?(?=<tr[\s>]|<\/tr|$)/gi)) {
    const cells: Cell[] = [];
    let heads = 0;
    for (const cell of row[0].matchAll(/<(t[dh])(?:\s[^<>]*)?>([\s\S]*?)(?=<t[dh][\s>]|<\/t[dhr]|$)/gi)) {
      const inner = cell[2] ?? '';
      if (cell[1]?.toLowerCase() === 'th') heads++;
      const lead = /^\s*/.exec(inner)?.[0].length ?? 0;
      const offset = row.index + cell.index + cell[0].length - inner.length + lead;
      cells.push(readCell(inner, lineAt(offset)));
    }
    if (cells.length > 0) rows.push({ cells, head: heads === cells.length });
  }
  if (rows.length === 0) return [];
  const hasHead = rows[0]?.head === true || /<thead[\s>]/i.test(table);
  const all = rows.map(({ cells }) => cells);
  const endLine = lineAt(table.length) + 1;
  return [{ head: hasHead ? (all[0] ?? []) : [], rows: hasHead ? all.slice(1) : all, line, endLine }];
}

function readCell(html: string, line: number): Cell {
  const list = html.search(/<[uo]l[\s>]|<li[\s>]/i);
  const lead = list < 0 ? html : html.slice(0, list);
  const items = [...html.matchAll(/<li(?:\s[^<>]*)?>([\s\S]*?)(?=<li[\s>]|<\/li|<\/[uo]l|$)/gi)];
  return {
    text: words(html.replace(/<\/?(?:p|li|ul|ol|div)[^<>]*>/gi, ' ')),
    lead: words(lead.replace(/<\/?(?:p|div)[^<>]*>/gi, ' ')),
    items: items.map(([, item]) => words(item ?? '')).filter(Boolean),
    line,
  };
}

/** Cells may hold Markdown marks, which HTML leaves as they are. */
function words(html: string): string {
  return oneLine(textOfHtml(html)).replace(/\*\*|__|`/g, '');
}

/** Line numbers for rising offsets into `text`. */
function lineCounter(text: string, firstLine: number): (offset: number) => number {
  let line = firstLine;
  let at = 0;
  return (offset) => {
    for (; at < offset; at++) if (text[at] === '\n') line++;
    return line;
  };
}
