import { EventEmitter, l10n, window, type ExtensionContext } from 'vscode';
import { onDidChangeSetting, setting } from '../settings/settings.ts';
import type { ConnectableAccount } from './connectable.ts';
import { Renewal } from './renewal.ts';
import { isLocalSite, localToken, siteOf, StoredToken } from './storedToken.ts';

/** A pasted token. */
export function createVercelAccount({ secrets }: Pick<ExtensionContext, 'secrets'>): ConnectableAccount {
  const apiUrl = (): string => setting('vercel.apiUrl');
  const stored = new StoredToken(secrets, 'vercel', apiUrl);
  const renewal = new Renewal();
  const changed = new EventEmitter<void>();
  const tell = (): void => {
    renewal.clear();
    changed.fire();
  };
  const askAgain = async (): Promise<string | undefined> => {
    const connect = l10n.t('Connect Vercel…');
    const answer = await window.showWarningMessage(l10n.t('Vercel does not accept the token any more.'), connect);
    if (answer !== connect) return undefined;
    const typed = await window.showInputBox({ prompt: l10n.t('Vercel token'), password: true, ignoreFocusOut: true });
    if (typed === undefined || typed.trim() === '') return undefined;
    await stored.write(typed.trim());
    return typed.trim();
  };
  const subscriptions = [
    stored.onDidChange(tell),
    ...(['vercel.apiUrl', 'vercel.project', 'vercel.team'] as const).map((id) => onDidChangeSetting(id, tell)),
    changed,
  ];
  return {
    name: 'Vercel',
    token: async () => (await stored.read()) ?? (isLocalSite(apiUrl()) ? localToken : undefined),
    async status() {
      const site = siteOf(apiUrl());
      const isLocal = isLocalSite(apiUrl());
      if ((await stored.read()) !== undefined) return { kind: 'signedIn', label: l10n.t('by a token'), site, isLocal };
      return isLocal ? { kind: 'signedIn', label: l10n.t('local emulator'), site, isLocal } : { kind: 'signedOut' };
    },
    renew: (refused) => renewal.of(refused, askAgain),
    onDidChange: (listener) => changed.event(listener),
    async setToken(typed) {
      await stored.write(typed);
      tell();
    },
    async disconnect() {
      await stored.remove();
      tell();
    },
    dispose: () => subscriptions.forEach((each) => each.dispose()),
  };
}
