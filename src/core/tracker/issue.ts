/** A tracker's own data, as far as action items need it. Names are as the tracker shows them, plain text. */

export interface TrackerPerson {
  readonly id: string;
  /** What the tracker shows: "mira". */
  readonly name: string;
  readonly fullName?: string;
  readonly email?: string;
  /** False for somebody who has left: nothing can be given to them. */
  readonly active: boolean;
}

/** `duplicate` and `canceled` end an issue without its being done. */
export type StateKind =
  'triage' | 'backlog' | 'unstarted' | 'started' | 'completed' | 'canceled' | 'duplicate' | 'other';

export interface TrackerState {
  readonly id: string;
  readonly name: string;
  readonly kind: StateKind;
  /** Order in which the tracker lists the states of a team. */
  readonly position: number;
}

/** 0 none, 1 urgent, 2 high, 3 medium, 4 low. */
export type TrackerPriority = 0 | 1 | 2 | 3 | 4;

export interface TrackerIssue {
  readonly id: string;
  /** "ENG-123" */
  readonly identifier: string;
  readonly url: string;
  readonly title: string;
  readonly state: { readonly name: string; readonly kind: StateKind };
  readonly assignee?: TrackerPerson;
  /** "2026-12-01" */
  readonly due?: string;
  readonly priority: TrackerPriority;
  readonly labels: readonly TrackerNamed[];
  readonly teamKey: string;
  /** It is there, but nobody works on it any more. */
  readonly removed?: 'archived' | 'deleted';
}

export interface TrackerAccount {
  readonly workspace: string;
  readonly workspaceId: string;
  readonly user: TrackerPerson;
}

export interface TrackerNamed {
  readonly id: string;
  readonly name: string;
}

export interface TrackerTeam extends TrackerNamed {
  /** "ENG" */
  readonly key: string;
}

/** A team with all that an issue of it may refer to. */
export interface TrackerTeamDetails extends TrackerTeam {
  readonly states: readonly TrackerState[];
  readonly projects: readonly TrackerNamed[];
  readonly labels: readonly TrackerNamed[];
  readonly people: readonly TrackerPerson[];
}

/** An issue to be made under an id that was chosen before. */
export interface NewIssue {
  /** UUID v4. */
  readonly id: string;
  readonly teamId: string;
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  readonly priority: TrackerPriority;
  readonly labelIds: readonly string[];
  readonly parentId?: string;
  readonly projectId?: string;
  readonly assigneeId?: string;
  readonly stateId?: string;
  readonly due?: string;
}

/** What is not named stays; null takes it away. */
export interface IssuePatch {
  readonly title?: string;
  readonly stateId?: string;
  readonly assigneeId?: string | null;
  readonly due?: string | null;
  readonly addedLabelIds?: readonly string[];
  readonly removedLabelIds?: readonly string[];
}
