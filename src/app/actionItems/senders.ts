import type { Failure } from '../../core/failure.ts';
import { isInConflict } from '../../core/postmortem/shownSections.ts';
import { itemOf } from '../../core/postmortem/sync/itemKey.ts';
import { trackerFields, type ItemFields } from '../../core/postmortem/sync/merge.ts';
import { linkChange } from '../../core/postmortem/sync/trackerEdits.ts';
import { editActionItem } from '../../core/postmortem/edit/actionItemEdits.ts';
import { linesOf } from '../../core/postmortem/edit/applyEdits.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import type { TrackerIssue } from '../../core/tracker/issue.ts';
import type { OutboxEntry, OutboxSender } from '../outbox.ts';
import type { StopSignal, Tracker } from '../ports.ts';
import { queuedBy, readCreate, readQueuedBy, readUpdate, type CreateData } from './outboxData.ts';
import type { ActionItemsParts, SeenRecord } from './parts.ts';

export const incidentIssueKind = 'tracker.incidentIssue';
export const createKind = 'tracker.createIssue';
export const updateKind = 'tracker.updateIssue';

type Results = Map<string, Result<void, Failure>>;

/** `told` hears of the documents whose items have news. */
export function trackerSender(
  kind: string,
  parts: ActionItemsParts,
  told: (uri: string) => void,
): OutboxSender | undefined {
  if (kind === updateKind) {
    return {
      batchSize: 1,
      send: (entries, stop) =>
        sendOwn(parts, entries, (own, tracker) => sendUpdates({ ...parts, tracker }, own, told, stop)),
    };
  }
  if (kind !== createKind && kind !== incidentIssueKind) return undefined;
  return {
    batchSize: kind === createKind ? 50 : 1,
    send: (entries, stop) =>
      sendOwn(parts, entries, (own, tracker) => sendIssues({ ...parts, tracker }, own, told, stop)),
  };
}

/** What another account put in waits for that account, or for somebody to cancel it. */
export async function sendOwn(
  { access }: ActionItemsParts,
  entries: readonly OutboxEntry[],
  send: (own: readonly OutboxEntry[], tracker: Tracker) => Promise<Results>,
): Promise<Results> {
  const tracker = await access.tracker();
  if (!tracker.ok) return everyOne(entries, tracker);
  const { account } = access;
  const others = new Map<string, Result<void, Failure>>();
  for (const { key, data } of entries) {
    const by = readQueuedBy(data);
    if (by !== undefined && account !== undefined && by.account !== queuedBy(account).account)
      others.set(key, failed({ code: 'otherAccount', where: tracker.value.name, account: by.name }));
  }
  const own = entries.filter(({ key }) => !others.has(key));
  return new Map([...others, ...(own.length === 0 ? [] : await send(own, tracker.value))]);
}

export interface SenderParts extends ActionItemsParts {
  readonly tracker: Tracker;
}

export async function sendIssues(
  parts: SenderParts,
  entries: readonly OutboxEntry[],
  told: (uri: string) => void,
  stop: StopSignal | undefined,
): Promise<Results> {
  const results: Results = new Map();
  const ready = entries.filter((entry) => {
    if (readCreate(entry.data) === undefined) {
      results.set(entry.key, damaged(entry));
      return false;
    }
    const parent = parentFailure(parts, entry);
    if (parent !== undefined) results.set(entry.key, failed(parent));
    return parent === undefined;
  });
  const made = await createOnce(parts.tracker, ready, stop);
  await writeDown(parts, parts.tracker.name, made.issues);
  for (const entry of ready) results.set(entry.key, made.failures.get(entry.key) ?? ok());
  for (const uri of new Set(ready.map((entry) => dataOf(entry).uri))) told(uri);
  return results;
}

/** A sub-issue cannot come before the issue that it belongs to. */
function parentFailure({ outbox }: ActionItemsParts, entry: OutboxEntry): Failure | undefined {
  const { parentId } = dataOf(entry).issue;
  const parent = outbox.entries.find(({ kind, data }) => kind === incidentIssueKind && isFor(data, parentId));
  return parent === undefined ? undefined : (parent.failure ?? { code: 'cancelled' });
}

function isFor(data: unknown, id: string | undefined): boolean {
  return readCreate(data)?.issue.id === id;
}

interface Made {
  readonly issues: readonly { readonly entry: OutboxEntry; readonly issue: TrackerIssue }[];
  readonly failures: ReadonlyMap<string, Result<void, Failure>>;
}

/**
 * Makes each issue exactly once: their ids were chosen before. A batch in which one is there already is refused as a
 * whole; then those that are there are done, and the others are sent again. A batch that is refused for another
 * reason is halved until the refusal stays with the one that it is about.
 */
async function createOnce(
  tracker: Tracker,
  entries: readonly OutboxEntry[],
  stop: StopSignal | undefined,
  isSecond = false,
): Promise<Made> {
  if (entries.length === 0) return { issues: [], failures: new Map() };
  const created = await tracker.createIssues(
    entries.map((entry) => dataOf(entry).issue),
    stop,
  );
  if (created.ok) return matched(entries, created.value);
  if (created.failure.code === 'alreadyThere' && !isSecond) {
    const there = await tracker.issues(
      entries.map((entry) => dataOf(entry).issue.id),
      stop,
    );
    if (!there.ok) return { issues: [], failures: everyOne(entries, there) };
    const known = new Set(there.value.map(({ id }) => id));
    const missing = entries.filter((entry) => !known.has(dataOf(entry).issue.id));
    // It is there, but this account does not see it, as in a private team.
    if (missing.length === entries.length) return { issues: [], failures: everyOne(entries, hidden(tracker)) };
    // Another machine may be sending the same: what it made meanwhile is met one by one.
    const rest = await createEach(tracker, missing, stop);
    return joined(
      matched(
        entries.filter((entry) => !missing.includes(entry)),
        there.value,
      ),
      rest,
    );
  }
  if ((created.failure.code === 'rejected' || created.failure.code === 'alreadyThere') && entries.length > 1) {
    const middle = Math.ceil(entries.length / 2);
    const first = await createOnce(tracker, entries.slice(0, middle), stop);
    return joined(first, await createOnce(tracker, entries.slice(middle), stop));
  }
  return { issues: [], failures: everyOne(entries, created) };
}

