/**
 * A fenced block of a step that is meant for a shell, whatever its label says. `line` is the zero-based line of
 * the first line of code.
 */
export interface RunbookCommand {
  /** The fence's label as written, "" when it has none. */
  readonly language: string;
  /** What to run: without prompts ("$ ") and without the output that the block may show. */
  readonly text: string;
  readonly line: number;
}

/** One thing to do. Steps are kept flat in document order; `level` 0 is a top step, 1 its sub-step, and so on. */
export interface RunbookStep {
  /** Stable within one version of the file: its place among the steps, and its words. */
  readonly key: string;
  readonly text: string;
  readonly line: number;
  readonly level: number;
  readonly section?: string;
  readonly commands: readonly RunbookCommand[];
  readonly expected?: string;
}

export interface RunbookLink {
  readonly text: string;
  readonly target: string;
  readonly line: number;
}

/** Any Markdown runbook as Sitrep understands it. All lines are zero-based. */
export interface Runbook {
  readonly title: string;
  readonly tags: readonly string[];
  readonly alerts: readonly string[];
  /** What a responder sees when it applies, as written. */
  readonly symptoms?: readonly string[];
  /** Services or parts of the system it is about. */
  readonly components?: readonly string[];
  readonly severity?: string;
  readonly owner?: string;
  readonly steps: readonly RunbookStep[];
  readonly links: readonly RunbookLink[];
}
