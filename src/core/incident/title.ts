/** Longest title in characters; a longer text is kept whole as the first note. */
export const maxTitleLength = 160;

// Line breaks and other control characters, and the invisible marks that reverse the text around them.
const controls = /[\p{Cc}\u2028\u2029]+/gu;
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * What a person typed or pasted as one line, fit for a tree row and a file name's label: no line breaks,
 * no control or direction marks, no runs of spaces; right-to-left letters and emoji stay.
 * `rest` holds the whole text when it was too long for a title.
 */
export function readTitle(text: string): { readonly title: string; readonly rest?: string } {
  const line = text.replace(controls, ' ').replace(invisible, '').replace(/\s+/gu, ' ').trim();
  const title = shortened(line, maxTitleLength);
  return title === line ? { title } : { title, rest: text.trim() };
}

/** At most `length` characters as people count them: an emoji or a letter with its accents stays whole. */
export function shortened(text: string, length: number): string {
  // A character is at least one unit long: most texts need no counting.
  if (text.length <= length) return text;
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  if (characters.length <= length) return text;
  const kept = characters.slice(0, length - 1);
  return `${kept.join('').trimEnd()}…`;
}
