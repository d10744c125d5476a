import type { Failure } from '../../core/failure.ts';
import { TooLarge } from './readBody.ts';

/** Nothing was sent: the name is unknown, nobody listens, or the certificate is not trusted. */
const neverSent =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/u;

export interface Sending {
  readonly where: string;
  /** Asking twice is the same as asking once. */
  readonly isSafe: boolean;
  /** The time ran out. */
  readonly isLate: boolean;
  /** Who asked does not want it any more. */
  readonly isStopped: boolean;
}

/** Why `fetch` threw. What may have been done all the same is `timedOut`, never `offline`. */
export function sendFailure(error: unknown, { where, isSafe, isLate, isStopped }: Sending): Failure {
  if (isStopped) return { code: 'cancelled' };
  if (isLate) return { code: 'timedOut', where };
  if (error instanceof TooLarge) return { code: 'badReply', where, detail: 'the answer was too large' };
  const code = causeCode(error);
  const detail = code ?? (error instanceof Error ? error.message.slice(0, 200) : 'unknown error');
  if (isSafe || neverSent.test(code ?? '')) return { code: 'offline', where, detail };
  return { code: 'timedOut', where, detail };
}

function causeCode(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}
