/**
 * A message fit for a notification, in which VS Code would turn `[words](command:…)` into a link that
 * runs: a title that somebody wrote must not become one.
 */
export function plainMessage(text: string): string {
  return text.replace(/\]\(/gu, '] (');
}
