import { commands, l10n } from 'vscode';
import type { ConnectableAccount } from '../accounts/connectable.ts';
import { askOne, type Choice } from './ask/askOne.ts';
import { askText, required } from './ask/askText.ts';
import type { CommandContext, Handlers } from './handlers.ts';

type Ids =
  | 'sitrep.signInToGitHub'
  | 'sitrep.setGitHubToken'
  | 'sitrep.connectVercel'
  | 'sitrep.showConnections'
  | 'sitrep.disconnectAccount';

export function connections({ parts }: CommandContext): Pick<Handlers, Ids> {
  const { gitHubAccount, vercelAccount, linearAccount, notify } = parts;
  const accounts = [gitHubAccount, vercelAccount, linearAccount];

  const sayStatus = async (account: ConnectableAccount): Promise<void> => {
    notify.result(l10n.t('{0}: {1}', account.name, await statusWords(account)));
  };
  const setToken = async (account: ConnectableAccount, title: string, prompt: string): Promise<void> => {
    const answer = await askText({ title, prompt, isSecret: true, remark: required(l10n.t('Paste the token.')) });
    if (answer.kind !== 'given') return;
    await account.setToken(answer.value.trim());
    await sayStatus(account);
  };
  const setGitHubToken = (): Promise<void> =>
    setToken(
      gitHubAccount,
      l10n.t('Set GitHub token'),
      l10n.t('It needs to read contents, pull requests and deployments. It is kept in VS Code’s secret storage.'),
    );
  const connectVercel = (): Promise<void> =>
    setToken(
      vercelAccount,
      l10n.t('Connect Vercel'),
      l10n.t('Paste an access token from vercel.com/account/settings/tokens. It is kept in VS Code’s secret storage.'),
    );
  const connectLinear = async (): Promise<void> => {
    await commands.executeCommand('sitrep.connectLinear');
  };
  const signIn = async (): Promise<void> => {
    if ((await gitHubAccount.signIn?.()) === true) await sayStatus(gitHubAccount);
    else await setGitHubToken();
  };
  const disconnect = async (account: ConnectableAccount): Promise<void> => {
    await account.disconnect();
    await sayStatus(account);
  };
  const choicesOf = async (account: ConnectableAccount): Promise<readonly Choice<() => Promise<void>>[]> => {
    const status = await account.status();
    const words = await statusWords(account);
    const isConnected = status.kind === 'signedIn';
    const isGitHub = account === gitHubAccount;
    // What it is comes first: it is what was asked for.
    const state: Choice<() => Promise<void>> = {
      label: account.name,
      description: words,
      icon: isConnected ? 'pass' : 'circle-slash',
      value: () => sayStatus(account),
    };
    if (isConnected && status.isLocal) {
      return [{ ...state, detail: l10n.t('It needs no account; nothing leaves this machine') }];
    }
    return [
      state,
      ...(isGitHub ? [{ label: l10n.t('Sign in to GitHub'), icon: 'github', value: signIn }] : []),
      ...(isGitHub
        ? [{ label: l10n.t('Set GitHub token…'), icon: 'key', value: setGitHubToken }]
        : account === linearAccount
          ? [{ label: l10n.t('Connect Linear…'), icon: 'key', value: connectLinear }]
          : [{ label: l10n.t('Connect Vercel…'), icon: 'key', value: connectVercel }]),
      ...(isConnected
        ? [
            {
              label: l10n.t('Disconnect {0}', account.name),
              icon: 'debug-disconnect',
              value: () => disconnect(account),
            },
          ]
        : []),
    ];
  };

  return {
    'sitrep.signInToGitHub': signIn,
    'sitrep.setGitHubToken': setGitHubToken,
    'sitrep.connectVercel': connectVercel,
    'sitrep.showConnections': async () => {
      const answer = await askOne({
        title: l10n.t('Connections'),
        placeholder: l10n.t('Without a connection nothing is sent'),
        choices: Promise.all(accounts.map(choicesOf)).then((lists) => lists.flat()),
      });
      if (answer.kind === 'given') await answer.value();
    },
    'sitrep.disconnectAccount': async () => {
      const choices = Promise.all(
        accounts.map(async (account) => {
          const status = await account.status();
          if (status.kind === 'signedOut' || status.isLocal) return [];
          return [{ label: account.name, description: await statusWords(account), value: account }];
        }),
      ).then((lists) => lists.flat());
      if ((await choices).length === 0) {
        notify.result(await nothingWords(accounts));
        return;
      }
      const answer = await askOne({ title: l10n.t('Disconnect'), placeholder: l10n.t('Which one?'), choices });
      if (answer.kind === 'given') await disconnect(answer.value);
    },
  };
}

async function nothingWords(accounts: readonly ConnectableAccount[]): Promise<string> {
  const all = await Promise.all(
    accounts.map(async (account) => ({ name: account.name, status: await account.status() })),
  );
  const local = all.filter(({ status }) => status.kind === 'signedIn').map(({ name }) => name);
  return local.length === 0
    ? l10n.t('Nothing is connected.')
    : l10n.t('Only local emulators are connected ({0}). They need no account and stay connected.', local.join(', '));
}

/** "signed in as mira (https://api.github.com)" */
async function statusWords(account: ConnectableAccount): Promise<string> {
  const status = await account.status();
  if (status.kind === 'signedOut') return l10n.t('not connected');
  if (status.isLocal) return l10n.t('connected to a local emulator ({0})', status.site);
  return l10n.t('connected {0} ({1})', status.label, status.site);
}
