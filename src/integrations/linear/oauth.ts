import * as v from 'valibot';
import type { Log } from '../../app/ports.ts';
import type { Failure, RemoteFailure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import { where } from './linearFailure.ts';
import { requestLine } from './requestLine.ts';

/** What Linear gives for a sign-in. Access runs out after about a day; the other one is good for one renewal. */
export interface OAuthTokens {
  readonly access: string;
  readonly refresh?: string;
  readonly expiresAtMs: number;
}

/** Where people say yes: on the site itself for Linear, on the same address for a stand-in. */
export function authorizeUrl(
  apiUrl: string,
  asked: {
    readonly clientId: string;
    readonly redirectUri: string;
    readonly state: string;
    readonly challenge: string;
  },
): string {
  const { origin } = new URL(apiUrl);
  const url = new URL('/oauth/authorize', origin === 'https://api.linear.app' ? 'https://linear.app' : origin);
  url.search = new URLSearchParams({
    client_id: asked.clientId,
    redirect_uri: asked.redirectUri,
    response_type: 'code',
    scope: 'read,write',
    state: asked.state,
    code_challenge: asked.challenge,
    code_challenge_method: 'S256',
    prompt: 'consent',
  }).toString();
  return url.toString();
}

export interface Exchange {
  readonly apiUrl: string;
  readonly clientId: string;
  readonly now: () => number;
  readonly log: Log;
}

/** Trades the code of a sign-in for tokens; the verifier proves that it was this window that asked (PKCE, no secret). */
export function exchangeCode(
  exchange: Exchange,
  given: { readonly code: string; readonly redirectUri: string; readonly verifier: string },
): Promise<Result<OAuthTokens, Failure>> {
  const form = {
    grant_type: 'authorization_code',
    client_id: exchange.clientId,
    code: given.code,
    redirect_uri: given.redirectUri,
    code_verifier: given.verifier,
  };
  return askTokens(exchange, form);
}

export function renewTokens(exchange: Exchange, refresh: string): Promise<Result<OAuthTokens, Failure>> {
  return askTokens(exchange, { grant_type: 'refresh_token', client_id: exchange.clientId, refresh_token: refresh });
}

const TokenReply = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  refresh_token: v.optional(v.string()),
  expires_in: v.optional(v.number(), 3600),
});

const timeoutMs = 20_000;

interface Form extends Readonly<Record<string, string>> {
  readonly grant_type: string;
}

async function askTokens({ apiUrl, now, log }: Exchange, form: Form): Promise<Result<OAuthTokens, Failure>> {
  const startedAtMs = now();
  const logEnd = (end: string): void => {
    log.info(requestLine({ asked: `POST /oauth/token ${form.grant_type}`, end, ms: now() - startedAtMs }));
  };
  let status: number | undefined;
  try {
    const response = await fetch(new URL('/oauth/token', apiUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    status = response.status;
    logEnd(String(status));
    if (response.status === 400 || response.status === 401) return failed({ code: 'auth', where });
    if (response.status >= 500) return failed({ code: 'down', where, status: response.status });
    if (!response.ok) return failed({ code: 'rejected', where, reason: `HTTP ${response.status}` });
    const reading = v.safeParse(TokenReply, await response.json());
    if (!reading.success) return failed({ code: 'badReply', where, detail: 'token' });
    const { access_token: access, refresh_token: refresh, expires_in: seconds } = reading.output;
    return ok({ access, expiresAtMs: now() + seconds * 1000, ...(refresh === undefined ? {} : { refresh }) });
  } catch (error) {
    const failure = tokenFailure(error);
    if (status === undefined) logEnd(failure.code);
    return failed(failure);
  }
}

function tokenFailure(error: unknown): RemoteFailure {
  if (error instanceof DOMException && error.name === 'TimeoutError') return { code: 'timedOut', where };
  return { code: error instanceof SyntaxError ? 'badReply' : 'offline', where };
}
