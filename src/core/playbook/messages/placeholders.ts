import type { Placeholder } from './template.ts';

/**
 * The gaps teams leave in their messages: "[feature]", "{title}", "{{ title }}", "<service>", "X" and "XX:XX".
 * Check boxes, links, footnotes and HTML tags only look like them.
 */
const gap =
  /\[([^\][\n]{1,80})\](?![([:])|\{\{\s*([^{}\n]{1,60}?)\s*\}\}|\{([\p{L}][^{}\n]{0,60})\}|<([\p{L}][\p{L}\p{N} _/'-]{0,60})>|(?<![\p{L}\p{N}_-])(X{1,3}(?::X{2})?)(?![\p{L}\p{N}_-])/gu;
const tag =
  /^(?:a|b|i|u|p|br|hr|em|strong|code|pre|ul|ol|li|div|span|table|tr|td|th|img|h[1-6]|sup|sub|details|summary)(?:\s|\/|$)/i;

export interface PlacedGap {
  readonly written: string;
  readonly name: string;
  /** Where it begins in the line. */
  readonly start: number;
}

/** Every gap of a line, in their order. */
export function gapsOf(line: string): readonly PlacedGap[] {
  return [...line.matchAll(gap)].flatMap((match): readonly PlacedGap[] => {
    const [written, bracket, doubled, braced, angled, letter] = match;
    if (bracket !== undefined && /^(?:[ xX]|\^.*|\d+)$/.test(bracket)) return [];
    if (angled !== undefined && tag.test(angled)) return [];
    const name = bracket ?? doubled ?? braced ?? angled ?? letter ?? '';
    return [{ written, name: name.trim(), start: match.index }];
  });
}

/** Each different gap of a text once, in the order of first use; `firstLine` is the line of the text's first line. */
export function readPlaceholders(text: string, firstLine: number): readonly Placeholder[] {
  const found = new Map<string, Placeholder>();
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    for (const { written, name } of gapsOf(line)) {
      if (!found.has(written)) found.set(written, { written, name, line: firstLine + index });
    }
  }
  return [...found.values()];
}
