import type { Table } from 'mdast';
import { lineOf } from '../../markdown/lines.ts';
import type { ActionItem } from '../postMortem.ts';
import { inlineText } from './inlineText.ts';
import { dueDate, ownerName, readItemParts } from './itemParts.ts';
import { readLabels } from './labels.ts';
import type { Outline } from './outline.ts';
import { isPlaceholder } from './placeholder.ts';
import { cellPlaces } from './tableCells.ts';

export type ItemColumn = 'text' | 'owner' | 'due' | 'done' | 'link' | 'priority' | 'labels';
export type ItemColumns = Readonly<Partial<Record<ItemColumn, number>>>;

/** In this order, each column of the table for one thing only. */
const columnWords: readonly (readonly [ItemColumn, RegExp])[] = [
  ['owner', /\b(?:owners?|who|assignees?|assigned|responsible|dri|person|lead)\b/iu],
  ['due', /\b(?:due|deadline|target|eta|when|by|date)\b/iu],
  ['priority', /\bprio(?:rity)?\b/iu],
  ['labels', /\b(?:labels?|tags?)\b/iu],
  ['done', /\b(?:status|done|state|completed?|progress)\b/iu],
  ['link', /\b(?:links?|tickets?|issues?|bugs?|jira|linear|tracking|tracker|prs?|pull request|id)\b|#/iu],
  [
    'text',
    /\b(?:actions?|items?|tasks?|descriptions?|to-?do|what|improvements?|recommendations?|measures?|summary|title)\b/iu,
  ],
];

export function itemColumns(head: readonly string[]): ItemColumns {
  const columns: Partial<Record<ItemColumn, number>> = {};
  const isAction = (name: string): boolean =>
    /\baction|\bto-?do|\btask/iu.test(name) && !/\btype\b|\btaken\b/iu.test(name);
  const action = head.findIndex(isAction);
  if (action >= 0) columns.text = action;
  head.forEach((name, column) => {
    if (column === columns.text || /\btype\b/iu.test(name)) return;
    const [kind] = columnWords.find(([candidate, words]) => columns[candidate] === undefined && words.test(name)) ?? [];
    if (kind !== undefined) columns[kind] = column;
  });
  const free = head.findIndex((_, column) => !Object.values(columns).includes(column));
  return columns.text === undefined && free >= 0 ? { ...columns, text: free } : columns;
}

/** One action a row; a row without words for the action is a template's. */
export function tableItems({ file, targets }: Outline, table: Table): readonly ActionItem[] {
  const [head, ...rows] = table.children;
  if (head === undefined) return [];
  const headLine = file.lines[lineOf(head)] ?? '';
  const columns = itemColumns(cellPlaces(headLine).map(({ start, end }) => inlineText(headLine.slice(start, end))));
  return rows.flatMap((row) => {
    const line = lineOf(row);
    const source = file.lines[line] ?? '';
    const cells = cellPlaces(source).map(({ start, end }) => source.slice(start, end));
    const cell = (column: ItemColumn): string => cells[columns[column] ?? -1] ?? '';
    const parts = readItemParts(cell('text'), targets);
    const text = inlineText(cell('text').slice(parts.start, parts.end), targets);
    if (isPlaceholder(text)) return [];
    const tracked = cell('link') === '' ? undefined : readItemParts(`x ${cell('link')}`, targets);
    const name = inlineText(cell('link'), targets);
    const owner = ownerName(cell('owner')) ?? ownerName(parts.owner?.value);
    const due = dueDate(cell('due')) ?? dueDate(parts.due?.value);
    const done = readStatus(cell('done')) ?? parts.done;
    const link = tracked?.link?.value ?? parts.link?.value;
    const issue = parts.issue ?? (/^(?:[A-Z][A-Z0-9_]*-\d+|#\d+)$/u.test(name) ? name : undefined);
    const priority = isPlaceholder(cell('priority')) ? parts.priority?.value : inlineText(cell('priority'));
    const ownLabels = readLabels(cell('labels'));
    const labels = ownLabels.length > 0 ? ownLabels : readLabels(parts.labels?.value ?? '');
    const item: ActionItem = {
      text,
      written: cell('text').slice(parts.start, parts.end),
      ...(owner === undefined ? {} : { owner }),
      ...(done === undefined ? {} : { done }),
      ...(due === undefined ? {} : { due }),
      ...(link === undefined ? {} : { link }),
      ...(issue === undefined ? {} : { issue }),
      ...(priority === undefined ? {} : { priority }),
      ...(labels.length === 0 ? {} : { labels }),
      ...(parts.id === undefined ? {} : { id: parts.id }),
      form: 'row',
      headLine: lineOf(table),
      line,
      wordsEndLine: line + 1,
      endLine: line + 1,
    };
    return [item];
  });
}

function readStatus(written: string): boolean | undefined {
  const status = inlineText(written);
  if (
    /^(?:\[x\]|x|✅|✔️?|☑️?|yes|done|completed?|closed|fixed|merged|resolved|shipped)\b|^(?:✅|✔|☑|\[x\])/iu.test(
      status,
    )
  )
    return true;
  return /^(?:\[ ?\]|no|open|to ?do|not (?:done|started)|pending|in progress|wip|started|planned|backlog|new)(?!\w)/iu.test(
    status,
  )
    ? false
    : undefined;
}
