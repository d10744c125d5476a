import { Octokit } from '@octokit/rest';
import type { Account, Log } from '../../app/ports.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, type Result } from '../../core/result.ts';
import { DoorError } from '../http/doorError.ts';
import type { Door } from '../http/door.ts';
import { gitHubFailure, where } from './failure.ts';

export interface GitHubClientOptions {
  readonly door: Door;
  readonly account: Account;
  /** "https://api.github.com", or "https://host/api/v3" of an Enterprise server; as it is set now. */
  readonly apiUrl: () => string;
  readonly log: Log;
}

/** Asks GitHub in the name of who is signed in. */
export class GitHubClient {
  readonly #options: GitHubClientOptions;
  #made: { readonly token: string; readonly apiUrl: string; readonly octokit: Octokit } | undefined;

  constructor(options: GitHubClientOptions) {
    this.#options = options;
  }

  /**
   * Runs `question` with the present token; when GitHub does not know it, once more after the person has signed in
   * again. Nothing is sent while nobody is signed in: that is `auth`.
   */
  async ask<T>(what: string, question: (octokit: Octokit) => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
    const { account, door } = this.#options;
    const token = await account.token();
    if (token === undefined) return failed({ code: 'auth', where });
    const answer = await this.#try(token, what, question);
    if (answer.ok || answer.failure.code !== 'auth') return answer;
    const renewed = await account.renew(token);
    if (renewed === undefined || renewed === token) return answer;
    door.reset();
    return this.#try(renewed, what, question);
  }

  async #try<T>(
    token: string,
    what: string,
    question: (octokit: Octokit) => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> {
    try {
      return await question(this.#octokit(token));
    } catch (error) {
      return failed(gitHubFailure(error, what));
    }
  }

  #octokit(token: string): Octokit {
    const { door, log } = this.#options;
    const apiUrl = this.#options.apiUrl().replace(/\/+$/u, '');
    if (this.#made?.token === token && this.#made.apiUrl === apiUrl) return this.#made.octokit;
    const { origin } = new URL(apiUrl);
    const quiet = (): void => undefined;
    const octokit = new Octokit({
      auth: token,
      baseUrl: apiUrl,
      userAgent: 'sitrep-vscode',
      log: { debug: quiet, info: quiet, warn: (message) => log.warn(`GitHub: ${message}`), error: quiet },
      request: {
        fetch: (address: string, init: RequestInit) => {
          // A Link header could name any host; the token is for this one.
          if (new URL(address).origin !== origin)
            throw new DoorError({ code: 'badReply', where, detail: 'other host' });
          return door.fetch(address, { ...init, isIdempotent: isGraphQlQuery(init.body) });
        },
      },
    });
    this.#made = { token, apiUrl, octokit };
    return octokit;
  }
}

/** Reads by GraphQL are POSTs too, and may be repeated. */
function isGraphQlQuery(body: RequestInit['body']): boolean {
  return typeof body === 'string' && /^\{"query":"\s*(?:\\n|\s)*query\b/u.test(body);
}

export function badReply(detail: string): Result<never, Failure> {
  return failed({ code: 'badReply', where, detail });
}
