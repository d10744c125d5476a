import { columns, type Columns, type View } from './view.ts';

const names = ['revert', 'reland', 'takenBack'] as const;
export type HistoryFeature = (typeof names)[number];

/** What the candidates have to do with each other. */
export function historyFeatures({ pool }: View): Columns<HistoryFeature> {
  const out = columns(names, pool.known.length);
  const { layers, takenBackBy } = pool.history;
  for (const [index, { reverts, relands }] of layers.entries()) {
    out.revert[index] = reverts % 2 === 1 && relands === 0 ? 1 : 0;
    out.reland[index] = relands > 0 || reverts >= 2 ? 1 : 0;
    out.takenBack[index] = takenBackBy.has(index) ? 1 : 0;
  }
  return out;
}
