import { jsonOf, type Reply } from '../http/reply.ts';
import { retryAfterAt } from '../http/retry.ts';

const secondaryWaitMs = 60_000;

/**
 * GitHub refuses with 403 or 429, and by GraphQL with 200 and an error. What to obey, in this order, is its own advice:
 * Retry-After, the reset of a used-up hour, else at least a minute ("Best practices for using the REST API").
 */
export function gitHubLimitedUntil(reply: Reply, nowMs: number): number | undefined {
  const { status, headers, body } = reply;
  const isRefused = status === 403 || status === 429;
  if (!isRefused && !(status === 200 && isGraphQlLimit(reply))) return undefined;
  const told = retryAfterAt(headers, nowMs);
  if (told !== undefined) return told;
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN) * 1000;
  if (headers.get('x-ratelimit-remaining') === '0' && reset > 0) return Math.max(reset, nowMs + 1_000);
  const isSecondary = /secondary rate limit|abuse detection/iu.test(body.slice(0, 2_000));
  return status === 429 || status === 200 || isSecondary ? nowMs + secondaryWaitMs : undefined;
}

function isGraphQlLimit(reply: Reply): boolean {
  if (!reply.body.startsWith('{"') || !/"RATE_LIMITED?"/u.test(reply.body.slice(0, 4_000))) return false;
  const json = jsonOf(reply);
  if (typeof json !== 'object' || json === null || !('errors' in json) || !Array.isArray(json.errors)) return false;
  return json.errors.some(
    (error: unknown) =>
      typeof error === 'object' && error !== null && 'type' in error && /^RATE_LIMITED?$/u.test(String(error.type)),
  );
}
