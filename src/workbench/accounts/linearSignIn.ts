import { env, l10n, Uri, window, type CancellationToken, type Disposable, type ExtensionContext } from 'vscode';
import type { Log } from '../../app/ports.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, type Result } from '../../core/result.ts';
import { timers } from '../host/recordKeeping.ts';
import { setting } from '../settings/settings.ts';

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
  /** How long the browser may take to come back. */
  readonly waitMs?: number;
}

/** Long enough to log in with a second factor; a page that was closed does not come back. */
const defaultWaitMs = 10 * 60_000;
/** What the browser came back with; nothing when somebody stopped waiting. */
type Answer = URLSearchParams | 'late' | undefined;

const callbackPath = '/linear';

/**
 * Signs in to Linear by OAuth with PKCE. The browser comes back through VS Code's own URI, which `asExternalUri` makes
 * right for forks, remotes and the browser's VS Code; the state in it says which sign-in it answers.
 */
export class LinearSignIn {
  private readonly parts: SignInParts;
  private readonly waiting = new Map<string, (answer: Answer) => void>();
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
    const redirectUri = await redirectTo(own);
    const [state, verifier] = [randomText(), randomText()];
    const answer = this.answerTo(state, stop);
    const page = code.authorizeUrl(parts.apiUrl(), {
      clientId,
      redirectUri,
      state,
      challenge: await challengeOf(verifier),
    });
    if (!(await openPage(page))) this.waiting.get(state)?.(undefined);
    const query = await answer;
    if (query === 'late') return failed({ code: 'timedOut', where: 'Linear' });
    if (query === undefined) return failed({ code: 'cancelled' });
    const given = query.get('code');
    if (given === null) {
      return failed({ code: 'rejected', where: 'Linear', reason: query.get('error') ?? l10n.t('it was not allowed') });
    }
    const exchange = { apiUrl: parts.apiUrl(), clientId, now: parts.now, log: parts.log };
    return code.exchangeCode(exchange, { code: given, redirectUri, verifier });
  }

  dispose(): void {
    this.handler.dispose();
    for (const end of [...this.waiting.values()]) end(undefined);
  }

  private answerTo(state: string, stop: CancellationToken): Promise<Answer> {
    return new Promise((resolve) => {
      const end = (query: Answer): void => {
        this.waiting.delete(state);
        timer.dispose();
        stopping.dispose();
        resolve(query);
      };
      const timer = timers.after(this.parts.waitMs ?? defaultWaitMs, () => end('late'));
      const stopping = stop.onCancellationRequested(() => end(undefined));
      this.waiting.set(state, end);
    });
  }

  /** An answer that nobody here asked for is passed over. */
  private take({ path, query }: Uri): void {
    if (path !== callbackPath) return;
    const params = new URLSearchParams(query);
    this.waiting.get(params.get('state') ?? '')?.(params);
  }
}

/** On the desktop as it is: VS Code would add the window's number, and Linear knows only the address that it was told of. */
async function redirectTo(own: Uri): Promise<string> {
  const outside = await env.asExternalUri(own);
  return (outside.scheme === own.scheme ? own : outside).toString(true);
}

/**
 * As text: of a `Uri` VS Code undoes the escapes, and the redirect address would fall apart at its own "&". The types
 * know only of a `Uri`; VS Code takes both.
 */
function openPage(page: string): Thenable<boolean> {
  return env.openExternal(page as unknown as Uri);
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
