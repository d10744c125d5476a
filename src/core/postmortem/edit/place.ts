import type { TextEdit } from '../../markdown/diagnostic.ts';
import type { TextRange } from '../postMortem.ts';

export function replaceRange(range: TextRange, newText: string): TextEdit {
  return { ...range, newText };
}

/** Text that comes where nothing stood keeps a space on either side. */
export function replaceSpaced(lines: readonly string[], range: TextRange, text: string): TextEdit {
  const isEmpty = range.startLine === range.endLine && range.startColumn === range.endColumn;
  if (text === '' || !isEmpty) return replaceRange(range, text);
  const line = lines[range.startLine] ?? '';
  const left = /(?:^|\s)$/u.test(line.slice(0, range.startColumn)) ? '' : ' ';
  const right = /^(?:$|[\s\\])/u.test(line.slice(range.endColumn)) ? '' : ' ';
  return replaceRange(range, left + text + right);
}

export function insertAt(line: number, column: number, newText: string): TextEdit {
  return { startLine: line, startColumn: column, endLine: line, endColumn: column, newText };
}

/** Puts whole lines before `line`; behind the last line when there is no such line. */
export function insertLines(lines: readonly string[], line: number, added: readonly string[]): TextEdit {
  if (line < lines.length) return insertAt(line, 0, `${added.join('\n')}\n`);
  const last = lines.length - 1;
  const text = lines[last] ?? '';
  if (text === '' && last > 0) return insertAt(last, 0, `${added.join('\n')}\n`);
  return insertAt(last, text.length, `\n${added.join('\n')}`);
}

/** As `insertLines`; words that stand right behind do not become part of what was added. */
export function insertBlock(lines: readonly string[], line: number, added: readonly string[]): TextEdit {
  return insertLines(lines, line, isWords(lines[line]) ? [...added, ''] : added);
}

/** Whether a line would go on with a list item or paragraph that comes to stand right before it. */
export function isWords(text: string | undefined): boolean {
  return /^\s*(?![-*+]\s|\d{1,9}[.)]\s|#)\S/u.test(text ?? '');
}

/** Takes out the lines from `line` to before `endLine`, with their line breaks. */
export function removeLines(lines: readonly string[], line: number, endLine: number): TextEdit {
  if (endLine < lines.length) return { startLine: line, startColumn: 0, endLine, endColumn: 0, newText: '' };
  const last = lines.length - 1;
  const before = Math.max(0, line - 1);
  return {
    startLine: line === 0 ? 0 : before,
    startColumn: line === 0 ? 0 : (lines[before] ?? '').length,
    endLine: last,
    endColumn: (lines[last] ?? '').length,
    newText: '',
  };
}

/** As `removeLines`, for list items: words behind them, or a list that no longer begins with 1, need a blank line. */
export function removeItemLines(
  lines: readonly string[],
  { form, line }: { readonly form: string; readonly line: number },
  endLine: number,
): TextEdit {
  if (form === 'row') return removeLines(lines, line, endLine);
  const next = lines[endLine] ?? '';
  const isJoined = !isBlank(lines[line - 1]) && (isWords(next) || /^\s*(?!1[.)])\d{1,9}[.)]\s/u.test(next));
  const removed = removeLines(lines, line, endLine);
  return isJoined && line > 0 ? { ...removed, newText: '\n' } : removed;
}

export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
