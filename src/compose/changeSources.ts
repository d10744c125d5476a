import { Disposable, workspace, type ExtensionContext } from 'vscode';
import { Collector } from '../app/changes/collector.ts';
import type { ChangeParts } from '../app/changes/incidentChanges.ts';
import type { Incidents } from '../app/incidents.ts';
import { lazily } from '../app/lazily.ts';
import { lazyChangeSource } from '../app/lazyChangeSource.ts';
import type { Account, Clock, Log, RemoteRepository } from '../app/ports.ts';
import type { Failure } from '../core/failure.ts';
import { isWorking } from '../core/incident/phase.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { GitApi } from '../integrations/git/index.ts';
import type { GitHub } from '../integrations/github/index.ts';
import type { Vercel } from '../integrations/vercel/index.ts';
import { createGitHubAccount } from '../workbench/accounts/gitHubAccount.ts';
import { createVercelAccount } from '../workbench/accounts/vercelAccount.ts';
import { windowAttention } from '../workbench/reminders/attention.ts';
import { gitApi } from '../workbench/host/gitExtension.ts';
import { timers } from '../workbench/host/recordKeeping.ts';
import { setting } from '../workbench/settings/settings.ts';
import { gitHubFrom, vercelFrom } from './lazyVendors.ts';

export interface ChangesHere {
  readonly context: Pick<ExtensionContext, 'secrets' | 'globalState'>;
  readonly incidents: Incidents;
  readonly clock: Clock;
  readonly log: Log;
}

/** Requests of one window in an hour: a fifth of what GitHub gives one person, and what a busy incident takes of Vercel. */
const budgets = { gitHub: 1_000, vercel: 600 };

/** The workspace's git, GitHub and Vercel. Their code is loaded when they are first asked, by somebody connected. */
export function changeSources({ context, incidents, clock, log }: ChangesHere) {
  const now = (): number => clock.now();
  const loadGit = lazily(async () => {
    const { gitChangeSource } = await import('../integrations/git/index.ts');
    const deployTagPatterns = (): readonly string[] => setting('changes.deployTags');
    return gitChangeSource({ api: () => gitApi<GitApi>(), deployTagPatterns, now, log });
  });
  const git = lazyChangeSource('git', loadGit);
  const repositories = async (): Promise<Result<readonly RemoteRepository[], Failure>> => {
    const virtual = virtualRepositories();
    return virtual.length > 0 ? ok(virtual) : (await loadGit()).repositories();
  };

  const gitHubAccount = createGitHubAccount(context);
  const loadGitHub = lazily(async () => {
    const [{ openGitHub, gitHubLimitedUntil }, { openDoor }] = await Promise.all([
      import('../integrations/github/index.ts'),
      import('../integrations/http/door.ts'),
    ]);
    const door = openDoor({
      vendor: 'GitHub',
      log,
      now,
      random: Math.random,
      requestsPerHour: budgets.gitHub,
      limitedUntil: gitHubLimitedUntil,
    });
    gitHubAccount.onDidChange(() => door.reset());
    return openGitHub({ door, account: gitHubAccount, apiUrl: () => setting('github.apiUrl'), log, repositories });
  });
  const gitHub = gitHubFrom(asking(gitHubAccount, loadGitHub));

  const vercelAccount = createVercelAccount(context);
  const loadVercel = lazily(async () => {
    const [{ openVercel }, { openDoor }] = await Promise.all([
      import('../integrations/vercel/index.ts'),
      import('../integrations/http/door.ts'),
    ]);
    const door = openDoor({ vendor: 'Vercel', log, now, random: Math.random, requestsPerHour: budgets.vercel });
    vercelAccount.onDidChange(() => door.reset());
    return openVercel({
      door,
      account: vercelAccount,
      apiUrl: () => setting('vercel.apiUrl'),
      team: () => setting('vercel.team'),
      project: () => setting('vercel.project'),
      repositories,
      now,
    });
  });
  const vercel = vercelFrom(asking(vercelAccount, loadVercel));

  const collector = new Collector({
    channels: [
      { name: 'git', source: git, isLocal: true },
      { name: 'GitHub', source: gitHub, history: gitHub },
      { name: 'Vercel', history: vercel },
    ],
    active: () => incidents.snapshot.active.filter(({ phase }) => isWorking(phase)),
    attention: windowAttention,
    clock,
    log,
    timers,
  });
  const changes: ChangeParts = {
    collector,
    sources: [git, gitHub],
    deployHistories: [gitHub, vercel],
    deployers: [vercel],
    reverters: [gitHub],
    contents: [gitHub],
    accounts: [gitHubAccount, vercelAccount],
  };
  const subscription = Disposable.from(
    collector,
    gitHubAccount,
    vercelAccount,
    gitHubAccount.onDidChange(() => collector.recheck(['GitHub'])),
    vercelAccount.onDidChange(() => collector.recheck(['Vercel'])),
  );
  return { changes, gitHubAccount, vercelAccount, dispose: () => void subscription.dispose() };
}

/** Nothing is loaded or sent while nobody is connected, or the workspace is not trusted. */
export type Asking<V> = <T>(question: (vendor: V) => Promise<Result<T, Failure>>) => Promise<Result<T, Failure>>;

function asking<V extends GitHub | Vercel>(account: Account, load: () => Promise<V>): Asking<V> {
  return async (question) => {
    if (!workspace.isTrusted) return failed({ code: 'untrusted', what: account.name });
    if ((await account.token()) === undefined) return failed({ code: 'auth', where: account.name });
    return question(await load());
  };
}

/** A repository that is opened without a clone: vscode-vfs://github/owner/name. */
function virtualRepositories(): readonly RemoteRepository[] {
  return (workspace.workspaceFolders ?? []).flatMap(({ uri }) => {
    const [, owner, name] = uri.path.split('/');
    const isGitHub = uri.scheme === 'vscode-vfs' && /^github(?:\+|$)/u.test(uri.authority);
    return isGitHub && owner && name ? [{ repository: `${owner}/${name}`, host: 'github.com' }] : [];
  });
}
