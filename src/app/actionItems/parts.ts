import type { SeenItem } from '../../core/postmortem/sync/merge.ts';
import type { TrackerIssue } from '../../core/tracker/issue.ts';
import type { Incidents } from '../incidents.ts';
import type { Outbox } from '../outbox.ts';
import type { Clock, Log, PlaybookSource, PostMortemFiles, TrackerAccess } from '../ports.ts';

/** What the team settled about its issues. Empty text: not settled. */
export interface TrackerOptions {
  /** "ENG" */
  readonly team: string;
  readonly project: string;
  readonly labels: readonly string[];
  /** Name of the state that a ticked item's issue goes to; the first that ends an issue as done when empty. */
  readonly doneState: string;
  /** For items without an owner. */
  readonly defaultAssignee: string;
  /** New issues become sub-issues of one issue for the incident. */
  readonly asSubIssues: boolean;
}

/** An issue as last read, and both sides of its item as last seen. */
export interface SeenRecord {
  readonly issue: TrackerIssue;
  readonly seen: SeenItem;
  readonly readAtMs: number;
}

/** Keeps what was last seen, by the ids of issues. What cannot be read or kept is as if it had not been seen. */
export interface SeenItems {
  read(ids: readonly string[]): Promise<ReadonlyMap<string, SeenRecord>>;
  write(records: readonly SeenRecord[]): Promise<void>;
}

export interface ActionItemsParts {
  readonly files: PostMortemFiles;
  readonly access: TrackerAccess;
  readonly outbox: Outbox;
  readonly seen: SeenItems;
  readonly incidents: Incidents;
  readonly playbook: Pick<PlaybookSource, 'current'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly options: (uri: string) => TrackerOptions;
}