function hidden({ name }: Tracker): Result<never, Failure> {
  return failed({ code: 'notFound', where: name, what: 'issue for this item' });
}

async function createEach(
  tracker: Tracker,
  entries: readonly OutboxEntry[],
  stop: StopSignal | undefined,
): Promise<Made> {
  return entries.length === 0
    ? { issues: [], failures: new Map() }
    : createOnce(tracker, entries, stop, entries.length > 1);
}

function matched(entries: readonly OutboxEntry[], issues: readonly TrackerIssue[]): Made {
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const found = entries.flatMap((entry) => {
    const issue = byId.get(dataOf(entry).issue.id);
    return issue === undefined ? [] : [{ entry, issue }];
  });
  return { issues: found, failures: new Map() };
}

function joined(a: Made, b: Made): Made {
  return { issues: [...a.issues, ...b.issues], failures: new Map([...a.failures, ...b.failures]) };
}

function everyOne(entries: readonly OutboxEntry[], result: Result<never, Failure>): Results {
  return new Map(entries.map(({ key }) => [key, result]));
}

/** In the record, in what was seen, and beside the item. What cannot be written now, the next refresh finds again. */
async function writeDown(parts: ActionItemsParts, tracker: string, made: Made['issues']): Promise<void> {
  const seen = made.flatMap(({ entry, issue }): readonly SeenRecord[] => {
    const { file } = dataOf(entry);
    return file === undefined
      ? []
      : [{ issue, seen: { file, tracker: trackerFields(issue) }, readAtMs: parts.clock.now() }];
  });
  await parts.seen.write(seen);
  for (const incident of new Set(made.flatMap(({ entry }) => entry.incident ?? []))) {
    await recordIssues(parts, tracker, incident, made);
  }
  for (const uri of new Set(made.map(({ entry }) => dataOf(entry).uri))) await writeLinks(parts, uri, made);
}

async function recordIssues(
  { incidents, log }: ActionItemsParts,
  tracker: string,
  incident: string,
  made: Made['issues'],
): Promise<void> {
  const recorded = await incidents.record(incident, ({ issues: known }) => {
    const ids = new Set(known.map(({ id }) => id));
    const fresh = made.filter(({ entry, issue }) => entry.incident === incident && !ids.has(issue.id));
    const events = (['incident', 'actionItem'] as const).flatMap((role) => {
      const issues = fresh
        .filter(({ entry }) => (dataOf(entry).key === undefined ? 'incident' : 'actionItem') === role)
        .map(({ entry, issue: { id, identifier, url, title } }) => {
          const { key } = dataOf(entry);
          return { id, identifier, url, title, ...(key === undefined ? {} : { key }) };
        });
      return issues.length === 0 ? [] : [{ type: 'issuesCreated' as const, data: { tracker, role, issues } }];
    });
    return ok(events);
  });
  if (!recorded.ok) log.warn(`action items: the record does not tell of the new issues (${recorded.failure.code})`);
}

async function writeLinks({ files, log }: ActionItemsParts, uri: string, made: Made['issues']): Promise<void> {
  const written = await files.edit(uri, (document) => {
    const lines = linesOf(document);
    return made.flatMap(({ entry, issue }) => {
      const { uri: of, key } = dataOf(entry);
      const item = of === uri && key !== undefined ? itemOf(document, key) : undefined;
      // Both sides of a merge conflict are for people to settle; the next refresh finds the issue.
      if (item === undefined || key === undefined || isInConflict(lines, item.endLine - 1)) return [];
      return editActionItem(document, item, linkChange(item, key, issue));
    });
  });
  if (!written.ok) log.warn(`action items: links were not written beside the items (${written.failure.code})`);
}

async function sendUpdates(
  parts: SenderParts,
  entries: readonly OutboxEntry[],
  told: (uri: string) => void,
  stop: StopSignal | undefined,
): Promise<Results> {
  const results: Results = new Map();
  for (const entry of entries) {
    const data = readUpdate(entry.data);
    if (data === undefined) {
      results.set(entry.key, damaged(entry));
      continue;
    }
    const { id, patch, uri, file } = data;
    const updated = await parts.tracker.updateIssue(id, patch, stop);
    results.set(entry.key, updated.ok ? ok() : updated);
    if (updated.ok) {
      const before = (await parts.seen.read([id])).get(id)?.seen;
      const sent = Object.keys(file) as (keyof ItemFields)[];
      const now = trackerFields(updated.value);
      const tracked = Object.fromEntries(sent.map((field) => [field, now[field]]));
      const seen = { file: { ...before?.file, ...file }, tracker: { ...before?.tracker, ...tracked } };
      await parts.seen.write([{ issue: updated.value, seen, readAtMs: parts.clock.now() }]);
    }
    told(uri);
  }
  return results;
}

/** A person has to look at it: nothing that is sent could be trusted to be what somebody meant. */
export function damaged({ key }: OutboxEntry): Result<never, Failure> {
  return failed({ code: 'missing', where: `outbox/${key}.json` });
}

/** Only of entries that were read before. */
function dataOf({ data }: OutboxEntry): CreateData {
  return data as CreateData;
}
