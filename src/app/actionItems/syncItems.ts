import type { Failure } from '../../core/failure.ts';
import { editActionItem } from '../../core/postmortem/edit/actionItemEdits.ts';
import type { PostMortem } from '../../core/postmortem/postMortem.ts';
import { itemOf } from '../../core/postmortem/sync/itemKey.ts';
import {
  fileFields,
  itemFields,
  mergeItem,
  seenAfter,
  trackerFields,
  type ItemField,
  type ItemFields,
  type ItemVerdicts,
  type SeenItem,
} from '../../core/postmortem/sync/merge.ts';
import { labelChange } from '../../core/postmortem/sync/labels.ts';
import { matchOwner } from '../../core/postmortem/sync/owner.ts';
import { trackerChange, trackerEdits } from '../../core/postmortem/sync/trackerEdits.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import type { IssuePatch, TrackerAccount, TrackerIssue, TrackerTeamDetails } from '../../core/tracker/issue.ts';
import type { OutboxEffect } from '../outbox.ts';
import type { StopSignal } from '../ports.ts';
import type { ItemsReport } from './actionItems.ts';
import type { Connected, Desk } from './createActionItems.ts';
import type { SeenRecord } from './parts.ts';
import { isDate, type Planning } from './planPush.ts';
import { issueOf, namedItems, readIssues, reportOn } from './readDocument.ts';
import { queued, queuedBy, readQueuedBy, readUpdate, type UpdateData } from './outboxData.ts';
import { updateKind } from './senders.ts';
import { labelIdsOf, stateFor } from './teams.ts';

/**
 * Brings a document's items and their issues together. What changed on one side only is taken over by the other;
 * what changed on both stays as it is on both, and the report says so.
 */
export async function syncItems(desk: Desk, uri: string, stop?: StopSignal): Promise<Result<ItemsReport, Failure>> {
  const connected = await desk.connect(uri, stop);
  if (!connected.ok) return connected;
  const { account, tracker } = connected.value;
  const asked = namedItems(connected.value.document, account);
  const issues = await readIssues(tracker, asked, stop);
  if (!issues.ok) return issues;
  const records = await desk.seen.read(issues.value.map(({ id }) => id));
  const edited = await desk.files.edit(uri, (document) => fileEdits(document, connected.value, issues.value, records));
  if (!edited.ok) return edited;
  await sendChanges(desk, { ...connected.value, document: edited.value }, { issues: issues.value, records, stop });
  // Sending has changed what was seen, and the issues too.
  const after = await desk.seen.read(issues.value.map(({ id }) => id));
  const latest = issues.value.map((issue) => after.get(issue.id)?.issue ?? issue);
  const document = await desk.files.read(uri);
  const items = namedItems(document.ok ? document.value : edited.value, account);
  desk.told(uri);
  return ok(reportOn(desk, uri, items, { records: after, answered: latest }));
}

type Records = ReadonlyMap<string, SeenRecord>;

function fileEdits(
  document: PostMortem,
  { account }: Connected,
  issues: readonly TrackerIssue[],
  records: Records,
): ReturnType<typeof trackerEdits> {
  return namedItems(document, account).flatMap((named) => {
    const issue = issueOf(named, issues);
    if (issue === undefined || issue.removed !== undefined) return [];
    const seen = records.get(issue.id)?.seen;
    const verdicts = mergeItem(named.item, issue, seen);
    return trackerEdits(document, named.item, { key: named.key, issue, verdicts, seen });
  });
}

interface Found {
  readonly issues: readonly TrackerIssue[];
  readonly records: Records;
  readonly stop: StopSignal | undefined;
}

