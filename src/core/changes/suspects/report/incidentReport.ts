/** The last change of a line that a stack frame names, as `git blame` tells at the deployed commit. */
export interface Blame {
  /** Key of a candidate. */
  readonly key: string;
  readonly path: string;
  readonly line: number;
}

/** What is known of an incident when its cause is looked for. */
export interface IncidentReport {
  /** What people wrote: title, summary, notes. Stack traces in it are read as well. */
  readonly text: string;
  /** Error logs and stack traces, each as it was pasted. */
  readonly evidence: readonly string[];
  /** When things broke or, where that is not known, when it was reported; in milliseconds since the epoch. */
  readonly startedMs: number;
  /** Names of the components, services or projects that are affected. */
  readonly components?: readonly string[];
  readonly blames?: readonly Blame[];
}
