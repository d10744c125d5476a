/**
 * An input box holds one line. A text of several is shown in it with a sign for each line break, one that
 * the text itself does not have.
 */
const signs = ['⏎', '↵', '¶', '␤'] as const;

export function lineSign(text: string): string | undefined {
  return /[\r\n]/u.test(text) ? signs.find((sign) => !text.includes(sign)) : undefined;
}

export function joinLines(text: string, sign: string): string {
  return text.replace(/\r\n?|\n/gu, sign);
}

export function splitLines(text: string, sign: string): string {
  return text.split(sign).join('\n');
}
