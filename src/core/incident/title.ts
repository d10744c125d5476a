/** Longest title in UTF-16 units; a longer text is kept whole as the first note. */
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
  const characters = [...line];
  if (characters.length <= maxTitleLength) return { title: line };
  return {
    title: `${characters
      .slice(0, maxTitleLength - 1)
      .join('')
      .trimEnd()}…`,
    rest: text.trim(),
  };
}

/** The text with at most `length` characters, cut between characters as people see them, "…" at the end. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (cut.length + segment.length >= length) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}
