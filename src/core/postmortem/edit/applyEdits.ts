import type { TextEdit } from '../../markdown/diagnostic.ts';
import { splitLines } from '../../markdown/lines.ts';
import type { PostMortem } from '../postMortem.ts';

const byteOrderMark = '\uFEFF';

/** The document as Markdown: byte for byte what was read, but for the edits. */
export function printPostMortem({ markdown }: PostMortem, edits: readonly TextEdit[] = []): string {
  return applyEdits(markdown, edits);
}

/**
 * Carries out edits as an editor does: all of them count in the text before the first, and their line breaks
 * become those of the document. Edits must not overlap; of two at one place the first stands first.
 */
export function applyEdits(markdown: string, edits: readonly TextEdit[]): string {
  if (edits.length === 0) return markdown;
  const mark = markdown.startsWith(byteOrderMark) ? byteOrderMark : '';
  const source = markdown.slice(mark.length);
  const starts = lineStarts(source);
  const eol = lineEnding(source);
  const offset = (line: number, column: number): number =>
    line >= starts.length ? source.length : Math.min((starts[line] ?? 0) + column, source.length);
  let printed = '';
  let at = 0;
  for (const edit of [...edits].sort(byPlace)) {
    const from = offset(edit.startLine, edit.startColumn);
    printed += source.slice(at, from) + edit.newText.replace(/\r\n|\r|\n/gu, eol);
    at = Math.max(from, offset(edit.endLine, edit.endColumn));
  }
  return mark + printed + source.slice(at);
}

function byPlace(a: TextEdit, b: TextEdit): number {
  return a.startLine - b.startLine || a.startColumn - b.startColumn;
}

function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (const match of source.matchAll(/\r\n|\r|\n/gu)) starts.push(match.index + match[0].length);
  return starts;
}

/** The most frequent one; LF where there is none. */
function lineEnding(source: string): string {
  const counts = { '\r\n': 0, '\r': 0, '\n': 0 };
  for (const [found] of source.matchAll(/\r\n|\r|\n/gu)) counts[found as keyof typeof counts]++;
  if (counts['\r\n'] > counts['\n'] && counts['\r\n'] >= counts['\r']) return '\r\n';
  return counts['\r'] > counts['\n'] ? '\r' : '\n';
}

/** The lines of the document, as its positions count them. */
export function linesOf({ markdown }: PostMortem): readonly string[] {
  return splitLines(markdown.startsWith(byteOrderMark) ? markdown.slice(1) : markdown);
}
