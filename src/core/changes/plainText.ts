// Line breaks and other control characters; marks that reverse or hide the text around them; halves of a character.
const controls = /[\p{Cc}\u2028\u2029]+/gu;
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const halves = /\p{Cs}/gu;

/** One line fit to be shown and stored, from text that any program may have written; cut at `maxLength` characters. */
export function oneLine(text: string, maxLength: number): string {
  // Anything beyond four times the limit cannot be seen again; cutting first bounds the work.
  const line = text
    .slice(0, maxLength * 4)
    .replace(controls, ' ')
    .replace(invisible, '')
    .replace(halves, '\ufffd')
    .replace(/ +/gu, ' ')
    .trim();
  if (line.length <= maxLength) return line;
  const cut = line.slice(0, maxLength - 1).replace(halves, '');
  return `${cut.trimEnd()}…`;
}
