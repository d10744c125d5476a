import type { Change } from '../../core/changes/change.ts';
import type { Deployment } from '../../core/changes/deploys/deployment.ts';
import type { Candidate } from '../../core/changes/suspects/candidate.ts';
import type {
  Account,
  ChangeSource,
  ContentSource,
  Deployer,
  DeployHistory,
  Reverter,
  Subscription,
} from '../ports.ts';
import type { SourceState } from './sourceState.ts';

/** A change as all sources together know it. */
export interface CollectedChange {
  readonly change: Change;
  /** What ranking needs; without files as long as no source has told them. */
  readonly candidate: Candidate;
  /** Names of the sources that reported it. */
  readonly sources: readonly string[];
}

/** A deployment and what it carried, compared with the production deployment before it. */
export interface CollectedDeployment {
  readonly deployment: Deployment;
  /** Stands for it on the timeline. */
  readonly change: Change;
  readonly sources: readonly string[];
  /** Keys of `changes`, newest first; `unknown` where no source could compare the two commits. */
  readonly carried: readonly string[] | 'unknown';
  readonly before?: Deployment;
}

/** All that is known of the changes that an incident may come from. A whole snapshot: it is never altered. */
export interface IncidentChanges {
  readonly incident: string;
  /** Goes up by one with each snapshot of an incident. */
  readonly revision: number;
  readonly sources: readonly SourceState[];
  /** Newest first. */
  readonly deployments: readonly CollectedDeployment[];
  /** Pull requests and commits, newest first; each once, deploys not among them. */
  readonly changes: readonly CollectedChange[];
  /** Keys of the changes between the last production deployment before the incident's start and the first one at
   *  or after it that was bad; unset where the deployments do not tell. */
  readonly exact?: readonly string[];
}

/** The part that gathers changes for incidents; `compose/changeSources.ts` builds it. */
export interface ChangeCollector {
  /** What is known now; reading begins when an active incident is first asked about, if the window has the focus. */
  of(incident: string): IncidentChanges;
  /** Reads every source anew, also those that failed; settles when each has answered. */
  refresh(incident: string): Promise<void>;
  /** Told the incident whose snapshot changed. */
  onDidChange(listener: (incident: string) => void): Subscription;
}

/** Everything about changes that commands and trees are built from: `Parts.changes`. */
export interface ChangeParts {
  readonly collector: ChangeCollector;
  readonly sources: readonly ChangeSource[];
  readonly deployHistories: readonly DeployHistory[];
  readonly deployers: readonly Deployer[];
  readonly reverters: readonly Reverter[];
  readonly contents: readonly ContentSource[];
  readonly accounts: readonly Account[];
}
