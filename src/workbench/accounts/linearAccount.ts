import { EventEmitter, l10n, type ExtensionContext } from 'vscode';
import type { TrackerAccount } from '../../core/tracker/issue.ts';
import { onDidChangeSetting, setting } from '../settings/settings.ts';
import type { ConnectableAccount } from './connectable.ts';
import { isLocalSite, localToken, siteOf, StoredToken } from './storedToken.ts';

/** What is kept of a connection: a pasted key, or the tokens of a sign-in. */
export type LinearSecret =
  | { readonly kind: 'apiKey'; readonly value: string }
  | { readonly kind: 'oauth'; readonly access: string; readonly refresh?: string; readonly expiresAtMs: number };

export interface LinearAccount extends ConnectableAccount {
  secret(): Promise<LinearSecret | undefined>;
  keep(secret: LinearSecret): Promise<void>;
  /** Who is connected, as last seen; nothing while not connected. */
  readonly known: TrackerAccount | undefined;
  remember(account: TrackerAccount): Promise<void>;
}

const knownKey = 'linear.account';

/** The Linear account of this machine. Secrets lie in the secret storage, one for each address. */
export function createLinearAccount({
  secrets,
  globalState,
}: Pick<ExtensionContext, 'secrets' | 'globalState'>): LinearAccount {
  const apiUrl = (): string => setting('linear.apiUrl');
  const stored = new StoredToken(secrets, 'linear', apiUrl);
  const changed = new EventEmitter<void>();
  const placeOfKnown = (): string => `${knownKey}:${siteOf(apiUrl())}`;
  const secret = async (): Promise<LinearSecret | undefined> => {
    const text = await stored.read();
    if (text === undefined) return isLocalSite(apiUrl()) ? { kind: 'apiKey', value: localToken } : undefined;
    return readSecret(text);
  };
  const keep = (kept: LinearSecret): Promise<void> => stored.write(JSON.stringify(kept));
  const subscriptions = [
    stored.onDidChange(() => changed.fire()),
    onDidChangeSetting('linear.apiUrl', () => changed.fire()),
    changed,
  ];
  return {
    name: 'Linear',
    secret,
    keep,
    get known() {
      return globalState.get<TrackerAccount>(placeOfKnown());
    },
    remember: async (account) => {
      await globalState.update(placeOfKnown(), account);
    },
    token: async () => {
      const kept = await secret();
      return kept?.kind === 'oauth' ? kept.access : kept?.value;
    },
    async status() {
      const site = siteOf(apiUrl());
      const isLocal = isLocalSite(apiUrl());
      const kept = await stored.read();
      const known = globalState.get<TrackerAccount>(placeOfKnown());
      if (kept === undefined) {
        return isLocal ? { kind: 'signedIn', label: l10n.t('local emulator'), site, isLocal } : { kind: 'signedOut' };
      }
      const label =
        known === undefined
          ? l10n.t('by a key')
          : l10n.t('as {0} in {1}', known.user.fullName ?? known.user.name, known.workspace);
      return { kind: 'signedIn', label, site, isLocal };
    },
    renew: () => Promise.resolve(undefined),
    onDidChange: (listener) => changed.event(listener),
    setToken: (value) => keep({ kind: 'apiKey', value }),
    async disconnect() {
      await stored.remove();
      await globalState.update(placeOfKnown(), undefined);
      changed.fire();
    },
    dispose: () => subscriptions.forEach((each) => each.dispose()),
  };
}

/** What `keep` wrote. */
function readSecret(text: string): LinearSecret {
  return JSON.parse(text) as LinearSecret;
}
