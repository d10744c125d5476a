/** What a row is called in the names of its buttons: its words as they are read, not as Markdown has them. */
export function rowName(shown: string, words: Pick<Node, 'textContent'>): string {
  const read = (words.textContent ?? '').replace(/\s+/gu, ' ').trim();
  return `${shown} ${read}`.trim().slice(0, 80);
}
