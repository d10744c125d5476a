import * as v from 'valibot';
import type { ItemFields } from '../../core/postmortem/sync/merge.ts';
import type { IssuePatch, NewIssue, TrackerAccount } from '../../core/tracker/issue.ts';
import type { OutboxEffect } from '../outbox.ts';

/** The account that put it into the outbox: nobody else sends it under their name. */
export interface QueuedBy {
  readonly account: string;
  /** For people. */
  readonly name: string;
}

/** What an entry of the outbox holds for making an issue. */
export interface CreateData {
  readonly issue: NewIssue;
  readonly uri: string;
  /** The item's key; absent for the incident's own issue. */
  readonly key?: string;
  /** The item's side as it is sent. */
  readonly file?: ItemFields;
  readonly by?: QueuedBy;
}

export interface UpdateData {
  readonly id: string;
  readonly patch: IssuePatch;
  readonly uri: string;
  /** The fields that are sent, as the file has them. */
  readonly file: Partial<ItemFields>;
  readonly by?: QueuedBy;
}

/** A post-mortem as it was when somebody shared it. */
export interface PublishData {
  readonly uri: string;
  /** Of the tracker's document. */
  readonly id: string;
  readonly incident?: string;
  /** Of the incident's own issue. */
  readonly issueId?: string;
  readonly title: string;
  readonly markdown: string;
  readonly by?: QueuedBy;
}

const Create = v.looseObject({
  uri: v.string(),
  key: v.optional(v.string()),
  issue: v.looseObject({
    id: v.string(),
    teamId: v.string(),
    title: v.string(),
    description: v.string(),
    priority: v.picklist([0, 1, 2, 3, 4]),
    labelIds: v.array(v.string()),
  }),
});
const Update = v.looseObject({ id: v.string(), uri: v.string(), patch: v.looseObject({}), file: v.looseObject({}) });

const Publish = v.looseObject({
  uri: v.string(),
  id: v.string(),
  incident: v.exactOptional(v.string()),
  issueId: v.exactOptional(v.string()),
  title: v.string(),
  markdown: v.string(),
});

const Queued = v.looseObject({ by: v.object({ account: v.string(), name: v.string() }) });

export function queuedBy({ workspaceId, workspace, user }: TrackerAccount): QueuedBy {
  return { account: `${workspaceId}/${user.id}`, name: `${user.name} (${workspace})` };
}

/** Undefined for an entry that does not say. */
export function readQueuedBy(data: unknown): QueuedBy | undefined {
  const reading = v.safeParse(Queued, data);
  return reading.success ? reading.output.by : undefined;
}

/** The effects as this account's own. */
export function queued(effects: readonly OutboxEffect[], account: TrackerAccount): readonly OutboxEffect[] {
  const by = queuedBy(account);
  return effects.map((effect) => ({
    ...effect,
    data: { ...(effect.data as CreateData | UpdateData | PublishData), by },
  }));
}

/** Undefined for what a damaged or strange file of the outbox holds. */
export function readCreate(data: unknown): CreateData | undefined {
  const reading = v.safeParse(Create, data);
  return reading.success ? (reading.output as CreateData) : undefined;
}

export function readUpdate(data: unknown): UpdateData | undefined {
  const reading = v.safeParse(Update, data);
  return reading.success ? reading.output : undefined;
}

export function readPublish(data: unknown): PublishData | undefined {
  const reading = v.safeParse(Publish, data);
  return reading.success ? reading.output : undefined;
}
