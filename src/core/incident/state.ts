import type { Change, Verdict } from '../changes/change.ts';
import type { Actor, AnyEvent, ClockName, CriterionAnswer, EventData, RunStep } from './event.ts';
import type { Phase } from './phase.ts';
import type { SeverityLevel } from './severity.ts';

/** One line of the timeline. */
export interface TimelineEntry {
  readonly id: string;
  readonly atMs: number;
  readonly event: AnyEvent;
  /** The corrected text, when somebody corrected it. */
  readonly text?: string;
  readonly amended: boolean;
  /** False when the event came too late to count, as when two people resolve at once. */
  readonly applied: boolean;
  /** Who says it, where that is not the person who wrote it down: the vendor of a rollback, else Sitrep. */
  readonly toldBy?: { readonly name: string; readonly askedBy: Actor };
}

export interface RoleHolder {
  readonly key: string;
  readonly name: string;
  readonly person: string;
}

export interface LinkedChange {
  readonly change: Change;
  readonly verdict: Verdict;
  readonly linkedAtMs: number;
  readonly linkedBy: Actor;
  /** The timeline entry that linked it. */
  readonly entry: string;
}

/** An issue that a tracker holds for the incident or for one of its action items. */
export interface CreatedIssue {
  readonly tracker: string;
  readonly role: 'incident' | 'actionItem';
  readonly id: string;
  readonly identifier: string;
  readonly url: string;
  readonly title: string;
  readonly key?: string;
}

export type StepMark = 'done' | 'skipped' | 'open';

export interface RunStepState extends RunStep {
  readonly mark: StepMark;
  readonly markedBy?: Actor;
  readonly markedAtMs?: number;
  readonly lastCommand?: RanCommand;
}

/** The last recorded run of a step's command. */
export interface RanCommand {
  readonly atMs: number;
  readonly by: Actor;
  readonly exitCode?: number;
}

export interface Run {
  readonly id: string;
  readonly title: string;
  readonly uri: string;
  readonly path: string;
  readonly startedAtMs: number;
  readonly startedBy: Actor;
  readonly steps: readonly RunStepState[];
}

/** A rollback that a vendor accepted; without `finished` it is not known yet what came of it. */
export interface RollbackRun {
  readonly id: string;
  readonly requested: EventData<'rollbackRequested'>;
  readonly requestedAtMs: number;
  readonly requestedBy: Actor;
  readonly finished?: EventData<'rollbackFinished'>;
}

/** Moments of an incident. Each is when it last became true; absent while it is not. */
export interface Milestones {
  /** See `isResponse`. */
  readonly firstResponseAtMs?: number;
  readonly identifiedAtMs?: number;
  /** Monitoring began and has not been left for an earlier phase. */
  readonly mitigatedAtMs?: number;
  readonly resolvedAtMs?: number;
  /** The post-mortem was published, for the first time since the incident was resolved. */
  readonly postMortemSharedAtMs?: number;
  /** Closed or canceled. */
  readonly endedAtMs?: number;
  readonly reopenedAtMs?: number;
}

/** An incident as its record says it stands. Times are milliseconds since the epoch. */
export interface IncidentState {
  readonly id: string;
  /** Empty when the record has no `declared` event (yet): then nothing else about it is known either. */
  readonly title: string;
  readonly severity?: SeverityLevel;
  readonly phase: Phase;
  readonly phaseSinceMs: number;
  readonly startedAtMs: number;
  readonly declaredAtMs: number;
  readonly declaredBy: Actor;
  readonly milestones: Milestones;
  readonly impact?: string;
  readonly roles: readonly RoleHolder[];
  readonly changes: readonly LinkedChange[];
  readonly runs: readonly Run[];
  readonly rollbacks: readonly RollbackRun[];
  readonly lastUpdateAtMs?: number;
  readonly snoozedUntilMs: Readonly<Partial<Record<ClockName, number>>>;
  readonly clockOwners: Readonly<Partial<Record<ClockName, string>>>;
  readonly criteria: readonly CriterionAnswer[];
  readonly issues: readonly CreatedIssue[];
  readonly postMortem?: { readonly uri: string; readonly path: string };
  /** Oldest first; corrections are folded into the entries they correct, retracted entries are left out. */
  readonly timeline: readonly TimelineEntry[];
  readonly retracted: readonly TimelineEntry[];
  /** Greatest event id: a new event must get a greater one. Empty for an empty record. */
  readonly lastEventId: string;
  readonly eventCount: number;
}

/** What a list needs of an incident, as the index stores it. */
export interface IncidentSummary {
  readonly id: string;
  readonly title: string;
  readonly severity?: SeverityLevel;
  readonly phase: Phase;
  readonly startedAtMs: number;
  readonly declaredAtMs: number;
  readonly resolvedAtMs?: number;
  readonly endedAtMs?: number;
  readonly lastEventId: string;
  readonly eventCount: number;
}

export function summarize(state: IncidentState): IncidentSummary {
  const { id, title, severity, phase, startedAtMs, declaredAtMs, milestones, lastEventId, eventCount } = state;
  return {
    id,
    title,
    ...(severity === undefined ? {} : { severity }),
    phase,
    startedAtMs,
    declaredAtMs,
    ...(milestones.resolvedAtMs === undefined ? {} : { resolvedAtMs: milestones.resolvedAtMs }),
    ...(milestones.endedAtMs === undefined ? {} : { endedAtMs: milestones.endedAtMs }),
    lastEventId,
    eventCount,
  };
}
