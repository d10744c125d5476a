import { parseMarkdown } from '../../markdown/markdownFile.ts';

/**
 * What people type into one part of the document must not swallow what follows it. Their Markdown stays
 * theirs; only what would reach beyond the part is closed or escaped.
 */

/** Markdown for within a line: one line, no comment left open. */
export function guardInline(markdown: string): string {
  const line = markdown.replace(/[\r\n\u2028\u2029]+|\0/gu, ' ').trim();
  const open = line.lastIndexOf('<!--');
  const closed = open < 0 || line.includes('-->', open) ? line : `${line.slice(0, open)}\\${line.slice(open)}`;
  return /(?<!\\)(?:\\\\)*\\$/u.test(closed) ? `${closed}\\` : closed;
}

/** As `guardInline`, for text that stands first in a list item or paragraph. */
export function guardBlockStart(markdown: string): string {
  return guardInline(markdown)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/u, String.raw`$1\$2`)
    .replace(/^(?=[-+*](?:\s|$)|>|#{1,6}(?:\s|$)|`{3,}|~{3,}|[-=_*]{3,}\s*$|\[[ xX]\]\s|\|)/u, '\\')
    .replace(/^(?=<)/u, '\\');
}

/** For a cell of a table: its bars are escaped, those that are already stay so. */
export function guardCell(markdown: string): string {
  return guardInline(markdown).replace(/\\.|\|/gu, (found) => (found === '|' ? String.raw`\|` : found));
}

const closers = ['-->', '?>', ']]>', '>', '</script>', '</style>', '</pre>', '</textarea>'];
const sentinel = 'sitrep-end-of-part';

/** Blocks of Markdown: a fence, comment or element left open is closed, so that the next section stays one. */
export function guardBlocks(markdown: string): string {
  const text = markdown.replace(/^(?:[^\S\r\n]*(?:\r\n|\r|\n))+|\s+$/gu, '');
  const closer = findCloser(text);
  return closer === '' ? text : `${text}\n${closer}`;
}

/** The line that ends what the Markdown leaves open; empty when nothing is. */
export function findCloser(text: string): string {
  if (text === '' || isClosed(text)) return '';
  const fences = [...text.matchAll(/^\s{0,3}(`{3,}|~{3,})/gmu)].map(([, fence = '']) => fence);
  return [...closers, ...new Set(fences)].find((closer) => isClosed(`${text}\n${closer}`)) ?? '';
}

/** What has to stand before lines that are put before `line`: at the end of the file a block may still be open. */
export function closeBefore(lines: readonly string[], line: number): readonly string[] {
  if (lines.slice(line).some((text) => text.trim() !== '')) return [];
  const closer = findCloser(lines.slice(0, line).join('\n'));
  return closer === '' ? [] : [closer];
}

function isClosed(text: string): boolean {
  const { root } = parseMarkdown(`${text}\n\n# ${sentinel}\n`);
  const last = root.children[root.children.length - 1];
  const [words] = last?.type === 'heading' ? last.children : [];
  return words?.type === 'text' && words.value === sentinel;
}
