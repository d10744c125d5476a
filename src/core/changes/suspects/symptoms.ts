/** The last change of a line that a stack frame names, as `git blame` tells at the deployed commit. */
export interface Blame {
  /** Key of a candidate. */
  readonly key: string;
  readonly path: string;
  readonly line: number;
}

/** What is known of an incident when its cause is looked for. */
export interface Symptoms {
  /** What people wrote: title, summary, notes. Stack traces in it count as evidence. */
  readonly text: string;
  /** Error logs and stack traces, each as it was pasted. */
  readonly logs?: readonly string[];
  /** When the incident was reported, in milliseconds since the epoch. */
  readonly reportedMs: number;
  /** When things broke, where that is known; a change that landed later cannot be the cause. */
  readonly startedMs?: number;
  readonly components?: readonly string[];
  readonly blames?: readonly Blame[];
}
