/** What goes wrong with the next request that asks for `on` (a root field; any request when absent). */
export interface LinearFault {
  readonly kind:
    | 'expired'
    | 'scope'
    | 'rateLimit'
    | 'complexity'
    | 'error200'
    | 'unavailable'
    | 'garbage'
    /** The work is done, then the connection breaks. */
    | 'loseReply'
    /** The work is done, but no answer ever comes. */
    | 'hang';
  readonly on?: string;
  /** How many requests it befalls; one when absent. */
  readonly times?: number;
  /** Of a rate limit: when it ends, in milliseconds since the epoch. */
  readonly resetMs?: number;
}

export class Faults {
  private readonly waiting: { fault: LinearFault; left: number }[] = [];

  add(fault: LinearFault): void {
    this.waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.waiting.length = 0;
  }

  /** The fault that befalls a request for these root fields. */
  next(roots: readonly string[]): LinearFault | undefined {
    const found = this.waiting.find(({ fault }) => fault.on === undefined || roots.includes(fault.on));
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.waiting.splice(this.waiting.indexOf(found), 1);
    return found.fault;
  }
}

interface FaultReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The answer in Linear's own form; undefined for faults that break the connection. */
export function faultReply({ kind, resetMs = Date.now() + 60_000 }: LinearFault): FaultReply | undefined {
  switch (kind) {
    case 'expired':
      return error(401, 'Authentication required, not authenticated', 'AUTHENTICATION_ERROR', 'authentication error');
    case 'scope':
      return error(403, 'Invalid scope: `write` required', 'FORBIDDEN', 'forbidden');
    case 'rateLimit': {
      const headers = {
        'x-ratelimit-requests-limit': '2500',
        'x-ratelimit-requests-remaining': '0',
        'x-ratelimit-requests-reset': String(resetMs),
        'x-ratelimit-complexity-remaining': '250000',
        'x-ratelimit-complexity-reset': String(resetMs + 3_600_000),
      };
      return { ...error(400, 'Rate limit exceeded', 'RATELIMITED', 'ratelimited'), headers };
    }
    case 'complexity':
      return error(400, 'Query too complex', 'INPUT_ERROR', 'invalid input', 'The query is too complex.');
    case 'error200':
      return error(200, 'Internal server error', 'INTERNAL_SERVER_ERROR', 'internal error');
    case 'unavailable':
      return { status: 503, body: '<html>Service unavailable</html>' };
    case 'garbage':
      return { status: 200, body: '<html>Sign in to this network</html>' };
    case 'loseReply':
    case 'hang':
      return undefined;
  }
}

function error(status: number, message: string, code: string, type: string, said = message): FaultReply {
  const extensions = { code, type, userError: true, userPresentableMessage: said };
  return { status, body: { data: null, errors: [{ message, extensions }] } };
}
