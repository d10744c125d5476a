/** Columns of a cell's content in the line of its row; for an empty cell both ends are where content may go. */
export interface CellPlace {
  readonly start: number;
  readonly end: number;
}

/** The cells of a table row by its unescaped bars. */
export function cellPlaces(line: string): readonly CellPlace[] {
  const bars: number[] = [];
  for (let index = 0; index < line.length; index++) {
    if (line[index] === '\\') index++;
    else if (line[index] === '|') bars.push(index);
  }
  const [first] = bars;
  const opened = first !== undefined && line.slice(0, first).trim() === '';
  const starts = opened ? bars.map((bar) => bar + 1) : [0, ...bars.map((bar) => bar + 1)];
  const last = starts[starts.length - 1];
  if (last !== undefined && starts.length > 1 && line.slice(last).trim() === '') starts.pop();
  return starts.map((start) => {
    const end = bars.find((bar) => bar >= start) ?? line.length;
    const inner = line.slice(start, end);
    const text = inner.trim();
    const lead = text === '' ? Math.min(1, inner.length) : inner.length - inner.trimStart().length;
    return { start: start + lead, end: start + lead + text.length };
  });
}
