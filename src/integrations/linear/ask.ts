import { LinearClient } from '@linear/sdk';
import type { Log, StopSignal } from '../../app/ports.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import { answeredStatus, linearFailure } from './linearFailure.ts';
import { requestLine } from './requestLine.ts';

/** How Linear knows who asks. */
export interface LinearToken {
  readonly kind: 'apiKey' | 'oauth';
  readonly value: string;
}

export interface LinearDoor {
  /** ".../graphql": https, or http on this machine. */
  readonly apiUrl: () => string;
  /** A token that is good for the next request; OAuth tokens are renewed before they run out. */
  readonly token: () => Promise<Result<LinearToken, Failure>>;
  readonly now: () => number;
  readonly log: Log;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 30_000;

interface Request<T> {
  /** The operation's name, for the log. */
  readonly name: string;
  readonly run: (client: LinearClient) => Promise<T>;
  readonly creating?: readonly string[];
  readonly stop?: StopSignal | undefined;
}

/** One request with a time-out, its error as a failure. The SDK takes a signal only for a whole client. */
export async function ask<T>(
  door: LinearDoor,
  { name, run, creating = [], stop }: Request<T>,
): Promise<Result<T, Failure>> {
  const token = await door.token();
  if (!token.ok) return token;
  // Asked only now: it may have been stopped while the token was looked up.
  if (isStopped(stop)) return failed({ code: 'cancelled' });
  const abort = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    abort.abort();
  }, door.timeoutMs ?? defaultTimeoutMs);
  const onStop = (): void => abort.abort();
  stop?.addEventListener('abort', onStop);
  const startedAtMs = door.now();
  const logEnd = (end: string): void => {
    door.log.info(requestLine({ asked: `POST /graphql ${name}`, end, ms: door.now() - startedAtMs }));
  };
  try {
    const client = clientFor(door.apiUrl(), token.value, abort.signal);
    if (client === undefined) {
      return failed({ code: 'rejected', where: 'Sitrep', reason: 'the address in sitrep.linear.apiUrl is not https' });
    }
    const answer = await run(client);
    // The SDK gives no other answer than a good one.
    logEnd('200');
    return ok(answer);
  } catch (error) {
    const failure = linearFailure(error, { creating, nowMs: door.now(), timedOut, stopped: isStopped(stop) });
    const status = answeredStatus(error);
    logEnd(status === undefined ? failure.code : `${status} (${failure.code})`);
    return failed(failure);
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener('abort', onStop);
  }
}

function clientFor(apiUrl: string, { kind, value }: LinearToken, signal: AbortSignal): LinearClient | undefined {
  try {
    return new LinearClient({ apiUrl, signal, ...(kind === 'oauth' ? { accessToken: value } : { apiKey: value }) });
  } catch {
    return undefined;
  }
}

function isStopped(stop: StopSignal | undefined): boolean {
  return stop?.aborted === true;
}
