import type { Failure } from '../../core/failure.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import type { ActionItem, PostMortem } from '../../core/postmortem/postMortem.ts';
import { issueIdOf, itemKeys } from '../../core/postmortem/sync/itemKey.ts';
import { linkedIdentifier } from '../../core/postmortem/sync/linked.ts';
import { mergeItem } from '../../core/postmortem/sync/merge.ts';
import { ok, type Result } from '../../core/result.ts';
import type { TrackerAccount, TrackerIssue } from '../../core/tracker/issue.ts';
import type { StopSignal, Tracker } from '../ports.ts';
import type { ItemsReport, ItemStanding } from './actionItems.ts';
import type { ActionItemsParts, SeenRecord } from './parts.ts';
import { readCreate } from './outboxData.ts';
import { createKind } from './senders.ts';

/** An item and the issue under which it is looked for. */
export interface NamedItem {
  readonly key: string;
  readonly item: ActionItem;
  /** Of the issue that a push makes for it. */
  readonly id: string;
  readonly identifier: string | undefined;
}

export function namedItems(document: PostMortem, { workspaceId }: TrackerAccount): readonly NamedItem[] {
  const keys = itemKeys(document);
  return document.actionItems.map((item, index) => {
    const key = keys[index] ?? '';
    return { key, item, id: issueIdOf(document, key, workspaceId), identifier: linkedIdentifier(item) };
  });
}

export function issueOf({ id, identifier }: NamedItem, issues: readonly TrackerIssue[]): TrackerIssue | undefined {
  return issues.find((issue) => issue.id === id || issue.identifier === identifier);
}

/** One question for the issues of all items: also of those that look unsent, as another machine may have sent them. */
export function readIssues(
  tracker: Tracker,
  items: readonly NamedItem[],
  stop?: StopSignal,
): Promise<Result<readonly TrackerIssue[], Failure>> {
  if (items.length === 0) return Promise.resolve(ok([]));
  return tracker.issues([...new Set(items.map(({ id, identifier }) => identifier ?? id))], stop);
}

export async function incidentOf(
  { incidents }: ActionItemsParts,
  { incident }: PostMortem,
): Promise<IncidentState | undefined> {
  if (incident === undefined) return undefined;
  const state = await incidents.get(incident);
  return state.ok ? state.value : undefined;
}

/** How each item stands by what is known now. */
export function reportOn(
  { outbox }: { readonly outbox: Pick<ActionItemsParts['outbox'], 'entries'> },
  uri: string,
  items: readonly NamedItem[],
  known: { readonly records: ReadonlyMap<string, SeenRecord>; readonly answered?: readonly TrackerIssue[] },
): ItemsReport {
  const { records, answered } = known;
  const readAtMs = Math.max(...[...records.values()].map((record) => record.readAtMs));
  const standing = (named: NamedItem): ItemStanding => {
    const waiting = outbox.entries.find(
      ({ kind, data }) => kind === createKind && readCreate(data)?.issue.id === named.id,
    );
    if (waiting !== undefined) {
      return { kind: 'waiting', ...(waiting.failure === undefined ? {} : { failure: waiting.failure }) };
    }
    const issue = issueOf(named, answered ?? [...records.values()].map((record) => record.issue));
    if (issue !== undefined) {
      return { kind: 'linked', issue, verdicts: mergeItem(named.item, issue, records.get(issue.id)?.seen) };
    }
    if (named.identifier === undefined) return { kind: 'unsent' };
    return { kind: answered === undefined ? 'unread' : 'gone', identifier: named.identifier };
  };
  return {
    uri,
    items: items.map((named) => ({ key: named.key, item: named.item, standing: standing(named) })),
    ...(Number.isFinite(readAtMs) ? { readAtMs } : {}),
  };
}
