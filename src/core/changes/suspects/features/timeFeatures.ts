import { finite } from '../pool.ts';
import { columns, type Columns, type View } from './view.ts';

const names = ['logRank', 'logHours', 'afterStart'] as const;
export type TimeFeature = (typeof names)[number];

/** How long before the start, and how many others landed in between. */
export function timeFeatures({ pool, read }: View): Columns<TimeFeature> {
  const out = columns(names, pool.candidates.length);
  const start = finite(read.report.startedMs);
  let before = 0;
  let rank = 0;
  let last = Number.NaN;
  for (const [index, candidate] of pool.candidates.entries()) {
    const landed = finite(candidate.landedMs);
    if (landed > start) {
      out.afterStart[index] = 1;
      continue;
    }
    before += 1;
    if (landed !== last) rank = before;
    last = landed;
    out.logRank[index] = Math.log(rank);
    out.logHours[index] = Math.log1p((start - landed) / 3_600_000);
  }
  return out;
}
