import { inParallel } from '../../app/inParallel.ts';

/** At most so many questions at a time: GitHub limits a crowd of requests, not only their number. */
const atOnce = 4;

/** Answers in the order of `items`. */
export function inTurns<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<readonly R[]> {
  return inParallel(items, atOnce, ask);
}
