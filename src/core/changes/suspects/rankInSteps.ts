import type { Steps } from './features/view.ts';

/** How the host lets others run in between; the domain has no clock of its own. */
export interface Pacing {
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs: () => number;
  /** Resolves when the host has had its turn. */
  readonly pause: () => Promise<void>;
  readonly cancelled?: () => boolean;
  /** Longest stretch of work between two pauses. Default 10. */
  readonly stretchMs?: number;
}

/** Runs `rankSteps` and the like with pauses; `undefined` where it was cancelled in between. */
export async function rankInSteps<Value>(steps: Steps<Value>, pacing: Pacing): Promise<Value | undefined> {
  const stretchMs = pacing.stretchMs ?? 10;
  let since = pacing.nowMs();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (pacing.nowMs() - since < stretchMs) continue;
    await pacing.pause();
    if (pacing.cancelled?.() === true) return undefined;
    since = pacing.nowMs();
  }
}
