import { likelihoodOf, withDoubt } from './rankSuspects.ts';
import type { Ranking } from './ranking.ts';

/**
 * The ranking of some of the candidates, given that no other one did it: their probabilities and that of "none of
 * these" add up to one again.
 */
export function narrow({ suspects, none }: Ranking, keys: ReadonlySet<string>): Ranking {
  const kept = suspects.filter(({ key }) => keys.has(key));
  const total = kept.reduce((sum, { probability }) => sum + probability, none);
  if (!(total > 0)) return { suspects: kept, none };
  return {
    suspects: kept.map((suspect, place) => {
      const probability = suspect.probability / total;
      const placed = { ...suspect, probability, likelihood: likelihoodOf(probability) };
      // Beyond what is explained there are no reasons at all.
      return suspect.reasons.length === 0 ? placed : withDoubt(placed, place, none / total);
    }),
    none: none / total,
  };
}
