import type { CandidatePool } from '../pool.ts';
import type { ReadReport } from '../report/readReport.ts';
import type { Background } from '../words/background.ts';

/** What features are measured on. */
export interface View {
  readonly pool: CandidatePool;
  readonly read: ReadReport;
  readonly background: Background;
}

/** One feature's values, by index of the candidate in the pool. */
export type Column = Float64Array;
export type Columns<Name extends string = string> = Readonly<Record<Name, Column>>;

/** Pauses between small pieces of work. */
export type Steps<Value> = Generator<undefined, Value>;

export const betweenPauses = 256;

export function columns<Name extends string>(names: readonly Name[], length: number): Record<Name, Column> {
  return Object.fromEntries(names.map((name) => [name, new Float64Array(length)])) as Record<Name, Column>;
}
