/** What a broken gateway or a busy server answers; the same question may be answered a moment later. */
const passing: ReadonlySet<number> = new Set([500, 502, 503, 504]);

export const mostAttempts = 3;
/** A wait longer than this is told to the person instead. */
export const longestWaitMs = 3_000;
const firstWaitMs = 400;

export function isPassing(status: number): boolean {
  return passing.has(status);
}

/** Full jitter, so that windows that failed together do not come back together. `random` is from 0 to 1. */
export function backOffMs(attempt: number, random: number): number {
  return Math.round(Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1)) * (0.5 + random / 2));
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); nothing where there is none that can be read. */
export function retryAfterAt(headers: Headers, nowMs: number): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (value === '') return undefined;
  if (/^\d{1,9}$/u.test(value)) return nowMs + Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}
