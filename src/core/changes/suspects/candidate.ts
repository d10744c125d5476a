import type { ChangeKind } from '../change.ts';

export interface CandidateFile {
  readonly path: string;
  readonly added: number;
  readonly deleted: number;
  /** Ranges of lines in the file as it is after the change, first and last included, where they are known. */
  readonly lines?: readonly (readonly [first: number, last: number])[];
}

export interface CandidateCommit {
  readonly title: string;
  readonly body: string;
}

/** A change that may have caused the incident, with all that is known of its content. */
export interface Candidate {
  /** The change's key; for the bench, a SHA. Unique among the candidates. */
  readonly key: string;
  readonly kind?: ChangeKind;
  readonly title: string;
  readonly body: string;
  /** When it landed or was deployed, in milliseconds since the epoch. */
  readonly landedMs: number;
  readonly authoredMs?: number;
  readonly files: readonly CandidateFile[];
  /** Larger than `files.length` where the source cut the list. */
  readonly filesTotal?: number;
  /** Lines added and deleted over all files, listed or not. */
  readonly added?: number;
  readonly deleted?: number;
  /** What a merge or pull request carried. */
  readonly commits: readonly CandidateCommit[];
  /** Names of the components that it belongs to, as labels, services or projects tell. */
  readonly components?: readonly string[];
}
