/** Whether one of the keys was pressed; what an input method takes for itself, to choose or to drop a word, was not. */
export function isKey(event: KeyboardEvent, ...keys: readonly string[]): boolean {
  return !event.isComposing && keys.includes(event.key);
}
