import { isOutage, type Failure } from '../../core/failure.ts';
import { editActionItem } from '../../core/postmortem/edit/actionItemEdits.ts';
import { incidentIssueId, itemOf } from '../../core/postmortem/sync/itemKey.ts';
import { fileFields } from '../../core/postmortem/sync/merge.ts';
import { ok, type Result } from '../../core/result.ts';
import type { NewIssue, TrackerIssue, TrackerPerson } from '../../core/tracker/issue.ts';
import type { OutboxEffect } from '../outbox.ts';
import type { StopSignal } from '../ports.ts';
import type { PlannedItem, PushOutcome, PushPreview } from './actionItems.ts';
import type { Connected, Desk } from './createActionItems.ts';
import { issueDescription, issueTitle } from './describeIssue.ts';
import { commonTo, incidentIssueEffect } from './incidentIssue.ts';
import { planItem, type Planning } from './planPush.ts';
import { incidentOf, issueOf, namedItems, readIssues, reportOn, type NamedItem } from './readDocument.ts';
import { queued, readCreate, type CreateData } from './outboxData.ts';
import { createKind } from './senders.ts';
import { syncItems, updateEffect } from './syncItems.ts';
import { labelIdsOf } from './teams.ts';
import { isOpenIssue, issuesWithoutItem } from './withoutItem.ts';

interface Plan {
  readonly preview: PushPreview;
  readonly connected: Connected;
  readonly planning: Planning;
  /** Ids of the issues by the keys of the items. */
  readonly ids: ReadonlyMap<string, string>;
}

export async function previewPush(
  desk: Desk,
  uri: string,
  keys?: readonly string[],
  stop?: StopSignal,
): Promise<Result<PushPreview, Failure>> {
  const plan = await planPush(desk, uri, keys, stop);
  return plan.ok ? ok(plan.value.preview) : plan;
}

async function planPush(
  desk: Desk,
  uri: string,
  keys: readonly string[] | undefined,
  stop: StopSignal | undefined,
): Promise<Result<Plan, Failure>> {
  const connected = await desk.connect(uri, stop);
  if (!connected.ok) return connected;
  const { document, tracker, account } = connected.value;
  const options = desk.options(uri);
  const all = namedItems(document, account);
  const items = all.filter(({ key }) => keys?.includes(key) ?? true);
  const labels = items.flatMap(({ item }) => item.labels ?? []);
  const team = await desk.teams.withLabels(tracker, options.team, labels, stop);
  if (!team.ok) return team;
  const state = await incidentOf(desk, document);
  const parentId =
    options.asSubIssues && state !== undefined ? incidentIssueId(state.id, account.workspaceId) : undefined;
  const left = keys === undefined ? issuesWithoutItem(state, all, tracker.name) : [];
  const others = [...(parentId === undefined ? [] : [parentId]), ...left.map(({ id }) => id)];
  const asked = [...items, ...others.map(withoutWords)];
  const read = await readIssues(tracker, asked, stop);
  // Ids are chosen here, and one that is taken already counts as done: a new issue need not be looked for first.
  const outage = !read.ok && isOutage(read.failure) ? read.failure : undefined;
  if (!read.ok && outage === undefined) return read;
  const issues = read.ok ? read.value : [];
  const records = await desk.seen.read((outage === undefined ? issues : items).map(({ id }) => id));
  const waiting = new Set(
    desk.outbox.entries.flatMap(({ kind, data }) => (kind === createKind ? (readCreate(data)?.issue.id ?? []) : [])),
  );
  const planning: Planning = { team: team.value, options, state };
  const planned = items.map((named) => {
    const issue = issueOf(named, issues);
    const seen = records.get(issue?.id ?? named.id)?.seen;
    const isWaiting = waiting.has(named.id) && issue === undefined;
    return planItem({ ...named, issue, seen, isWaiting, isOutage: outage !== undefined }, planning);
  });
  const parent = [...issues, ...(outage === undefined ? [] : (state?.issues ?? []))].find(({ id }) => id === parentId);
  return ok({
    preview: {
      uri,
      team: team.value.key,
      workspace: account.workspace,
      ...(parentId === undefined || state === undefined
        ? {}
        : {
            parent: {
              title: parent?.title ?? issueTitle(state.title),
              exists: parent !== undefined,
              ...(parent === undefined ? {} : { identifier: parent.identifier }),
            },
          }),
      items: planned,
      left: issues.filter((issue) => isOpenIssue(issue) && left.some(({ id }) => id === issue.id)),
      ...(outage === undefined ? {} : { outage }),
    },
    connected: connected.value,
    planning,
    ids: new Map(items.map(({ key, id }) => [key, id])),
  });
}

/** An issue that is asked for, though no item has it. */
function withoutWords(id: string): NamedItem {
  const item = { text: '', written: '', form: 'item' as const, line: 0, wordsEndLine: 0, endLine: 0 };
  return { key: '', item, id, identifier: undefined };
}

/**
 * Sends what the preview says, as the document and the tracker are now: an item that another machine sent meanwhile
 * is met and linked, not made again. Marks are in the file and effects in the outbox before anything is sent.
 */
