import { applyEdits, linesOf } from './applyEdits.ts';
import { addActionItem } from './actionItemEdits.ts';
import type { ItemChange } from './itemSource.ts';
import { removeLines } from './place.ts';
import type { PostMortem } from '../postMortem.ts';
import { readPostMortem } from '../readPostMortem.ts';
import { inlineText } from '../read/inlineText.ts';
import { readItemParts } from '../read/itemParts.ts';
import { isPlaceholder } from '../read/placeholder.ts';
import { cellPlaces } from '../read/tableCells.ts';

export interface LinesAsItems {
  readonly markdown: string;
  readonly count: number;
}

interface Candidate {
  readonly line: number;
  readonly change: ItemChange & { readonly text: string };
  /** A check box or "TODO:" is an action already and moves; what tells what happened stays where it is. */
  readonly moves: boolean;
}

/**
 * Makes action items of the lines from `startLine` to `endLine` (inclusive): check boxes, "TODO:" lines, list items,
 * table rows, timeline entries. Lines that are action items already are passed over.
 */
export function linesToItems(document: PostMortem, startLine: number, endLine: number): LinesAsItems {
  const lines = linesOf(document);
  const found: Candidate[] = [];
  for (let line = startLine; line <= Math.min(endLine, lines.length - 1); line++) {
    const isItem = document.actionItems.some((item) => line >= item.line && line < item.endLine);
    const candidate = isItem ? undefined : candidateAt(document, lines, line);
    if (candidate !== undefined) found.push(candidate);
  }
  const moved = found.filter(({ moves }) => moves).map(({ line }) => removeLines(lines, line, line + 1));
  let markdown = applyEdits(document.markdown, moved);
  for (const { change } of found) {
    const current = readPostMortem(markdown);
    markdown = applyEdits(markdown, addActionItem(current, change));
  }
  return { markdown, count: found.length };
}

function candidateAt(document: PostMortem, lines: readonly string[], line: number): Candidate | undefined {
  const entry = document.timeline.find((one) => one.line === line);
  if (entry !== undefined) return { line, change: { text: entry.written, done: false }, moves: false };
  const source = lines[line] ?? '';
  if (/^\s*(?:$|#{1,6}\s|<!--|```|~~~|[-*_=\s|:]+$)/u.test(source)) return undefined;
  const row = /^\s*\|/u.test(source) ? rowText(source) : undefined;
  if (row !== undefined) {
    // The head of a table names its columns.
    if (/^\s*\|[\s|:-]+$/u.test(lines[line + 1] ?? '')) return undefined;
    return isPlaceholder(row) ? undefined : { line, change: { text: row, done: false }, moves: false };
  }
  const parts = readItemParts(source);
  const text = source.slice(parts.start, parts.end);
  if (isPlaceholder(inlineText(text))) return undefined;
  const change = {
    text,
    done: parts.done === true,
    ...(parts.owner === undefined ? {} : { owner: parts.owner.value }),
    ...(parts.due === undefined ? {} : { due: parts.due.value }),
  };
  const moves = parts.box !== undefined || /^\s*(?:[-*+]\s+)?(?:\*\*|__)?todo(?:\*\*|__)?\s*:/iu.test(source);
  return { line, change, moves };
}

/** The cells of a row as one sentence. */
function rowText(source: string): string {
  return cellPlaces(source)
    .map(({ start, end }) => source.slice(start, end).trim())
    .filter((cell) => cell !== '')
    .join(' – ')
    .replaceAll(String.raw`\|`, '|');
}
