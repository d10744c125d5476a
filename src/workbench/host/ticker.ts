import type { Clock, Subscription } from '../../app/ports.ts';

/** Longest sleep: a machine that slept, or a clock that somebody set, is noticed within it. */
const longestMs = 60_000;

/**
 * Runs a task when it is poked and again at the moment that the task answered; a task that answers
 * nothing rests until the next poke. One timer at most.
 */
export interface Ticker extends Subscription {
  poke(): void;
}

export function createTicker(clock: Clock, task: () => number | undefined): Ticker {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDisposed = false;
  const run = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const nextMs = task();
    if (nextMs === undefined || isDisposed) return;
    // A timer may fire a moment early by the clock; then it asks again at once.
    timer = setTimeout(run, Math.min(Math.max(nextMs - clock.now(), 1), longestMs));
  };
  return {
    poke: () => {
      if (!isDisposed) run();
    },
    dispose: () => {
      isDisposed = true;
      clearTimeout(timer);
    },
  };
}
