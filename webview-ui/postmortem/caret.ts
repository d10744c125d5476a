/** Where a caret belongs after the text around it was changed from elsewhere: it keeps to the words it stood between. */
export function mapCaret(before: string, after: string, caret: number): number {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (caret <= head) return caret;
  if (caret >= before.length - tail) return after.length - (before.length - caret);
  return after.length - tail;
}