async function sendChanges(
  desk: Desk,
  { uri, document, account, tracker }: Connected,
  { issues, records, stop }: Found,
): Promise<void> {
  const effects: OutboxEffect[] = [];
  const seen: SeenRecord[] = [];
  /** Issues of which it could not be told what is to be sent: their team was not read. */
  const undecided = new Set<string>();
  for (const named of namedItems(document, account)) {
    const issue = issueOf(named, issues);
    if (issue === undefined) continue;
    const before = records.get(issue.id)?.seen;
    const verdicts = mergeItem(named.item, issue, before);
    const now = { file: fileFields(named.item), tracker: trackerFields(issue) };
    const hasNews = issue.removed === undefined && itemFields.some((field) => verdicts[field] === 'toTracker');
    const labels = verdicts.labels === 'toTracker' ? (named.item.labels ?? []) : [];
    const team = hasNews ? await desk.teams.withLabels(tracker, issue.teamKey, labels, stop) : undefined;
    if (team?.ok === false) undecided.add(issue.id);
    let open = verdicts;
    if (team?.ok === true) {
      const planning = { team: team.value, options: desk.options(uri), state: undefined };
      // What the tracker cannot take, like an owner whom it does not know, stays in the file and is asked about no more.
      open = withoutUnsendable({ item: named.item, issue, verdicts, seen: before }, planning);
      const changed = { item: named.item, issue, verdicts: open, seen: before };
      const effect = updateEffect(changed, planning, uri, document.incident);
      if (effect !== undefined) effects.push(effect);
    }
    seen.push({ issue, seen: seenAfter(open, now, before), readAtMs: desk.clock.now() });
  }
  await desk.seen.write(seen);
  await withdraw(desk, account, { uri, effects, undecided });
  if (effects.length === 0) return;
  const added = await desk.outbox.add(queued(effects, account));
  if (!added.ok) {
    desk.log.warn(`action items: changes were not put into the outbox (${added.failure.code})`);
    return;
  }
  await desk.outbox.send(
    effects.map(({ key }) => key),
    stop,
  );
}

interface Wanted {
  readonly uri: string;
  readonly effects: readonly OutboxEffect[];
  readonly undecided: ReadonlySet<string>;
}

/**
 * Each effect is all that the document has for its issue now. What waits of it besides is older: the edit was taken back or
 * is in conflict by now, Linear says the same already, or the item is gone. It could only undo what is newer.
 */
async function withdraw(desk: Desk, account: TrackerAccount, { uri, effects, undecided }: Wanted): Promise<void> {
  const keys = new Set(effects.map(({ key }) => key));
  for (const { key, kind, data } of desk.outbox.entries) {
    const update = kind === updateKind ? readUpdate(data) : undefined;
    if (update?.uri !== uri || keys.has(key) || undecided.has(update.id)) continue;
    if (readQueuedBy(data)?.account !== queuedBy(account).account) continue;
    const cancelled = await desk.outbox.cancel(key);
    if (!cancelled.ok) desk.log.warn(`action items: ${key} was not withdrawn (${cancelled.failure.code})`);
  }
}

function withoutUnsendable(changed: Changed, planning: Planning): ItemVerdicts {
  const { verdicts } = changed;
  const isStuck = (field: ItemField): boolean =>
    verdicts[field] === 'toTracker' && Object.keys(patchOf([field], changed, planning)).length === 0;
  const stuck = itemFields.filter(isStuck).map((field) => [field, 'same'] as const);
  return { ...verdicts, ...Object.fromEntries(stuck) };
}

interface Changed {
  readonly item: PostMortem['actionItems'][number];
  readonly issue: TrackerIssue;
  readonly verdicts: ItemVerdicts;
  readonly seen: SeenItem | undefined;
}

/** The change of an issue to what the file says; undefined where the tracker has no such thing. */
export function updateEffect(
  changed: Changed,
  planning: Planning,
  uri: string,
  incident: string | undefined,
): OutboxEffect | undefined {
  const { item, issue, verdicts } = changed;
  const fields = itemFields.filter((field) => verdicts[field] === 'toTracker');
  const file = fileFields(item);
  const patch = patchOf(fields, changed, planning);
  if (Object.keys(patch).length === 0) return undefined;
  const sent: Partial<ItemFields> = Object.fromEntries(fields.map((field) => [field, file[field]]));
  const data: UpdateData = { id: issue.id, patch, uri, file: sent };
  return {
    // One for each issue: a newer one takes its place.
    key: `update-${issue.id}`,
    kind: updateKind,
    ...(incident === undefined ? {} : { incident }),
    label: `${issue.identifier} ${file.title}`.slice(0, 300),
    data,
  };
}

