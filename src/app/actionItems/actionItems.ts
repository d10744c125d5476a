import type { Failure } from '../../core/failure.ts';
import type { ActionItem } from '../../core/postmortem/postMortem.ts';
import type { ItemField, ItemVerdicts, SeenItem } from '../../core/postmortem/sync/merge.ts';
import type { OwnerMatch } from '../../core/postmortem/sync/owner.ts';
import type { Result } from '../../core/result.ts';
import type { TrackerIssue, TrackerPerson, TrackerPriority } from '../../core/tracker/issue.ts';
import type { StopSignal, Subscription } from '../ports.ts';

/**
 * The action items of a document and their issues. Documents are named by their URI, items by their key
 * (`itemKeys` in core gives the keys of a document's items, in their order).
 */
export interface ActionItems {
  /** What is known without asking anybody: what was last read of the tracker, and what waits to be sent. */
  report(uri: string): Promise<Result<ItemsReport, Failure>>;
  /** Asks the tracker, takes its changes into the file, and sends the file's changes to it; conflicts stay as they are. */
  refresh(uri: string, stop?: StopSignal): Promise<Result<ItemsReport, Failure>>;
  /** What a push would do; changes nothing. All items without `keys`. */
  preview(uri: string, keys?: readonly string[], stop?: StopSignal): Promise<Result<PushPreview, Failure>>;
  /** Does what the preview says. What cannot be sent now waits in the outbox. `owners`: who an ambiguous owner is. */
  push(
    preview: PushPreview,
    owners?: ReadonlyMap<string, TrackerPerson | undefined>,
    stop?: StopSignal,
  ): Promise<Result<PushOutcome, Failure>>;
  /** Ticks or unticks the item's box and moves its issue. */
  complete(uri: string, key: string, done: boolean): Promise<Result<ItemsReport, Failure>>;
  /** Ends a conflict: the side that is kept is copied to the other. */
  settle(uri: string, key: string, field: ItemField, keep: 'file' | 'tracker'): Promise<Result<ItemsReport, Failure>>;
  /** Those to whom an item can be given; empty while not connected. */
  people(stop?: StopSignal): Promise<Result<readonly TrackerPerson[], Failure>>;
  /** The names of the labels that an issue can have; empty while not connected. */
  labels(stop?: StopSignal): Promise<Result<readonly string[], Failure>>;
  /**
   * Writes the document to the tracker, on the incident's issue where there is one. What the tracker cannot take now
   * waits in the outbox as it is now.
   */
  publish(uri: string, stop?: StopSignal): Promise<Result<Published, Failure>>;
  /** Told the URI of a document whose report may have changed. */
  onDidChange(listener: (uri: string) => void): Subscription;
}

export type Published =
  | { readonly kind: 'published'; readonly url: string }
  /** In the outbox, from where it is sent later; `failure` is why it was not now. */
  | { readonly kind: 'waiting'; readonly failure: Failure };

/** How an item stands with the tracker. */
export type ItemStanding =
  /** No issue is known of. */
  | { readonly kind: 'unsent' }
  /** In the outbox; `failure` is why the last try did not get through. */
  | { readonly kind: 'waiting'; readonly failure?: Failure }
  | { readonly kind: 'linked'; readonly issue: TrackerIssue; readonly verdicts: ItemVerdicts }
  /** It has a link, but the tracker was not asked yet. */
  | { readonly kind: 'unread'; readonly identifier: string }
  /** The tracker knows it no more. */
  | { readonly kind: 'gone'; readonly identifier: string };

export interface ReportedItem {
  readonly key: string;
  readonly item: ActionItem;
  readonly standing: ItemStanding;
}

export interface ItemsReport {
  readonly uri: string;
  /** In the order of the file. */
  readonly items: readonly ReportedItem[];
  /** When the tracker was last read; undefined when it was not. */
  readonly readAtMs?: number;
}

export type SkipReason =
  /** It has an issue that says the same. */
  | 'linked'
  /** It is ticked and was never sent. */
  | 'done'
  /** Its link is an issue of another tracker. */
  | 'elsewhere'
  /** It waits in the outbox already. */
  | 'waiting'
  | 'conflict'
  | 'gone'
  /** The tracker cannot be asked for its issue now. */
  | 'unread';

export type PushNote =
  | { readonly kind: 'unknownOwner'; readonly owner: string }
  | { readonly kind: 'ownerLeft'; readonly owner: string }
  | { readonly kind: 'notADate'; readonly due: string }
  | { readonly kind: 'noSuchLabel'; readonly label: string }
  | { readonly kind: 'noSuchProject'; readonly project: string }
  | { readonly kind: 'noSuchState'; readonly state: string };

export type PlannedItem = {
  readonly key: string;
  readonly item: ActionItem;
  readonly notes: readonly PushNote[];
} & (
  | {
      readonly plan: 'create';
      readonly owner: OwnerMatch;
      readonly priority: TrackerPriority;
      readonly due?: string;
    }
  | {
      readonly plan: 'update';
      readonly issue: TrackerIssue;
      readonly verdicts: ItemVerdicts;
      readonly seen: SeenItem | undefined;
    }
  | { readonly plan: 'skip'; readonly why: SkipReason; readonly issue?: TrackerIssue }
);

export interface PushPreview {
  readonly uri: string;
  /** "ENG" */
  readonly team: string;
  readonly workspace: string;
  /** The issue that new ones become sub-issues of; `exists` is false when the push makes it first. */
  readonly parent?: { readonly title: string; readonly exists: boolean; readonly identifier?: string };
  readonly items: readonly PlannedItem[];
  /** Open issues that were made for items of the incident, of which the document has none any more. They stay. */
  readonly left: readonly TrackerIssue[];
  /** Why the tracker could not be asked: items without an issue can be queued all the same. */
  readonly outage?: Failure;
}

export interface PushOutcome {
  readonly created: readonly { readonly key: string; readonly issue: TrackerIssue }[];
  readonly updated: readonly { readonly key: string; readonly issue: TrackerIssue }[];
  /** They wait in the outbox, or were refused; each says why. */
  readonly waiting: readonly { readonly key: string; readonly failure: Failure }[];
  readonly report: ItemsReport;
}
