import type { Failure } from '../../core/failure.ts';
import { editActionItem } from '../../core/postmortem/edit/actionItemEdits.ts';
import type { PostMortem } from '../../core/postmortem/postMortem.ts';
import { itemOf } from '../../core/postmortem/sync/itemKey.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import type { TrackerAccount, TrackerTeamDetails } from '../../core/tracker/issue.ts';
import { Turns } from '../turns.ts';
import type { OutboxSender } from '../outbox.ts';
import type { StopSignal, Tracker } from '../ports.ts';
import type { ActionItems } from './actionItems.ts';
import type { ActionItemsParts } from './parts.ts';
import { publishDocument, publishKind } from './publish.ts';
import { publishSender } from './publishSender.ts';
import { previewPush, pushItems } from './push.ts';
import { namedItems, reportOn } from './readDocument.ts';
import { trackerSender } from './senders.ts';
import { settleField, syncItems } from './syncItems.ts';
import { Teams } from './teams.ts';
import { unmerged } from './unmerged.ts';

export interface OpenActionItems extends ActionItems {
  sender(kind: string): OutboxSender | undefined;
  dispose(): void;
}

/** A document, and the tracker that its items are in. */
export interface Connected {
  readonly uri: string;
  readonly document: PostMortem;
  readonly tracker: Tracker;
  readonly account: TrackerAccount;
}

/** What the verbs share. */
export interface Desk extends ActionItemsParts {
  readonly teams: Teams;
  /** The addresses of documents that this window published, by their ids. */
  readonly published: Map<string, string>;
  connect(uri: string, stop?: StopSignal): Promise<Result<Connected, Failure>>;
  told(uri: string): void;
}

/** Two verbs on one document run one after the other: each sees what the one before it wrote. */
export function createActionItems(parts: ActionItemsParts): OpenActionItems {
  const turns = new Turns();
  const listeners = new Set<(uri: string) => void>();
  const told = (uri: string): void => {
    for (const listener of [...listeners]) listener(uri);
  };
  const teams = new Teams(parts.clock);
  const connection = parts.access.onDidChange(() => teams.forget());
  const connect = async (uri: string, stop?: StopSignal): Promise<Result<Connected, Failure>> => {
    const document = await readMerged(parts, uri);
    if (!document.ok) return document;
    const tracker = await parts.access.tracker();
    if (!tracker.ok) return tracker;
    const account = parts.access.account ?? (await tracker.value.account(stop));
    if ('ok' in account && !account.ok) return account;
    return ok({
      uri,
      document: document.value,
      tracker: tracker.value,
      account: 'ok' in account ? account.value : account,
    });
  };
  const teamOfSettings = async (stop?: StopSignal): Promise<Result<TrackerTeamDetails | undefined, Failure>> => {
    const tracker = await parts.access.tracker();
    if (!tracker.ok) return tracker.failure.code === 'auth' ? ok(undefined) : tracker;
    return teams.get(tracker.value, parts.options('').team, stop);
  };
  const published = new Map<string, string>();
  const desk: Desk = { ...parts, teams, published, connect, told };
  const verbs: Omit<ActionItems, 'onDidChange'> = {
    report: async (uri) => {
      const document = await parts.files.read(uri);
      if (!document.ok) return document;
      const { account } = parts.access;
      if (account === undefined) return ok({ uri, items: plain(document.value) });
      const items = namedItems(document.value, account);
      const records = await parts.seen.read(items.map(({ id }) => id));
      return ok(reportOn(parts, uri, items, { records }));
    },
    refresh: (uri, stop) => turns.take(uri, () => syncItems(desk, uri, stop)),
    preview: (uri, keys, stop) => previewPush(desk, uri, keys, stop),
    push: (preview, owners, stop) => turns.take(preview.uri, () => pushItems(desk, preview, owners, stop)),
    complete: (uri, key, done) =>
      turns.take(uri, async () => {
        const before = await readMerged(parts, uri);
        if (!before.ok) return before;
        const edited = await parts.files.edit(uri, (document) => {
          const item = itemOf(document, key);
          return item === undefined || (item.done === true) === done ? [] : editActionItem(document, item, { done });
        });
        if (!edited.ok) return edited;
        return parts.access.account === undefined ? ok({ uri, items: plain(edited.value) }) : syncItems(desk, uri);
      }),
    settle: (uri, key, field, keep) => turns.take(uri, () => settleField(desk, { uri, key, field, keep })),
    people: async (stop) => {
      const team = await teamOfSettings(stop);
      return team.ok ? ok((team.value?.people ?? []).filter(({ active }) => active)) : team;
    },
    labels: async (stop) => {
      const team = await teamOfSettings(stop);
      return team.ok ? ok((team.value?.labels ?? []).map(({ name }) => name)) : team;
    },
    publish: (uri, stop) => turns.take(uri, () => publishDocument(desk, uri, stop)),
  };
  return {
    ...verbs,
    onDidChange: (listener) => {
      const own = (uri: string): void => listener(uri);
      listeners.add(own);
      return { dispose: () => void listeners.delete(own) };
    },
    sender: (kind) => (kind === publishKind ? publishSender(desk) : trackerSender(kind, parts, told)),
    dispose: () => {
      connection.dispose();
      listeners.clear();
    },
  };
}

async function readMerged({ files }: ActionItemsParts, uri: string): Promise<Result<PostMortem, Failure>> {
  const document = await files.read(uri);
  if (!document.ok) return document;
  const conflict = unmerged(document.value.markdown, { uri, where: files.path(uri) });
  return conflict === undefined ? document : failed(conflict);
}

/** Without an account nothing is known of any issue. */
function plain(document: PostMortem): ReturnType<typeof reportOn>['items'] {
  const nobody = { workspace: '', workspaceId: '', user: { id: '', name: '', active: false } };
  return reportOn({ outbox: { entries: [] } }, '', namedItems(document, nobody), { records: new Map() }).items;
}