function patchOf(
  fields: readonly ItemField[],
  { item, issue, seen }: Changed,
  { team, options }: Planning,
): IssuePatch {
  const file = fileFields(item);
  const patch: { -readonly [K in keyof IssuePatch]: IssuePatch[K] } = {};
  for (const field of fields) {
    if (field === 'title' && file.title !== '') patch.title = file.title;
    if (field === 'done') {
      const state = stateFor(team, file.done, options);
      if (state !== undefined) patch.stateId = state.id;
    }
    if (field === 'owner') {
      const match = matchOwner(file.owner === '' ? undefined : file.owner, team.people);
      if (match.kind === 'none') patch.assigneeId = null;
      if (match.kind === 'found') patch.assigneeId = match.person.id;
    }
    if (field === 'due' && file.due === '') patch.due = null;
    if (field === 'due' && isDate(file.due)) patch.due = file.due;
    if (field === 'labels') Object.assign(patch, labelPatch(file, issue, team, seen));
  }
  return patch;
}

/** Labels that the file never had stay on the issue: the team's settings or somebody there put them on. */
function labelPatch(
  file: ItemFields,
  issue: TrackerIssue,
  team: TrackerTeamDetails,
  seen: SeenItem | undefined,
): Pick<IssuePatch, 'addedLabelIds' | 'removedLabelIds'> {
  const change = labelChange(seen?.file.labels ?? '', file.labels);
  const there = new Set(issue.labels.map(({ id }) => id));
  const added = labelIdsOf(team.labels, change.added).filter((id) => !there.has(id));
  const removed = labelIdsOf(issue.labels, change.removed);
  return {
    ...(added.length === 0 ? {} : { addedLabelIds: added }),
    ...(removed.length === 0 ? {} : { removedLabelIds: removed }),
  };
}

interface Settling {
  readonly uri: string;
  readonly key: string;
  readonly field: ItemField;
  readonly keep: 'file' | 'tracker';
}

/** The side that is kept counts as the one that changed: then bringing both together copies it to the other. */
export async function settleField(
  desk: Desk,
  { uri, key, field, keep }: Settling,
): Promise<Result<ItemsReport, Failure>> {
  const connected = await desk.connect(uri);
  if (!connected.ok) return connected;
  const { document, tracker, account } = connected.value;
  const named = namedItems(document, account).find((one) => one.key === key);
  if (named === undefined) return failed({ code: 'noSuchEntry', entry: key });
  const issues = await readIssues(tracker, [named]);
  if (!issues.ok) return issues;
  const issue = issueOf(named, issues.value);
  if (issue === undefined) return failed({ code: 'notFound', where: tracker.name, what: named.item.text });
  if (keep === 'tracker') {
    const edited = await desk.files.edit(uri, (current) => {
      const item = itemOf(current, key);
      return item === undefined ? [] : editActionItem(current, item, trackerChange(item, issue, [field]));
    });
    if (!edited.ok) return edited;
  }
  const before = (await desk.seen.read([issue.id])).get(issue.id)?.seen ?? { file: {}, tracker: {} };
  const now = trackerFields(issue);
  // Kept in the file: the tracker's side has been seen, and the file differs from what was seen of it.
  const file = keep === 'file' ? { [field]: unlike(fileFields(named.item), now, field) } : {};
  const seen = { file: { ...before.file, ...file }, tracker: { ...before.tracker, [field]: now[field] } };
  await desk.seen.write([{ issue, seen, readAtMs: desk.clock.now() }]);
  return syncItems(desk, uri);
}

/** Of labels the tracker's: the difference to them is what is sent. */
function unlike(file: ItemFields, tracker: ItemFields, field: ItemField): string | boolean {
  if (field === 'labels') return tracker.labels;
  return field === 'done' ? !file.done : `${file[field]}\n`;
}
