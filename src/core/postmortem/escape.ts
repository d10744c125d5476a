/**
 * Words of people and vendors as Markdown that shows them as they are. The result is one line; it can
 * hold no mark, no tag and no link except a web address that shows itself.
 */

const address = /https?:\/\/[^\s<>\\"`]*[^\s<>\\"`.,;:!?)\]}*_'|]/giu;

/** Text behind other words of a line. */
export function escapeText(text: string): string {
  const line = oneLine(text);
  let escaped = '';
  let at = 0;
  for (const match of line.matchAll(address)) {
    escaped += `${escapeWords(line, at, match.index)}<${match[0]}>`;
    at = match.index + match[0].length;
  }
  return escaped + escapeWords(line, at, line.length);
}

/** Text that stands first in its block: a list mark, a quote or a heading's hashes at its start stay text. */
export function escapeBlock(text: string): string {
  return escapeText(text)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/u, String.raw`$1\$2`)
    .replace(/^(?=[-+=>:]|#{1,6}(?:\s|$))/u, '\\');
}

/** Text of a heading, whose closing hashes would be lost. */
export function escapeHeading(text: string): string {
  return escapeText(text).replace(/(?<=^|\s)(?=#+$)/u, '\\');
}

/** A link for web addresses and places in the workspace ("/src/a.ts#L3"); other targets leave only the words. */
export function printLink(text: string, target: string): string {
  const words = escapeWords(oneLine(text), 0, undefined);
  if (words === '' || !/^(?:https?:\/\/[^\s/]|\/(?!\/))/iu.test(target)) return words;
  return `[${words}](${escapeTarget(target)})`;
}

/** A fenced block; every line begins with `indent`. */
export function printFence(text: string, indent: string): readonly string[] {
  const mark = '`'.repeat(Math.max(3, longestRun(text) + 1));
  const lines = text
    .replaceAll('\0', '\uFFFD')
    .replace(/\s+$/u, '')
    .split(/\r\n|\r|\n/u);
  return [`${mark}text`, ...lines, mark].map((line) => (line === '' ? '' : indent + line));
}

function oneLine(text: string): string {
  return text
    .replaceAll('\0', '\uFFFD')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length));
}

/** `$` is math in VS Code's preview; "www." and "a@b.c" would become links. */
function escapeWords(line: string, from: number, to: number | undefined): string {
  return line
    .slice(from, to)
    .replace(/[\\`*[\]<~$]|(?<![a-z0-9])_|_(?![a-z0-9])|&(?=#?\w+;)/giu, String.raw`\$&`)
    .replace(/(?<=www)\.|(?<=[a-z0-9._+-])@|(?<=https?|ftp|mailto|xmpp):/giu, String.raw`\$&`);
}

function escapeTarget(target: string): string {
  return target
    .replace(/[\s<>()"\\`\p{Cc}]/gu, (character) =>
      encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
    )
    .replace(/&(?=#?\w+;)/gu, '%26')
    .replace(/[*_~[\]$|]/gu, String.raw`\$&`);
}
