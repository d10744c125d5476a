import type { Deployment } from './deployment.ts';

/** What a vendor says before a rollback; nothing was changed yet. */
export interface RollbackFacts {
  readonly project: string;
  readonly environment: string;
  /** What serves production now; unset where the vendor does not tell. */
  readonly current?: Deployment;
  /** The deployment to go back to, read anew. */
  readonly target: Deployment;
  /**
   * `rollback`: it served before. `promote`: it never did, or production is already ahead of it by a rollback.
   * `refused`: the vendor will not; `refusal` says why in its own word.
   */
  readonly way: 'rollback' | 'promote' | 'refused';
  readonly refusal?: string;
  /** When the vendor's last request of this kind was made: a later one is ours. */
  readonly lastRequestedAtMs?: number;
}

/** A rollback that a vendor accepted. It has not happened yet: `RollbackStatus` tells. */
export interface RollbackRequest {
  readonly source: string;
  readonly project: string;
  readonly environment: string;
  readonly way: 'rollback' | 'promote';
  readonly from?: Deployment;
  readonly to: Deployment;
  readonly requestedAtMs: number;
  readonly lastRequestedAtMs?: number;
}

/** Read back from the vendor. */
export interface RollbackStatus {
  /**
   * `done` only when the vendor says that the job succeeded, that production points at the wanted deployment, and
   * that it is ready. `overtaken`: somebody else's request came after this one.
   */
  readonly phase: 'waiting' | 'running' | 'done' | 'failed' | 'overtaken';
  /** The vendor's own words for the job: "in-progress". */
  readonly jobWord?: string;
  /** Id of the deployment that production points at. */
  readonly servingId?: string;
  readonly servingSha?: string;
  /** When the vendor was asked, milliseconds since the epoch. */
  readonly readAtMs: number;
}
