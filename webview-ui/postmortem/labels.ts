/** Pixels that a label takes for each character of its text, and the gap to the next. */
const characterWidth = 6.6;
const gap = 10;

export interface PlacedLabel {
  /** Counted from the top. */
  readonly row: number;
  readonly anchor: 'start' | 'end';
}

/**
 * Places labels at their marks, in rows, so that none overlaps another or leaves the picture: to the right of the mark,
 * else to its left. One that fits nowhere is left out; its mark still tells its name.
 */
export function placeLabels(
  labels: readonly { readonly x: number; readonly text: string }[],
  { width, rows }: { readonly width: number; readonly rows: number },
): readonly (PlacedLabel | undefined)[] {
  const taken: { readonly row: number; readonly from: number; readonly to: number }[] = [];
  return labels.map(({ x, text }) => {
    const length = text.length * characterWidth;
    for (let row = 0; row < rows; row++) {
      for (const anchor of ['start', 'end'] as const) {
        const [from, to] = anchor === 'start' ? [x, x + length] : [x - length, x];
        if (from < 0 || to > width) continue;
        if (taken.some((other) => other.row === row && from < other.to + gap && other.from < to + gap)) continue;
        taken.push({ row, from, to });
        return { row, anchor };
      }
    }
    return undefined;
  });
}