export async function pushItems(
  desk: Desk,
  shown: PushPreview,
  owners: ReadonlyMap<string, TrackerPerson | undefined> = new Map(),
  stop?: StopSignal,
): Promise<Result<PushOutcome, Failure>> {
  const keys = shown.items.filter(({ plan }) => plan !== 'skip').map(({ key }) => key);
  const plan = await planPush(desk, shown.uri, keys, stop);
  if (!plan.ok) return plan;
  const { preview, connected, ids } = plan.value;
  const creating = preview.items.filter((item) => item.plan === 'create');
  const marked = await desk.files.edit(shown.uri, (document) =>
    creating.flatMap(({ key }) => {
      const item = itemOf(document, key);
      return item === undefined || item.id === key ? [] : editActionItem(document, item, { id: key });
    }),
  );
  if (!marked.ok) return marked;
  const made = effects(desk, plan.value, creating, owners);
  const updates = preview.items.flatMap((item) => {
    const { planning } = plan.value;
    const effect =
      item.plan === 'update' ? updateEffect(item, planning, shown.uri, connected.document.incident) : undefined;
    return effect === undefined ? [] : [{ key: item.key, effect }];
  });
  const all = [...made, ...updates.map(({ effect }) => effect)];
  const added = await desk.outbox.add(queued(all, connected.account));
  if (!added.ok) return added;
  await desk.outbox.send(
    all.map(({ key }) => key),
    stop,
  );
  return outcome(desk, { preview, connected, ids, changed: new Set(updates.map(({ key }) => key)), stop });
}

function effects(
  desk: Desk,
  { preview, connected, planning, ids }: Plan,
  creating: readonly (PlannedItem & { readonly plan: 'create' })[],
  owners: ReadonlyMap<string, TrackerPerson | undefined>,
): readonly OutboxEffect[] {
  const { document, account, uri } = connected;
  const { team, options, state } = planning;
  const path = desk.files.path(uri);
  if (creating.length === 0) return [];
  const incident = state === undefined ? {} : { incident: state.id };
  const parentId =
    preview.parent === undefined || state === undefined ? undefined : incidentIssueId(state.id, account.workspaceId);
  const common = commonTo(team, options);
  const parent =
    parentId !== undefined && state !== undefined && preview.parent?.exists === false
      ? [incidentIssueEffect(state, { id: parentId, common, path, uri })]
      : [];
  return [
    ...parent,
    ...creating.map(({ key, item, owner, priority, due }): OutboxEffect => {
      const id = ids.get(key) ?? '';
      const person = owner.kind === 'found' ? owner.person : owner.kind === 'ambiguous' ? owners.get(key) : undefined;
      const labelIds = [...new Set([...common.labelIds, ...labelIdsOf(team.labels, item.labels ?? [])])];
      const issue: NewIssue = {
        ...common,
        labelIds,
        id,
        title: issueTitle(item.text),
        description: issueDescription(document, path, item.text, state),
        priority,
        ...(parentId === undefined ? {} : { parentId }),
        ...(person === undefined ? {} : { assigneeId: person.id }),
        ...(due === undefined ? {} : { due }),
      };
      const data: CreateData = { issue, uri, key, file: fileFields(item) };
      return { key: `issue-${id}`, kind: createKind, ...incident, label: issue.title, data };
    }),
  ];
}

interface Sent {
  readonly preview: PushPreview;
  readonly connected: Connected;
  readonly ids: ReadonlyMap<string, string>;
  /** Keys of the items of which the tracker was sent a change: not every difference is one that it can take. */
  readonly changed: ReadonlySet<string>;
  readonly stop: StopSignal | undefined;
}

/** What is there is told from what was read back; what is not waits, and says why. */
async function outcome(
  desk: Desk,
  { preview, connected, ids, changed, stop }: Sent,
): Promise<Result<PushOutcome, Failure>> {
  const needsSync = preview.items.some(({ plan }) => plan === 'update');
  const synced = needsSync ? await syncItems(desk, preview.uri, stop) : undefined;
  const document = await desk.files.read(preview.uri);
  const current = document.ok ? document.value : connected.document;
  const items = namedItems(current, connected.account);
  const records = await desk.seen.read([...ids.values()]);
  const find = (key: string): TrackerIssue | undefined => records.get(ids.get(key) ?? '')?.issue;
  const waiting = preview.items.flatMap(({ key, plan, ...item }) => {
    // An item that somebody linked by hand has an issue of another id than a push would give it.
    const id = ('issue' in item ? item.issue.id : undefined) ?? ids.get(key) ?? '';
    const entry = desk.outbox.entries.find(
      ({ key: name }) => name === `issue-${id}` || name.startsWith(`update-${id}`),
    );
    if (plan === 'skip' || entry === undefined) return [];
    return [{ key, failure: entry.failure ?? ({ code: 'cancelled' } as const) }];
  });
  const isWaiting = new Set(waiting.map(({ key }) => key));
  const isTakenOver = (item: PlannedItem): boolean =>
    synced?.ok === true && item.plan === 'update' && Object.values(item.verdicts).includes('fromTracker');
  const done = (wanted: PlannedItem['plan']) =>
    preview.items.flatMap((item) => {
      const { key, plan } = item;
      const issue = find(key) ?? ('issue' in item ? item.issue : undefined);
      const isDone =
        plan === wanted && !isWaiting.has(key) && (plan !== 'update' || changed.has(key) || isTakenOver(item));
      return isDone && issue !== undefined ? [{ key, issue }] : [];
    });
  const report =
    synced?.ok === true ? synced.value : reportOn(desk, preview.uri, items, { records: await seenOf(desk, items) });
  return ok({ created: done('create'), updated: done('update'), waiting, report });
}

function seenOf(desk: Desk, items: readonly { readonly id: string }[]) {
  return desk.seen.read(items.map(({ id }) => id));
}
