/** Quick picks draw `$(name)` as an icon; in the words of people and vendors it stays text. One line. */
export function plainLabel(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/gu, ' ').replace(/\$\((?=[a-z0-9-]+(?:~[a-z]+)?\))/giu, '\\$(');
}
