import type { SeverityLevel } from '../incident/severity.ts';

/**
 * Where a value of the playbook came from. `line` is the zero-based line of the team's file;
 * values of the bundled default playbook carry its lines, so that both can be opened at the place.
 */
export interface Origin {
  readonly from: 'team' | 'default';
  readonly line: number;
}

/** One severity as the team defines it. Durations are in milliseconds. */
export interface SeverityRule {
  readonly level: SeverityLevel;
  /** As the team writes it: "Sev 1", "P1". */
  readonly label: string;
  /** "Critical", "High"; empty when the playbook names none. */
  readonly name: string;
  readonly definition: string;
  readonly examples: readonly string[];
  /** As written, "Immediate (< 15 minutes)"; absent when the playbook does not say. */
  readonly respondWithin?: string;
  readonly respondWithinMs?: number;
  /** Who is paged, as written; empty means nobody. */
  readonly pages: readonly string[];
  /** What the playbook says about paging when it is more than a list of people, "No page, business hours". */
  readonly pageNote?: string;
  readonly origin: Origin;
}

export interface ProcessStep {
  readonly name: string;
  /** As written, "0-5 minutes", "Within 48 hours". */
  readonly timeBox?: string;
  readonly startMs?: number;
  readonly endMs?: number;
  readonly checklist: readonly ChecklistItem[];
  readonly origin: Origin;
}

export interface ChecklistItem {
  readonly text: string;
  readonly line: number;
}

export interface RoleRule {
  /** Stable key from the name: "incident-commander". */
  readonly key: string;
  readonly name: string;
  readonly responsibilities: readonly string[];
  /** Who usually has it, as written. */
  readonly usually?: string;
  readonly origin: Origin;
}

/** One thing that must hold before an incident may be called resolved. */
export interface ResolutionCriterion {
  readonly key: string;
  readonly text: string;
  readonly origin: Origin;
}

export interface PostMortemRule {
  readonly requiredFor: readonly SeverityLevel[];
  readonly withinMs: number;
  readonly sharedWith: readonly string[];
  readonly origin: Origin;
}

export interface Cadence {
  /** Time between two updates while an incident is active. */
  readonly updateEveryMs: number;
  /** How long monitoring must stay quiet before an incident counts as stable. */
  readonly stabilityWindowMs: number;
  readonly origin: Origin;
}

/**
 * The team's rules with every gap filled from the default playbook, part by part: each part says in
 * its `origin` whose it is. Every list keeps the order of the file.
 */
export interface Playbook {
  readonly title: string;
  readonly severities: readonly SeverityRule[];
  readonly process: readonly ProcessStep[];
  readonly roles: readonly RoleRule[];
  readonly resolution: readonly ResolutionCriterion[];
  readonly postMortem: PostMortemRule;
  readonly cadence: Cadence;
}
