import { env, l10n, Uri, window, type CancellationToken, type Disposable, type ExtensionContext } from 'vscode';
import type { Log } from '../../app/ports.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, type Result } from '../../core/result.ts';
import { setting } from '../settings.ts';

interface Tokens {
  readonly access: string;
  readonly refresh?: string;
  readonly expiresAtMs: number;
}

/** The part of Linear's code that a sign-in needs. */
interface SignInCode {
  authorizeUrl(
    apiUrl: string,
    asked: {
      readonly clientId: string;
      readonly redirectUri: string;
      readonly state: string;
      readonly challenge: string;
    },
  ): string;
  exchangeCode(
    exchange: { readonly apiUrl: string; readonly clientId: string; readonly now: () => number; readonly log: Log },
    given: { readonly code: string; readonly redirectUri: string; readonly verifier: string },
  ): Promise<Result<Tokens, Failure>>;
}

export interface SignInParts {
  readonly context: Pick<ExtensionContext, 'extension'>;
  readonly apiUrl: () => string;
  readonly loadLinear: () => Promise<SignInCode>;
  readonly now: () => number;
  readonly log: Log;
}

const callbackPath = '/linear';

/**
 * Signs in to Linear by OAuth with PKCE. The browser comes back through VS Code's own URI, which `asExternalUri` makes
 * right for forks, remotes and the browser's VS Code; the state in it says which sign-in it answers.
 */
export class LinearSignIn {
  private readonly parts: SignInParts;
  private readonly waiting = new Map<string, (query: URLSearchParams) => void>();
  private readonly handler: Disposable;

  constructor(parts: SignInParts) {
    this.parts = parts;
    this.handler = window.registerUriHandler({ handleUri: (uri) => this.take(uri) });
  }

  /** Nothing can be signed in to without the id of the team's OAuth application. */
  get isPossible(): boolean {
    return setting('linear.oauthClientId') !== '';
  }

  async signIn(stop: CancellationToken): Promise<Result<Tokens, Failure>> {
    const { parts } = this;
    const clientId = setting('linear.oauthClientId');
    const code = await parts.loadLinear();
    const own = Uri.parse(`${env.uriScheme}://${parts.context.extension.id}${callbackPath}`);
    const redirectUri = (await env.asExternalUri(own)).toString(true);
    const [state, verifier] = [randomText(), randomText()];
    const answer = this.answerTo(state, stop);
    const page = code.authorizeUrl(parts.apiUrl(), {
      clientId,
      redirectUri,
      state,
      challenge: await challengeOf(verifier),
    });
    if (!(await env.openExternal(Uri.parse(page, true)))) return failed({ code: 'cancelled' });
    const query = await answer;
    const given = query?.get('code');
    if (query === undefined) return failed({ code: 'cancelled' });
    if (given === null || given === undefined) {
      return failed({ code: 'rejected', where: 'Linear', reason: query.get('error') ?? l10n.t('it was not allowed') });
    }
    const exchange = { apiUrl: parts.apiUrl(), clientId, now: parts.now, log: parts.log };
    return code.exchangeCode(exchange, { code: given, redirectUri, verifier });
  }

  dispose(): void {
    this.handler.dispose();
    this.waiting.clear();
  }

  private answerTo(state: string, stop: CancellationToken): Promise<URLSearchParams | undefined> {
    return new Promise((resolve) => {
      const end = (query: URLSearchParams | undefined): void => {
        this.waiting.delete(state);
        resolve(query);
      };
      this.waiting.set(state, end);
      stop.onCancellationRequested(() => end(undefined));
    });
  }

  /** An answer that nobody here asked for is passed over. */
  private take({ path, query }: Uri): void {
    if (path !== callbackPath) return;
    const params = new URLSearchParams(query);
    this.waiting.get(params.get('state') ?? '')?.(params);
  }
}

function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/u, '');
}
