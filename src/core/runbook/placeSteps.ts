import type { RunStep } from '../incident/event.ts';
import type { RunbookStep } from './runbook.ts';

/** Beyond this many pairs only keys are compared: nobody follows a runbook of thousands of changed steps. */
const mostPairs = 4_000_000;
/** Two texts are the same step when they share this much of their words. */
const leastAlike = 0.5;

/**
 * Where the steps of a run stand in the file as it is now, by the recorded step's key. A run keeps its steps as they
 * were when it began; the file may have been edited since. Steps with the same words in the same order are the same;
 * then those that were moved, then those that were reworded between the same neighbours. A step that is in none of
 * these ways there any more is absent. No two recorded steps are placed on one.
 */
export function placeSteps(
  recorded: readonly RunStep[],
  current: readonly RunbookStep[],
): ReadonlyMap<string, RunbookStep> {
  const placed = new Map<string, RunbookStep>();
  const pairs = aligned(recorded, current);
  const taken = new Set(pairs.map(([, to]) => to));
  const placeOf = new Map(pairs);
  place(recorded, current, { placeOf, taken });
  for (const [from, to] of placeOf) {
    const step = recorded[from];
    const now = current[to];
    if (step !== undefined && now !== undefined && !placed.has(step.key)) placed.set(step.key, now);
  }
  return placed;
}

type Pair = readonly [from: number, to: number];

/** The longest run of equal texts in the same order. */
function aligned(recorded: readonly RunStep[], current: readonly RunbookStep[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let start = 0;
  let from = recorded.length;
  let to = current.length;
  while (start < from && start < to && recorded[start]?.text === current[start]?.text) {
    pairs.push([start, start]);
    start++;
  }
  while (from > start && to > start && recorded[from - 1]?.text === current[to - 1]?.text) {
    from--;
    to--;
    pairs.push([from, to]);
  }
  const rows = from - start;
  const columns = to - start;
  if (rows === 0 || columns === 0) return pairs;
  if (rows * columns > mostPairs) return [...pairs, ...sameKeys(recorded, current, { start, from, to })];
  // lengths[row][column]: how many pairs the rest from there on can make.
  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  const isSame = (row: number, column: number): boolean =>
    recorded[start + row]?.text === current[start + column]?.text;
  for (let row = rows - 1; row >= 0; row--) {
    const line = lengths[row];
    if (line === undefined) continue;
    for (let column = columns - 1; column >= 0; column--) {
      line[column] = isSame(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    if (isSame(row, column)) pairs.push([start + row++, start + column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}

function sameKeys(
  recorded: readonly RunStep[],
  current: readonly RunbookStep[],
  { start, from, to }: { readonly start: number; readonly from: number; readonly to: number },
): readonly Pair[] {
  const keys = new Map(current.slice(start, to).map(({ key }, index) => [key, start + index]));
  return recorded.slice(start, from).flatMap(({ key }, index): Pair[] => {
    const found = keys.get(key);
    return found === undefined ? [] : [[start + index, found]];
  });
}

interface Placing {
  readonly placeOf: Map<number, number>;
  readonly taken: Set<number>;
}

/** Places what the alignment left over. */
function place(recorded: readonly RunStep[], current: readonly RunbookStep[], { placeOf, taken }: Placing): void {
  const take = (from: number, to: number | undefined): void => {
    if (to === undefined) return;
    placeOf.set(from, to);
    taken.add(to);
  };
  const left = (): readonly number[] => [...recorded.keys()].filter((from) => !placeOf.has(from));
  if (left().length === 0) return;
  const moved = new Map<string, number[]>();
  for (const [to, { text }] of current.entries()) {
    if (taken.has(to)) continue;
    const places = moved.get(text);
    if (places === undefined) moved.set(text, [to]);
    else places.push(to);
  }
  for (const from of left()) take(from, moved.get(recorded[from]?.text ?? '')?.shift());
  for (const from of left()) {
    const { after, before } = between(from, placeOf, { length: current.length });
    let best: { readonly to: number; readonly alike: number } | undefined;
    for (let to = after + 1; to < before; to++) {
      if (taken.has(to)) continue;
      const alike = likeness(recorded[from]?.text ?? '', current[to]?.text ?? '');
      if (alike >= leastAlike && alike > (best?.alike ?? 0)) best = { to, alike };
    }
    take(from, best?.to);
  }
}

/** The places of the nearest placed steps around one. */
function between(
  from: number,
  placeOf: ReadonlyMap<number, number>,
  { length }: { readonly length: number },
): { readonly after: number; readonly before: number } {
  let after = -1;
  for (let index = from - 1; index >= 0; index--) {
    const place = placeOf.get(index);
    if (place === undefined) continue;
    after = place;
    break;
  }
  let before = length;
  const last = Math.max(...placeOf.keys(), from);
  for (let index = from + 1; index <= last; index++) {
    const place = placeOf.get(index);
    if (place === undefined || place < after) continue;
    before = place;
    break;
  }
  return { after, before };
}

/** The share of words that two texts have in common, between 0 and 1. */
function likeness(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  return (2 * shared) / (left.size + right.size);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .slice(0, 2_000)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
