import { Disposable, Uri, workspace, type ExtensionContext } from 'vscode';
import type { ActionItems } from '../app/actionItems/actionItems.ts';
import type { OpenActionItems } from '../app/actionItems/createActionItems.ts';
import type { Incidents } from '../app/incidents.ts';
import { lazily } from '../app/lazily.ts';
import { lazyOutbox } from '../app/lazyOutbox.ts';
import type { Clock, Ids, Log, PlaybookSource, Tracker, TrackerAccess } from '../app/ports.ts';
import type { Failure } from '../core/failure.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { LinearToken, renewTokens } from '../integrations/linear/index.ts';
import { createLinearAccount, type LinearAccount } from '../workbench/accounts/linearAccount.ts';
import { LinearSignIn } from '../workbench/accounts/linearSignIn.ts';
import { trackerOptions } from '../workbench/actionItems/trackerOptions.ts';
import { workspaceFileSystem } from '../workbench/files/fileSystem.ts';
import { timers } from '../workbench/host/recordKeeping.ts';
import { outboxHome } from '../workbench/files/storageFolder.ts';
import { setting } from '../workbench/settings/settings.ts';

export interface LinearHere {
  readonly context: Pick<
    ExtensionContext,
    'secrets' | 'globalState' | 'workspaceState' | 'globalStorageUri' | 'extension' | 'subscriptions'
  >;
  readonly incidents: Incidents;
  readonly playbook: PlaybookSource;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly folder: Uri;
}

/** Renewed this long before it runs out, so that no request meets its end. */
const renewEarlyMs = 5 * 60_000;

/** Action items, the outbox and the Linear account. Linear's code is loaded when it is first asked. */
export function linear({ context, incidents, playbook, clock, ids, log, folder }: LinearHere) {
  const linearAccount = createLinearAccount(context);
  const apiUrl = (): string => setting('linear.apiUrl');
  const loadLinear = lazily(() => import('../integrations/linear/index.ts'));
  const token = tokenOf(linearAccount, { apiUrl, clock, log, loadLinear });
  const loadTracker = lazily(async (): Promise<Tracker> => {
    const { linearTracker } = await loadLinear();
    return linearTracker({ apiUrl, token, now: () => clock.now(), log });
  });
  const tracker = async (): Promise<Result<Tracker, Failure>> => {
    if (!workspace.isTrusted) return failed({ code: 'untrusted', what: 'Linear' });
    if ((await linearAccount.secret()) === undefined) return failed({ code: 'auth', where: 'Linear' });
    return ok(await loadTracker());
  };
  const access: TrackerAccess = {
    get account() {
      return linearAccount.known;
    },
    tracker,
    onDidChange: (listener) => linearAccount.onDidChange(listener),
  };
  const files = workspaceFileSystem(folder);
  const outbox = lazyOutbox(async () => {
    const { openOutbox } = await import('../store/outbox.ts');
    // A window that may send nothing leaves what waits to those that may.
    const sender = async (kind: string) =>
      workspace.isTrusted && kind.startsWith('tracker.') ? (await items()).sender(kind) : undefined;
    const home = workspaceFileSystem(outboxHome(context, folder));
    return openOutbox({ files: home, clock, ids, timers, log, sender });
  });
  const items = lazily(async (): Promise<OpenActionItems> => {
    const [{ createActionItems }, { seenItems }, { postMortemFiles }] = await Promise.all([
      import('../app/actionItems/createActionItems.ts'),
      import('../store/seenItems.ts'),
      import('../workbench/actionItems/postMortemFiles.ts'),
    ]);
    const seen = seenItems({ files, clock, ids, log });
    return createActionItems({
      files: postMortemFiles(),
      access: rememberedBy(linearAccount, access),
      outbox,
      seen,
      incidents,
      playbook,
      clock,
      log,
      options: (uri) => trackerOptions(context.workspaceState, uri === '' ? undefined : Uri.parse(uri)),
    });
  });
  const signIn = new LinearSignIn({ context, apiUrl, loadLinear, now: () => clock.now(), log });
  const actionItems = lazyActionItems(items);
  // What waited for a connection, or for trust, is tried when there is one.
  const sendWaiting = (): void => {
    if (outbox.entries.length > 0) void outbox.send();
  };
  const subscription = Disposable.from(
    linearAccount,
    outbox,
    signIn,
    linearAccount.onDidChange(sendWaiting),
    workspace.onDidGrantWorkspaceTrust(sendWaiting),
  );
  return {
    actionItems,
    outbox,
    linearAccount,
    trackerAccess: access,
    signIn,
    dispose: () => void subscription.dispose(),
  };
}

