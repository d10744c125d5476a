import type { SeverityLevel } from '../incident/severity.ts';
import type { MarkdownDiagnostic } from '../markdown/diagnostic.ts';
import type { MarkdownLink } from '../markdown/links.ts';
import type {
  MitigationOption,
  PlaybookRunbook,
  ProcessStep,
  ResolutionCriterion,
  Resource,
  RoleRule,
  SeverityRule,
} from './playbook.ts';
import type { CustomerCareRule, HistoryTracker, Monitored, TestingRule } from './practice.ts';
import type { Rota } from './rota/rota.ts';
import type { MessageTemplate, PostMortemTemplate } from './messages/template.ts';
import type { Threshold } from './thresholds/threshold.ts';

/** A value with its zero-based line. */
export interface Stated<T> {
  readonly value: T;
  readonly line: number;
}

/** A severity as the file defines it; `level` may be beyond Sitrep's four. */
export interface SeverityReading extends Omit<SeverityRule, 'level'> {
  readonly level: number;
}

export interface PostMortemReading {
  readonly requiredFor?: Stated<readonly SeverityLevel[]>;
  readonly withinMs?: Stated<number>;
  readonly sharedWith?: Stated<readonly string[]>;
  /** By when an action item is to be done, from the day it is written. */
  readonly actionItemsWithinMs?: Stated<number>;
}

export interface CadenceReading {
  readonly updateEveryMs?: Stated<number>;
  readonly stabilityWindowMs?: Stated<number>;
}

/** What one file says, and nothing else: a part it does not speak of is empty or absent. */
export interface PlaybookReading {
  readonly title?: Stated<string>;
  readonly severities: readonly SeverityReading[];
  readonly process: readonly ProcessStep[];
  readonly mitigation: readonly MitigationOption[];
  readonly roles: readonly RoleRule[];
  readonly resolution: readonly ResolutionCriterion[];
  readonly postMortem: PostMortemReading;
  readonly cadence: CadenceReading;
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
  /** Every Markdown link of the file, for checks against the files that exist. */
  readonly links: readonly MarkdownLink[];
  readonly diagnostics: readonly MarkdownDiagnostic[];
  readonly lineCount: number;
}
