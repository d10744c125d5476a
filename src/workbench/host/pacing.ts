import type { Pacing } from '../../core/changes/suspects/rankInSteps.ts';

/** Lets the host have its turn after at most 10 ms of work. */
export const pacing: Pacing = {
  nowMs: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
};
