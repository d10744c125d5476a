/** The one stretch in which two texts differ, as a replacement in the first. */
export function changedPart(
  before: string,
  after: string,
): { readonly start: number; readonly end: number; readonly text: string } {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  // Both texts may part within a character of two units, or between a carriage return and its line feed.
  while (start > 0 && /[\uD800-\uDBFF\r]/u.test(before[start - 1] ?? '')) start--;
  while (tail > 0 && /[\uDC00-\uDFFF\n]/u.test(before[before.length - tail] ?? '')) tail--;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
