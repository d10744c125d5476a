import type { Origin } from './playbook.ts';

/** Something the team watches, with the tool that does it where the playbook says so. */
export interface Monitored {
  readonly text: string;
  readonly origin: Origin;
}

/** A rule on how customers are treated during and after an incident, as written. */
export interface CustomerCareRule {
  readonly text: string;
  readonly section?: string;
  readonly origin: Origin;
}

/** What may and may not be tested in production. `kind` is from the words of the rule or of its heading. */
export interface TestingRule {
  readonly kind: 'allowed' | 'forbidden' | 'rule';
  readonly text: string;
  readonly origin: Origin;
}

/** Where the team keeps its list of past incidents: a linked place, or a table in the playbook itself. */
export interface HistoryTracker {
  readonly target?: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
  readonly text: string;
  readonly origin: Origin;
}
