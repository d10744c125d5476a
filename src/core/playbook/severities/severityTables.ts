import { readDuration } from '../../markdown/duration.ts';
import { transpose, type Cell, type Grid } from '../../markdown/tables.ts';
import { addField, severityFieldKind, startDraft, type SeverityDraft } from './severityFields.ts';
import { readSeverityLabel, type SeverityLabel } from './severityLabel.ts';

const severityHead = /\bsev(?:erit(?:y|ies))?\b|incident (?:priority|level|class)|^classification$/i;

/**
 * The severities a table defines, one a row (or a column, when the head row names them). A table that only
 * mentions severities, such as one with a row "Time in SEV-1", defines none.
 */
export function severitiesOfTable(grid: Grid, aboutSeverities: boolean): readonly SeverityDraft[] {
  const rows = severityRows(grid, aboutSeverities);
  if (rows.length > 0) return rows;
  const named = grid.head.filter(({ text }) => readSeverityLabel(text));
  return named.length >= 2 ? severityRows(transpose(grid), aboutSeverities) : [];
}

function severityRows(grid: Grid, aboutSeverities: boolean): readonly SeverityDraft[] {
  const column = labelColumn(grid, aboutSeverities);
  if (column === undefined) return [];
  const respond = respondColumn(grid, column);
  return grid.rows.flatMap((row, index) => {
    const label = labelOf(row[column], numbersCount(grid, column));
    const line = row[0]?.line ?? grid.line;
    if (!label) return [];
    const draft = startDraft(label, line);
    draft.endLine = (grid.rows[index + 1]?.[0]?.line ?? grid.endLine - 1) + (grid.rows[index + 1] ? 0 : 1);
    row.forEach((cell, at) => {
      if (at !== column) addCell(draft, grid.head[at]?.text ?? '', cell, at === respond);
    });
    if (label.rest !== '' && draft.definition === '') draft.definition = label.rest;
    return [draft];
  });
}

/** The column that names one severity a row: most of its filled cells do, and at least one different level each. */
function labelColumn(grid: Grid, aboutSeverities: boolean): number | undefined {
  for (const [column] of (grid.rows[0] ?? []).entries()) {
    const head = grid.head[column]?.text ?? '';
    const about = severityHead.test(head) || (aboutSeverities && !/alert/i.test(head));
    const cells = grid.rows.map((row) => row[column]).filter((cell) => cell !== undefined && cell.text !== '');
    const labels = cells
      .map((cell) => labelOf(cell, numbersCount(grid, column)))
      .filter((label) => label !== undefined);
    const strong = labels.every(({ scale }) => scale !== 'weak');
    const levels = new Set(labels.map(({ level }) => level));
    if (labels.length * 2 < cells.length || levels.size < labels.length) continue;
    if (levels.size >= 2 && (strong || about)) return column;
    if (levels.size === 1 && strong && about && cells.length === 1) return column;
  }
  return undefined;
}

/** "1", "2", "3" are levels where the column's head says that it holds severities. */
function numbersCount(grid: Grid, column: number): boolean {
  return severityHead.test(grid.head[column]?.text ?? '');
}

function labelOf(cell: Cell | undefined, numbers: boolean): SeverityLabel | undefined {
  if (!cell) return undefined;
  const label = readSeverityLabel(cell.lead || cell.text);
  if (label) return label;
  const [, digit, name] = numbers ? (/^([1-5])(?:\s*[-–—:(.]\s*([^)]*)\)?)?$/.exec(cell.text) ?? []) : [];
  return digit === undefined
    ? undefined
    : { label: digit, level: Number(digit), scale: 'weak', name: name?.trim() ?? '', joined: false, rest: '' };
}

/**
 * The column that says how fast to respond. A head with "response" may as well list actions ("Page an IC"), so
 * without a word for time most of its cells have to be little more than a duration.
 */
function respondColumn(grid: Grid, labels: number): number | undefined {
  const candidates = grid.head.flatMap(({ text }, at) =>
    at !== labels && severityFieldKind(text) === 'respond' ? [at] : [],
  );
  const timed = candidates.find((at) => /time|sla|within|target/i.test(grid.head[at]?.text ?? ''));
  if (timed !== undefined) return timed;
  return candidates.find((at) => {
    const cells = grid.rows.map((row) => row[at]?.text ?? '').filter(Boolean);
    const short = cells.filter((text) => (readDuration(text)?.matched.length ?? 0) * 3 >= text.length);
    return short.length * 2 > cells.length;
  });
}

function addCell(draft: SeverityDraft, head: string, cell: Cell, responds: boolean): void {
  const kind = severityFieldKind(head);
  if (kind === 'respond' && !responds) return;
  if (/^(?:|-|–|—|n\/a|none stated|tbd|\?)$/i.test(cell.text) && kind !== 'pages') return;
  // A definition that opens with one sentence and goes on as a list: the sentence names it, the list is the examples.
  if (kind === 'definition' && cell.items.length > 0 && cell.lead !== '') {
    if (draft.name === '') draft.name = cell.lead;
    addField(draft, { name: 'definition', value: cell.lead, items: [], line: cell.line });
    addField(draft, {
      name: 'examples',
      value: '',
      items: cell.items.map((text) => ({ text, line: cell.line })),
      line: cell.line,
    });
    return;
  }
  const items = kind === 'examples' && cell.items.length > 0 ? [cell.lead, ...cell.items].filter(Boolean) : [];
  addField(draft, {
    name: head,
    value: cell.text,
    items: items.map((text) => ({ text, line: cell.line })),
    line: cell.line,
  });
}
