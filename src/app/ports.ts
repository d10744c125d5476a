import type { Change } from '../core/changes/change.ts';
import type { Failure } from '../core/failure.ts';
import type { Actor, AnyEvent, EventProblem, IncidentEvent } from '../core/incident/event.ts';
import type { IncidentSummary } from '../core/incident/state.ts';
import type { Playbook } from '../core/playbook/playbook.ts';
import type { Result } from '../core/result.ts';

/** Ends a subscription; harmless when called twice. */
export interface Subscription {
  dispose(): void;
}

/** A stored event that could not be read. It is kept on disk and never touched. */
export interface RecordProblem {
  readonly incident: string;
  /** Path of the file below the record folder. */
  readonly file: string;
  readonly problem: EventProblem | 'tooLarge' | 'unreadable';
}

/** Everything known of one incident, in no order. */
export interface IncidentRecord {
  readonly incident: string;
  readonly events: readonly AnyEvent[];
  readonly problems: readonly RecordProblem[];
}

/** Where the record lives. Events are only ever added. */
export interface Journal {
  /** Durable once it answers ok: the event survives a crash of this process right after. */
  append(event: IncidentEvent): Promise<Result<void, Failure>>;
  /** A record without events answers `noSuchIncident`. */
  load(incident: string): Promise<Result<IncidentRecord, Failure>>;
  /** All incidents, newest declaration first. An empty folder, or none yet, is an empty list. */
  list(): Promise<Result<readonly IncidentSummary[], Failure>>;
  /** Puts an ended incident's events into one file. Safe to repeat and to run in two windows at once. */
  pack(incident: string): Promise<Result<void, Failure>>;
  /** Told of every change, this window's own included; `'all'` when it is unknown what changed. */
  onDidChange(listener: (incidents: readonly string[] | 'all') => void): Subscription;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Ids {
  /** A new ULID for the moment, greater than `after`, also when the clock went backwards. */
  next(nowMs: number, after?: string): string;
}

export interface Identity {
  /** Who works at this window. The name is empty when nothing here knows it. */
  me(): Promise<Actor>;
}

/** The team's playbook as last read; the bundled default where the workspace has none. */
export interface PlaybookSource {
  current(): Playbook;
  onDidChange(listener: (playbook: Playbook) => void): Subscription;
}

/** Recent changes, newest first. */
export interface ChangeSource {
  readonly name: string;
  recent(request: { readonly sinceMs: number; readonly limit: number }): Promise<Result<readonly Change[], Failure>>;
  /** Finds by number ("#234"), SHA or words, in the whole history the source holds. */
  find(query: string, limit: number): Promise<Result<readonly Change[], Failure>>;
}

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
