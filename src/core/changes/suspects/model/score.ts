import type { Columns } from '../features/view.ts';
import type { FeatureName } from '../features/measure.ts';
import { weights } from './weights.ts';

/** Utility of "none of these" on the scale of the candidates' utilities. */
const noneUtility = 1;

export interface Scores {
  readonly utilities: Float64Array;
  readonly probabilities: Float64Array;
  readonly none: number;
}

export function score(columns: Columns<FeatureName>, length: number): Scores {
  const utilities = new Float64Array(length);
  for (const [name, weight] of Object.entries(weights) as [FeatureName, number][]) {
    const column = columns[name];
    for (let index = 0; index < length; index += 1) {
      utilities[index] = (utilities[index] ?? 0) + weight * (column[index] ?? 0);
    }
  }
  return { utilities, ...softmax(utilities, noneUtility) };
}

function softmax(utilities: Float64Array, none: number): { probabilities: Float64Array; none: number } {
  let top = none;
  for (const each of utilities) top = Math.max(top, each);
  const powers = utilities.map((each) => Math.exp(each - top));
  const nonePower = Math.exp(none - top);
  let sum = nonePower;
  for (const each of powers) sum += each;
  return { probabilities: powers.map((each) => each / sum), none: nonePower / sum };
}
