import type { Columns } from '../features/view.ts';
import type { FeatureName } from '../features/measure.ts';
import type { ReportFeature } from '../features/reportFeatures.ts';
import { noneWeights, weights } from './weights.ts';

export interface Scores {
  /** By index of the candidate. */
  readonly probabilities: Float64Array;
  readonly none: number;
}

const names = Object.keys(weights) as FeatureName[];

/** A conditional logit: each candidate's utility is the weighted sum of its features, "none of these" is one more choice. */
export function score(
  columns: Columns<FeatureName>,
  report: Readonly<Record<ReportFeature, number>>,
  candidates: number,
): Scores {
  const utilities = new Float64Array(candidates);
  for (const name of names) {
    const weight = weights[name];
    const column = columns[name];
    for (let index = 0; index < candidates; index += 1) {
      utilities[index] = (utilities[index] ?? 0) + weight * (column[index] ?? 0);
    }
  }
  let none = noneWeights.intercept;
  for (const [name, value] of Object.entries(report) as [ReportFeature, number][]) none += noneWeights[name] * value;
  return softmax(utilities, none);
}

function softmax(utilities: Float64Array, none: number): Scores {
  const top = utilities.reduce((highest, each) => Math.max(highest, each), none);
  const powers = utilities.map((each) => Math.exp(each - top));
  const nonePower = Math.exp(none - top);
  const sum = powers.reduce((total, each) => total + each, nonePower);
  return { probabilities: powers.map((each) => each / sum), none: nonePower / sum };
}