/** Who is connected is asked once and kept, so that what was seen is known without a network. */
function rememberedBy(account: LinearAccount, access: TrackerAccess): TrackerAccess {
  return {
    get account() {
      return access.account;
    },
    onDidChange: (listener) => access.onDidChange(listener),
    tracker: async () => {
      const tracker = await access.tracker();
      if (!tracker.ok || access.account !== undefined) return tracker;
      const found = await tracker.value.account();
      if (!found.ok) return found;
      await account.remember(found.value);
      return tracker;
    },
  };
}

interface TokenParts {
  readonly apiUrl: () => string;
  readonly clock: Clock;
  readonly log: Log;
  readonly loadLinear: () => Promise<{ readonly renewTokens: typeof renewTokens }>;
}

function tokenOf(account: LinearAccount, { apiUrl, clock, log, loadLinear }: TokenParts) {
  let renewing: Promise<Result<LinearToken, Failure>> | undefined;
  const renew = async (refresh: string): Promise<Result<LinearToken, Failure>> => {
    const { renewTokens } = await loadLinear();
    const exchange = { apiUrl: apiUrl(), clientId: setting('linear.oauthClientId'), now: () => clock.now(), log };
    const renewed = await renewTokens(exchange, refresh);
    if (!renewed.ok) {
      // Another window may have used it up: what that one was given is kept for all.
      const kept = renewed.failure.code === 'auth' ? await account.secret() : undefined;
      const isNew = kept?.kind === 'oauth' && kept.refresh !== refresh && kept.expiresAtMs > clock.now();
      return isNew ? ok({ kind: 'oauth', value: kept.access }) : renewed;
    }
    await account.keep({ kind: 'oauth', ...renewed.value });
    return ok({ kind: 'oauth', value: renewed.value.access });
  };
  return async (): Promise<Result<LinearToken, Failure>> => {
    const secret = await account.secret();
    if (secret === undefined) return failed({ code: 'auth', where: 'Linear' });
    if (secret.kind === 'apiKey') return ok(secret);
    if (secret.refresh === undefined || secret.expiresAtMs - clock.now() > renewEarlyMs) {
      return ok({ kind: 'oauth', value: secret.access });
    }
    // A refresh token is good for one renewal only: requests that come meanwhile share it.
    renewing ??= renew(secret.refresh).finally(() => (renewing = undefined));
    return renewing;
  };
}

function lazyActionItems(items: () => Promise<OpenActionItems>): ActionItems {
  return {
    report: async (uri) => (await items()).report(uri),
    refresh: async (uri, stop) => (await items()).refresh(uri, stop),
    preview: async (uri, keys, stop) => (await items()).preview(uri, keys, stop),
    push: async (preview, owners, stop) => (await items()).push(preview, owners, stop),
    complete: async (uri, key, done) => (await items()).complete(uri, key, done),
    settle: async (uri, key, field, keep) => (await items()).settle(uri, key, field, keep),
    people: async (stop) => (await items()).people(stop),
    labels: async (stop) => (await items()).labels(stop),
    publish: async (uri, stop) => (await items()).publish(uri, stop),
    onDidChange: (listener) => {
      let own: { dispose(): void } | undefined;
      let isOver = false;
      void items().then((opened) => {
        if (!isOver) own = opened.onDidChange(listener);
      });
      return {
        dispose: () => {
          isOver = true;
          own?.dispose();
        },
      };
    },
  };
}
