import type { Placeholder } from './template.ts';

/**
 * The gaps teams leave in their messages: "[feature]", "{title}", "{{ title }}", "<service>", "X" and "XX:XX".
 * Check boxes, links, footnotes and HTML tags only look like them.
 */
const gap =
  /\[([^\][\n]{1,80})\](?![([:])|\{\{\s*([^{}\n]{1,60}?)\s*\}\}|\{([\p{L}][^{}\n]{0,60})\}|<([\p{L}][\p{L}\p{N} _/'-]{0,60})>|(?<![\p{L}\p{N}_-])(X{1,3}(?::X{2})?)(?![\p{L}\p{N}_-])/gu;
const tag =
  /^(?:a|b|i|u|p|br|hr|em|strong|code|pre|ul|ol|li|div|span|table|tr|td|th|img|h[1-6]|sup|sub|details|summary)(?:\s|\/|$)/i;

/** Each different gap of a text once, in the order of first use; `firstLine` is the line of the text's first line. */
export function readPlaceholders(text: string, firstLine: number): readonly Placeholder[] {
  const found = new Map<string, Placeholder>();
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    for (const match of line.matchAll(gap)) {
      const [written, bracket, doubled, braced, angled, letter] = match;
      if (bracket !== undefined && /^(?:[ xX]|\^.*|\d+)$/.test(bracket)) continue;
      if (angled !== undefined && tag.test(angled)) continue;
      const name = bracket ?? doubled ?? braced ?? angled ?? letter ?? '';
      if (!found.has(written)) found.set(written, { written, name: name.trim(), line: firstLine + index });
    }
  }
  return [...found.values()];
}
