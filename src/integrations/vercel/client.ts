import type { Account } from '../../app/ports.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import type { Door, DoorRequest } from '../http/door.ts';
import { jsonOf, type Reply } from '../http/reply.ts';
import { replyFailure } from '../http/replyFailure.ts';
import { where } from './readDeployment.ts';
import { ErrorShape, oneOf } from './shapes.ts';

export interface VercelClientOptions {
  readonly door: Door;
  readonly account: Account;
  /** "https://api.vercel.com" */
  readonly apiUrl: () => string;
  /** Id ("team_…") or slug; empty for a personal account. */
  readonly team: () => string;
}

export interface VercelQuestion {
  readonly method?: 'GET' | 'POST';
  /** "/v9/projects/prj_1" */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** What is asked for, in case it is not there. */
  readonly what: string;
  readonly signal?: AbortSignal | undefined;
}

/** Asks Vercel in the name of who is connected. */
export class VercelClient {
  readonly #options: VercelClientOptions;

  constructor(options: VercelClientOptions) {
    this.#options = options;
  }

  /** The answer's JSON; nothing is sent while nobody is connected: that is `auth`. */
  async ask(question: VercelQuestion): Promise<Result<unknown, Failure>> {
    const reply = await this.#withToken(question, (request) => this.#options.door.send(request));
    if (!reply.ok) return reply;
    if (reply.value.body.trim() === '') return ok(undefined);
    const json = jsonOf(reply.value);
    return json === undefined ? failed({ code: 'badReply', where, detail: 'no JSON' }) : ok(json);
  }

  /** The lines of a stream, as many as come in `forMs`. */
  async lines(question: VercelQuestion, forMs: number, mostLines: number): Promise<Result<readonly string[], Failure>> {
    const reply = await this.#withToken(question, (request) =>
      this.#options.door.lines(request, { forMs, mostLines, mostBytes: 5_000_000 }),
    );
    return reply.ok ? ok(reply.value.lines) : reply;
  }

  /** A refused token is asked about once, and the request repeated once. */
  async #withToken<R extends Reply>(
    question: VercelQuestion,
    send: (request: DoorRequest) => Promise<Result<R, Failure>>,
  ): Promise<Result<R, Failure>> {
    const { account, door } = this.#options;
    const token = await account.token();
    if (token === undefined) return failed({ code: 'auth', where });
    const answer = understood(await send(this.#request(question, token)), question.what);
    if (answer.ok || answer.failure.code !== 'auth') return answer;
    const renewed = await account.renew(token);
    if (renewed === undefined || renewed === token) return answer;
    door.reset();
    return understood(await send(this.#request(question, renewed)), question.what);
  }

  #request({ method = 'GET', path, query = {}, signal }: VercelQuestion, token: string): DoorRequest {
    const { apiUrl, team } = this.#options;
    const url = new URL(apiUrl().replace(/\/+$/u, '') + path);
    for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, String(value));
    const name = team().trim();
    if (name !== '') url.searchParams.set(name.startsWith('team_') ? 'teamId' : 'slug', name);
    return {
      method,
      url: url.href,
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      signal,
    };
  }
}

function understood<R extends Reply>(answer: Result<R, Failure>, what: string): Result<R, Failure> {
  if (!answer.ok) return answer;
  const refusal = oneOf(ErrorShape, jsonOf(answer.value))?.error;
  // Vercel answers 403 with this code where others answer 401.
  const isToken = answer.value.status === 403 && refusal?.code === 'forbidden' && /token/iu.test(refusal.message);
  if (isToken) return failed({ code: 'auth', where, detail: refusal.message });
  const failure = replyFailure(answer.value, { where, what }, refusal?.message ?? '');
  return failure === undefined ? answer : failed(failure);
}
