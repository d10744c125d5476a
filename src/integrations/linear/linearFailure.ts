import * as v from 'valibot';
import type { Failure } from '../../core/failure.ts';

export const where = 'Linear';

const GraphQlError = v.object({
  message: v.optional(v.string(), ''),
  extensions: v.optional(
    v.object({
      code: v.optional(v.string(), ''),
      type: v.optional(v.string(), ''),
      userPresentableMessage: v.nullish(v.string()),
    }),
    {},
  ),
});
type GraphQlError = v.InferOutput<typeof GraphQlError>;

/** What the SDK's error holds of the answer. Its query and variables are left alone: they hold the team's words. */
const Answered = v.object({
  raw: v.object({
    response: v.object({
      status: v.number(),
      headers: v.optional(v.custom<Headers>((value) => value instanceof Headers)),
      errors: v.optional(v.array(GraphQlError), []),
    }),
  }),
});

export interface Asked {
  /** Ids that this request was to create: a refusal that names one of them says that it is there already. */
  readonly creating?: readonly string[];
  readonly nowMs: number;
  readonly timedOut: boolean;
  readonly stopped: boolean;
}

/** The HTTP status of what was answered; nothing where no answer came. */
export function answeredStatus(error: unknown): number | undefined {
  const reading = v.safeParse(Answered, error);
  return reading.success ? reading.output.raw.response.status : undefined;
}

/** An error of the SDK as a failure. Codes decide, never words: what Linear says is only passed on. */
export function linearFailure(error: unknown, asked: Asked): Failure {
  if (asked.stopped) return { code: 'cancelled' };
  if (asked.timedOut) return { code: 'timedOut', where };
  const reading = v.safeParse(Answered, error);
  // Without an answer it was not reached: `fetch` throws the same error for a lost network and a wrong name.
  if (!reading.success)
    return { code: 'offline', where, detail: error instanceof Error ? error.name : 'unknown error' };
  const { status, headers, errors } = reading.output.raw.response;
  const [first] = errors;
  const code = first?.extensions.code ?? '';
  const type = first?.extensions.type ?? '';
  if (code === 'RATELIMITED' || type === 'ratelimited' || status === 429) {
    return { code: 'limited', where, retryAt: retryAt(headers, asked.nowMs) };
  }
  if (code === 'AUTHENTICATION_ERROR' || type === 'authentication error' || status === 401) {
    return { code: 'auth', where, detail: `HTTP ${status} ${code}` };
  }
  if (code === 'FORBIDDEN' || type === 'forbidden' || type === 'feature not accessible' || status === 403) {
    return { code: 'denied', where, detail: `HTTP ${status} ${code}` };
  }
  if (first === undefined) return status >= 500 ? down(status) : badReply(status);
  if (code === 'INPUT_ERROR' && namesOne(asked.creating ?? [], first)) return { code: 'alreadyThere', what: where };
  if (status >= 500 || retriedTypes.includes(type)) return down(status);
  return { code: 'rejected', where, reason: sentence(first) };
}

const retriedTypes: readonly string[] = ['internal error', 'network error', 'lock timeout', 'bootstrap error'];

function namesOne(ids: readonly string[], { message, extensions }: GraphQlError): boolean {
  const words = `${message} ${extensions.userPresentableMessage ?? ''}`;
  return ids.some((id) => words.includes(id));
}

function sentence({ message, extensions }: GraphQlError): string {
  return (extensions.userPresentableMessage ?? message).replace(/\s+/gu, ' ').trim().slice(0, 300) || 'no reason given';
}

/** GraphQL tells of trouble with HTTP 200 too, which would say nothing to a reader. */
function down(status: number): Failure {
  return { code: 'down', where, ...(status >= 500 ? { status } : {}) };
}

function badReply(status: number): Failure {
  return { code: 'badReply', where, detail: `HTTP ${status}, not an answer of GraphQL` };
}

/** Linear tells each limit by its own headers, in milliseconds since the epoch; the used-up ones count. */
function retryAt(headers: Headers | undefined, nowMs: number): number {
  const afterSeconds = Number(headers?.get('retry-after') ?? '');
  if (afterSeconds > 0) return nowMs + afterSeconds * 1000;
  const resets = ['requests', 'complexity', 'endpoint-requests'].flatMap((limit) => {
    const remaining = headers?.get(`x-ratelimit-${limit}-remaining`);
    const reset = Number(headers?.get(`x-ratelimit-${limit}-reset`) ?? '');
    return reset > 0 && (typeof remaining !== 'string' || Number(remaining) <= 0) ? [reset] : [];
  });
  return Math.max(nowMs + 1000, resets.length === 0 ? nowMs + 60_000 : Math.max(...resets));
}
