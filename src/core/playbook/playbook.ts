import type { SeverityLevel } from '../incident/severity.ts';
import type { RunbookLink, RunbookStep } from '../runbook/runbook.ts';
import type { CustomerCareRule, HistoryTracker, Monitored, TestingRule } from './practice.ts';
import type { MessageTemplate, PostMortemTemplate } from './messages/template.ts';
import type { Rota } from './rota/rota.ts';
import type { Threshold } from './thresholds/threshold.ts';

/**
 * Where a value of the playbook came from. `line` is the zero-based line of the team's file;
 * values of the bundled default playbook carry its lines, so that both can be opened at the place.
 */
export interface Origin {
  readonly from: 'team' | 'default';
  readonly line: number;
}

/** The zero-based lines of single fields, by field name; a field that is not named stands on its owner's line. */
export type FieldLines = Readonly<Record<string, number>>;

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
  /** How often this severity is reported on, as written; absent where only the general cadence holds. */
  readonly updateEvery?: string;
  readonly updateEveryMs?: number;
  readonly origin: Origin;
  readonly lines?: FieldLines;
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

/** A way to stop the harm before the cause is known: rollback, hotfix, disable the feature, wait. */
export interface MitigationOption {
  readonly kind: 'rollback' | 'hotfix' | 'disable' | 'wait' | 'other';
  readonly name: string;
  /** When to choose it and how, as written; empty when the playbook only names it. */
  readonly text: string;
  readonly origin: Origin;
}

export interface RoleRule {
  /** Stable key from the name: "incident-commander". */
  readonly key: string;
  readonly name: string;
  readonly responsibilities: readonly string[];
  /** Who usually has it, as written. */
  readonly usually?: string;
  readonly origin: Origin;
  readonly lines?: FieldLines;
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
  /** By when an action item is to be done, from the day it is written; undefined where nobody says. */
  readonly actionItemsWithinMs?: number;
  /** Of `requiredFor`. */
  readonly origin: Origin;
  /** Given where they differ from `origin`. */
  readonly withinOrigin?: Origin;
  readonly sharedWithOrigin?: Origin;
  readonly actionItemsOrigin?: Origin;
}

export interface Cadence {
  /** Time between two updates while an incident is active. */
  readonly updateEveryMs: number;
  /** How long monitoring must stay quiet before an incident counts as stable. */
  readonly stabilityWindowMs: number;
  /** Of `updateEveryMs`. */
  readonly origin: Origin;
  /** Given where it differs from `origin`. */
  readonly stabilityOrigin?: Origin;
}

/** A runbook written inside the playbook. Its steps and their lines are those of the playbook's file. */
export interface PlaybookRunbook {
  readonly title: string;
  readonly symptoms: readonly string[];
  readonly steps: readonly RunbookStep[];
  readonly links: readonly RunbookLink[];
  readonly origin: Origin;
  /** First line that no longer belongs to it. */
  readonly endLine: number;
}

export interface Resource {
  readonly name: string;
  /** A web address, or a path relative to the playbook's file. */
  readonly target: string;
  readonly note?: string;
  readonly origin: Origin;
}

/** The parts that fall back to the default playbook one by one. */
export type PlaybookPart =
  | 'severities'
  | 'process'
  | 'mitigation'
  | 'roles'
  | 'resolution'
  | 'postMortem'
  | 'cadence'
  | 'templates'
  | 'postMortemTemplate'
  | 'thresholds'
  | 'rota'
  | 'runbooks'
  | 'resources'
  | 'customerCare'
  | 'testing'
  | 'history';

/**
 * The team's rules with every gap filled from the default playbook, part by part: each part says in
 * its `origin` whose it is. Every list keeps the order of the file.
 */
export interface Playbook {
  readonly title: string;
  readonly severities: readonly SeverityRule[];
  readonly process: readonly ProcessStep[];
  readonly mitigation: readonly MitigationOption[];
  readonly roles: readonly RoleRule[];
  readonly resolution: readonly ResolutionCriterion[];
  readonly postMortem: PostMortemRule;
  readonly cadence: Cadence;
  readonly templates: readonly MessageTemplate[];
  readonly postMortemTemplate?: PostMortemTemplate;
  readonly thresholds: readonly Threshold[];
  readonly monitored: readonly Monitored[];
  readonly rota?: Rota;
  readonly runbooks: readonly PlaybookRunbook[];
  readonly resources: readonly Resource[];
  readonly customerCare: readonly CustomerCareRule[];
  readonly testing: readonly TestingRule[];
  readonly history?: HistoryTracker;
}
