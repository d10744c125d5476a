import type { Failure } from '../core/failure.ts';
import { digest } from '../core/postmortem/marks.ts';

const firstWaitMs = 5_000;
const longestWaitMs = 15 * 60_000;
/** A window that lets this much time pass after a due try is taken for gone. */
const graceMs = 90_000;

/** When a failed try is repeated; undefined when only a person can help. */
export function nextTry(failure: Failure, { attempts, key, nowMs }: Tried): number | undefined {
  switch (failure.code) {
    case 'limited':
      return Math.max(failure.retryAt, nowMs + 1000);
    case 'offline':
    case 'down':
    case 'timedOut':
    case 'badReply':
    case 'unavailable':
    case 'untrusted':
    case 'storage':
    case 'full':
    case 'cancelled':
      return nowMs + spread(Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempts, 20)), `${key} ${attempts}`);
    default:
      return undefined;
  }
}

interface Tried {
  /** Tries before this one. */
  readonly attempts: number;
  readonly key: string;
  readonly nowMs: number;
}

/** Between three and five quarters of it, so that many windows do not come back in the same second. */
function spread(waitMs: number, seed: string): number {
  return Math.round(waitMs * (0.75 + (Number.parseInt(digest(seed), 36) % 512) / 1024));
}

/** When this window is to try it. Another window's entry is left to that window for as long as it may be at work. */
export function dueAt(
  { nextTryAtMs, window }: { readonly nextTryAtMs?: number; readonly window: string },
  own: string,
): number | undefined {
  if (nextTryAtMs === undefined) return undefined;
  return window === own ? nextTryAtMs : nextTryAtMs + graceMs;
}
