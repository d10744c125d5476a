import { authentication, EventEmitter, l10n, window, workspace, type ExtensionContext } from 'vscode';
import type { AccountStatus } from '../../app/ports.ts';
import { onDidChangeSetting, setting } from '../settings/settings.ts';
import type { ConnectableAccount } from './connectable.ts';
import { Renewal } from './renewal.ts';
import { isLocalSite, localToken, siteOf, StoredToken } from './storedToken.ts';

/** Deployments, pull requests and their files in private repositories, and reverts. */
const scopes = ['repo'];
const signedOutKey = 'sitrep.github.signedOut';

/** A pasted token, else VS Code's GitHub session once somebody has signed in with it here. */
export function createGitHubAccount({
  secrets,
  globalState,
}: Pick<ExtensionContext, 'secrets' | 'globalState'>): ConnectableAccount {
  const apiUrl = (): string => setting('github.apiUrl');
  const stored = new StoredToken(secrets, 'github', apiUrl);
  const renewal = new Renewal();
  const changed = new EventEmitter<void>();
  const tell = (): void => {
    renewal.clear();
    changed.fire();
  };

  /** Asks nobody. Being signed in to VS Code is not enough: somebody has let Sitrep use it before. */
  const session = async () => {
    const id = providerFor(apiUrl());
    if (id === undefined || globalState.get<boolean>(signedOutKey) === true) return undefined;
    return authentication.getSession(id, scopes, { silent: true });
  };
  const token = async (): Promise<string | undefined> =>
    (await stored.read()) ?? (isLocalSite(apiUrl()) ? localToken : (await session())?.accessToken);

  const askAgain = async (): Promise<string | undefined> => {
    const id = providerFor(apiUrl());
    if ((await stored.read()) === undefined && id !== undefined) {
      const detail = l10n.t('GitHub does not accept the sign-in any more.');
      return (await authentication.getSession(id, scopes, { forceNewSession: { detail } })).accessToken;
    }
    const set = l10n.t('Set GitHub token…');
    const answer = await window.showWarningMessage(l10n.t('GitHub does not accept the token any more.'), set);
    if (answer !== set) return undefined;
    const typed = await window.showInputBox({ prompt: l10n.t('GitHub token'), password: true, ignoreFocusOut: true });
    if (typed === undefined || typed.trim() === '') return undefined;
    await stored.write(typed.trim());
    return typed.trim();
  };

  const subscriptions = [
    stored.onDidChange(tell),
    onDidChangeSetting('github.apiUrl', tell),
    authentication.onDidChangeSessions(({ provider }) => {
      if (provider.id === providerFor(apiUrl())) tell();
    }),
    changed,
  ];
  return {
    name: 'GitHub',
    token,
    async status(): Promise<AccountStatus> {
      const site = siteOf(apiUrl());
      if ((await stored.read()) !== undefined) {
        return { kind: 'signedIn', label: l10n.t('by a token'), site, isLocal: isLocalSite(apiUrl()) };
      }
      if (isLocalSite(apiUrl())) return { kind: 'signedIn', label: l10n.t('local emulator'), site, isLocal: true };
      const found = await session();
      return found === undefined
        ? { kind: 'signedOut' }
        : { kind: 'signedIn', label: found.account.label, site, isLocal: false };
    },
    renew: (refused) => renewal.of(refused, () => askAgain().catch(() => undefined)),
    onDidChange: (listener) => changed.event(listener),
    async signIn() {
      const id = providerFor(apiUrl());
      if (id === undefined) return false;
      await globalState.update(signedOutKey, undefined);
      try {
        await authentication.getSession(id, scopes, { createIfNone: true });
      } catch {
        // The person closed the question, or this VS Code has no such sign-in.
        return false;
      }
      tell();
      return true;
    },
    async setToken(typed) {
      await stored.write(typed);
      tell();
    },
    async disconnect() {
      await stored.remove();
      // VS Code keeps the session for others; Sitrep does not ask for it any more.
      await globalState.update(signedOutKey, true);
      tell();
    },
    dispose: () => subscriptions.forEach((each) => each.dispose()),
  };
}

/** The sign-in whose sessions are for this site. Any other site never sees such a session. */
function providerFor(apiUrl: string): string | undefined {
  if (siteOf(apiUrl) === 'https://api.github.com') return 'github';
  const enterprise = workspace.getConfiguration('github-enterprise').inspect<string>('uri')?.globalValue ?? '';
  if (!URL.canParse(enterprise) || !URL.canParse(apiUrl)) return undefined;
  const [own, api] = [new URL(enterprise), new URL(apiUrl)];
  const isSame = own.protocol === 'https:' && [own.host, `api.${own.host}`].includes(api.host);
  return isSame && api.protocol === 'https:' ? 'github-enterprise' : undefined;
}
