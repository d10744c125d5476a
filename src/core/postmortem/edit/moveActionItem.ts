import type { TextEdit } from '../../markdown/diagnostic.ts';
import type { ActionItem, PostMortem } from '../postMortem.ts';
import { linesOf } from './applyEdits.ts';
import { insertBlock, isBlank, isWords, removeItemLines } from './place.ts';

/**
 * Moves an item to where the item with the index `to` is now. Within one list or table the items between change
 * places and numbers stay in order; between lists the item takes the bullet of its new neighbours. Rows and
 * lines without a bullet stay among their like: then nothing changes.
 */
export function moveActionItem(document: PostMortem, item: ActionItem, to: number): readonly TextEdit[] {
  const { actionItems } = document;
  const from = actionItems.findIndex(({ line }) => line === item.line);
  const target = actionItems[to];
  if (from < 0 || target === undefined || from === to) return [];
  const lines = linesOf(document);
  const run = actionItems.slice(Math.min(from, to), Math.max(from, to) + 1);
  if (isOneRun(lines, run)) return [reorder(lines, run, from < to)];
  if (!isListed(lines, item) || !isListed(lines, target)) return [];
  return [
    removeItemLines(lines, item, item.endLine),
    insertBlock(lines, from < to ? target.endLine : target.line, listedLike(lines, item, lines[target.line] ?? '')),
  ];
}

/** Whether nothing but blank lines stands between the items. */
function isOneRun(lines: readonly string[], run: readonly ActionItem[]): boolean {
  return run.every((item, index) => {
    const before = run[index - 1];
    if (before === undefined) return true;
    const isAlike =
      (item.form === 'row') === (before.form === 'row') && isListed(lines, item) === isListed(lines, before);
    return (
      isAlike &&
      lines.slice(before.endLine, item.line).every(isBlank) &&
      indentOf(lines, item) === indentOf(lines, before)
    );
  });
}

/** Whether the item has a bullet or number, so that it can stand in any list. */
function isListed(lines: readonly string[], { form, line }: ActionItem): boolean {
  return form !== 'row' && /^\s*(?:[-*+]|\d{1,9}[.)])\s/u.test(lines[line] ?? '');
}

function indentOf(lines: readonly string[], { line }: ActionItem): number {
  return /^\s*/u.exec(lines[line] ?? '')?.[0].length ?? 0;
}

/** One place each for the items' lines; what stands between them, and their numbers, stay where they are. */
function reorder(lines: readonly string[], run: readonly ActionItem[], forward: boolean): TextEdit {
  const blocks = run.map(({ line, endLine }) => lines.slice(line, endLine));
  const order = forward ? [...blocks.slice(1), ...blocks.slice(0, 1)] : [...blocks.slice(-1), ...blocks.slice(0, -1)];
  const printed = order.flatMap((block, index) => {
    const [first = '', ...below] = block;
    const place = run[index];
    const before = run[index - 1];
    const between = place === undefined || before === undefined ? [] : lines.slice(before.endLine, place.line);
    return [...between, withNumber(first, lines[place?.line ?? 0] ?? ''), ...below];
  });
  const [first, last] = [run[0]?.line ?? 0, (run[run.length - 1]?.endLine ?? 1) - 1];
  return {
    startLine: first,
    startColumn: 0,
    endLine: last,
    endColumn: (lines[last] ?? '').length,
    newText: printed.join('\n') + (run[0]?.form !== 'row' && isWords(lines[last + 1]) ? '\n' : ''),
  };
}

function withNumber(source: string, place: string): string {
  const number = /^\s*(\d{1,9})[.)]\s/u.exec(place)?.[1];
  return number === undefined ? source : source.replace(/^(\s*)\d{1,9}(?=[.)]\s)/u, `$1${number}`);
}

/** The item's lines with the bullet of `place`, and what is below them as far in as that asks for. */
function listedLike(lines: readonly string[], { line, endLine }: ActionItem, place: string): readonly string[] {
  const lead = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/u;
  const [like] = lead.exec(place) ?? ['- '];
  const [first = '', ...below] = lines.slice(line, endLine);
  const [own = ''] = lead.exec(first) ?? [];
  const inside = new RegExp(String.raw`^\s{0,${own.length}}`, 'u');
  const indent = ' '.repeat(like.length);
  return [
    like + first.slice(own.length),
    ...below.map((text) => (isBlank(text) ? text : text.replace(inside, indent))),
  ];
}
