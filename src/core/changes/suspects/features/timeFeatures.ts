import { finite } from '../pool.ts';
import { columns, type Columns, type View } from './view.ts';

const names = ['logRank', 'logHours', 'newest', 'withinDay', 'withinWeek', 'afterStart'] as const;
export type TimeFeature = (typeof names)[number];

const hourMs = 3_600_000;

/**
 * How long before the start, and how many others landed in between. The newest of all is held back on its own: few
 * people notice within minutes. `withinDay` and `withinWeek` fall off with a day and a week.
 */
export function timeFeatures({ pool, read }: View): Columns<TimeFeature> {
  const out = columns(names, pool.known.length);
  const start = finite(read.report.startedMs);
  let before = 0;
  let rank = 0;
  let last = Number.NaN;
  for (const [index, { landedMs }] of pool.known.entries()) {
    if (landedMs > start) {
      out.afterStart[index] = 1;
      continue;
    }
    before += 1;
    if (landedMs !== last) rank = before;
    last = landedMs;
    const hours = (start - landedMs) / hourMs;
    out.logRank[index] = Math.log(rank);
    out.logHours[index] = Math.log1p(hours);
    out.newest[index] = rank === 1 ? 1 : 0;
    out.withinDay[index] = Math.exp(-hours / 24);
    out.withinWeek[index] = Math.exp(-hours / (7 * 24));
  }
  return out;
}
