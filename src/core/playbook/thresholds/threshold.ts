import type { Origin } from '../playbook.ts';

/**
 * A limit as "> 5%". `value` is in `unit`; for times `unit` is "ms" whatever the file wrote, for "%" the number
 * is the percentage. Other units are kept as written, "" when there is none.
 */
export interface Limit {
  readonly comparison: '>' | '>=' | '<' | '<=';
  readonly value: number;
  readonly unit: string;
  readonly written: string;
  readonly line: number;
}

/** One measured thing and when it is bad. */
export interface Threshold {
  readonly metric: string;
  readonly warn?: Limit;
  readonly critical?: Limit;
  /** The whole statement as written. */
  readonly written: string;
  readonly origin: Origin;
}
