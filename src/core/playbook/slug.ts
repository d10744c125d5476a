/** "No new errors for 15+ minutes" becomes "no-new-errors-for-15-minutes"; "part" when nothing is left. */
export function slug(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 8).join('-') || 'part';
}
