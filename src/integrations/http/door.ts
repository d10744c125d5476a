import type { Log } from '../../app/ports.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import { Budget } from './budget.ts';
import { RememberedReplies } from './conditional.ts';
import { DoorError } from './doorError.ts';
import { Flights } from './flights.ts';
import { loggedAddress } from './loggedAddress.ts';
import { readBody } from './readBody.ts';
import { readLines, type LineLimits } from './readLines.ts';
import { responseOf, type Reply } from './reply.ts';
import { backOffMs, isPassing, longestWaitMs, mostAttempts, retryAfterAt } from './retry.ts';
import { sendFailure } from './sendFailure.ts';
import { pause } from './pause.ts';

export interface DoorOptions {
  /** "GitHub": `where` of its failures, and the name in the log. */
  readonly vendor: string;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly requestsPerHour: number;
  /** When a refusal is a limit, the moment from which the vendor takes requests again. 429 is known without it. */
  readonly limitedUntil?: (reply: Reply, nowMs: number) => number | undefined;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly fetch?: typeof fetch;
  readonly wait?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

export interface DoorRequest {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Asking twice does no harm, although the method says nothing of it. */
  readonly isIdempotent?: boolean;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** The one way out to a vendor. */
export interface Door {
  /** Any reply that was read to its end is a value, a refusal too; limits are failures. */
  send(request: DoorRequest): Promise<Result<Reply, Failure>>;
  /** Lines of an answer that may never end, as many as came in `forMs`; a refusal has none. Never sent twice. */
  lines(
    request: DoorRequest,
    limits: LineLimits & { readonly forMs: number },
  ): Promise<Result<Reply & { readonly lines: readonly string[] }, Failure>>;
  /** `fetch` for libraries: throws a `DoorError` where `send` fails. */
  readonly fetch: (url: string, init?: RequestInit & { readonly isIdempotent?: boolean }) => Promise<Response>;
  /** Forgets a limit: it was another account's. What is remembered of answers is kept by account. */
  reset(): void;
}

const defaultTimeoutMs = 15_000;
const defaultMaxBytes = 20_000_000;
const limitWithoutTimeMs = 60_000;

/**
 * Time-out, size limit, retries with jitter for safe requests only, limits that are waited out without asking,
 * conditional requests, single flight, a budget, and one line in the log for each request.
 */
export function openDoor(options: DoorOptions): Door {
  const { vendor: where, log, now } = options;
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  const wait = options.wait ?? pause;
  const budget = new Budget(options.requestsPerHour);
  const remembered = new RememberedReplies();
  const flights = new Flights();
  let closedUntil = 0;

  /** One request; `read` takes what is wanted of the answer. */
  async function exchange<T>(
    request: Sent,
    signal: AbortSignal | undefined,
    read: (response: Response) => Promise<T>,
  ): Promise<Result<T, Failure>> {
    const taken = budget.take(now());
    if (!taken.ok) {
      log.warn(`${where}: the budget of ${budget.perHour} requests an hour is used up`);
      return failed({ code: 'limited', where, retryAt: taken.retryAt });
    }
    const startedAt = now();
    const line = (end: string): string =>
      `${where}: ${loggedAddress(request.method, request.url)} → ${end} in ${now() - startedAt} ms ` +
      `(request ${taken.used} of ${budget.perHour} in this hour)`;
    const late = AbortSignal.timeout(request.timeoutMs);
    try {
      const etag = request.key === undefined ? undefined : remembered.etagOf(request.key);
      const response = await send(request.url, {
        method: request.method,
        headers: etag === undefined ? request.headers : { ...request.headers, 'if-none-match': etag },
        ...(request.body === undefined ? {} : { body: request.body }),
        // What a redirect would make of a POST is not what was asked.
        redirect: request.isSafe ? 'follow' : 'manual',
        signal: signal === undefined ? late : AbortSignal.any([signal, late]),
        credentials: 'omit',
      });
      const value = await read(response);
      log.info(line(String(response.status)));
      return ok(value);
    } catch (error) {
      const isStopped = signal?.aborted === true;
      const failure = sendFailure(error, { where, isSafe: request.isSafe, isLate: late.aborted, isStopped });
      log.info(line(failure.code));
      return failed(failure);
    }
  }

  function once(request: Sent, signal: AbortSignal | undefined): Promise<Result<Reply, Failure>> {
    return exchange(request, signal, async (response) => {
      const body = await readBody(response, options.maxBytes ?? defaultMaxBytes);
      const { status, headers, url } = response;
      const known = status === 304 && request.key !== undefined ? remembered.replyOf(request.key) : undefined;
      return known ?? { status, headers, body, url };
    });
  }

  async function attempts(request: Sent, signal: AbortSignal | undefined): Promise<Result<Reply, Failure>> {
    for (let attempt = 1; ; attempt += 1) {
      if (signal?.aborted === true) return failed({ code: 'cancelled' });
      if (closedUntil > now()) return failed({ code: 'limited', where, retryAt: closedUntil });
      const answer = await once(request, signal);
      const isLast = attempt >= mostAttempts || !request.isSafe;
      if (!answer.ok) {
        const { code } = answer.failure;
        if (isLast || (code !== 'offline' && code !== 'timedOut')) return answer;
        await wait(backOffMs(attempt, options.random()), signal);
        continue;
      }
      const reply = answer.value;
      const limit = limitOf(reply);
      const waitMs = limit === undefined ? backOffMs(attempt, options.random()) : limit - now();
      const isWorthWaiting = !isLast && waitMs <= longestWaitMs && (limit !== undefined || isPassing(reply.status));
      if (isWorthWaiting) {
        await wait(Math.max(0, waitMs), signal);
        continue;
      }
      if (limit !== undefined) {
        closedUntil = Math.max(limit, now() + 1);
        log.warn(`${where}: limited until ${new Date(closedUntil).toISOString()}`);
        return failed({ code: 'limited', where, retryAt: closedUntil });
      }
      if (request.key !== undefined) remembered.keep(request.key, reply);
      return answer;
    }
  }

  function limitOf(reply: Reply): number | undefined {
    const told = options.limitedUntil?.(reply, now());
    if (told !== undefined || reply.status !== 429) return told;
    return retryAfterAt(reply.headers, now()) ?? now() + limitWithoutTimeMs;
  }

  const door: Door = {
    send: (request) => {
      const sent = sentOf(request, options.timeoutMs ?? defaultTimeoutMs);
      if (sent.key === undefined) return attempts(sent, request.signal);
      return flights.join(sent.key, request.signal, (signal) => attempts(sent, signal));
    },
    lines: async (request, { forMs, ...limits }) => {
      if (closedUntil > now()) return failed({ code: 'limited', where, retryAt: closedUntil });
      // The time ends the reading, not the request: what came until then is the answer.
      const sent = { ...sentOf(request, forMs), key: undefined, timeoutMs: forMs };
      return exchange(sent, request.signal, async (response) => {
        const { status, headers, url } = response;
        if (status !== 200) return { status, headers, url, body: await readBody(response, 1_000_000), lines: [] };
        return { status, headers, url, body: '', lines: await readLines(response, limits) };
      });
    },
    fetch: async (url, init = {}) => {
      const answer = await door.send({
        url,
        method: init.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(typeof init.body === 'string' ? { body: init.body } : {}),
        signal: init.signal ?? undefined,
        isIdempotent: init.isIdempotent === true,
      });
      if (!answer.ok) throw new DoorError(answer.failure);
      return responseOf(answer.value);
    },
    reset: () => {
      closedUntil = 0;
    },
  };
  return door;
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly isSafe: boolean;
  readonly timeoutMs: number;
  /** Equal for equal questions of the same account; nothing where every sending counts. */
  readonly key: string | undefined;
}

function sentOf(request: DoorRequest, timeoutMs: number): Sent {
  const method = (request.method ?? 'GET').toUpperCase();
  const isRead = method === 'GET' || method === 'HEAD';
  const headers = { ...request.headers };
  const { authorization = '', accept = '' } = Object.fromEntries(new Headers(headers));
  return {
    method,
    url: request.url,
    headers,
    ...(request.body === undefined ? {} : { body: request.body }),
    isSafe: isRead || request.isIdempotent === true,
    timeoutMs: request.timeoutMs ?? timeoutMs,
    key: isRead ? `${method} ${request.url}\n${accept}\n${authorization}` : undefined,
  };
}
