import { likelihoodOf } from './rankSuspects.ts';
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
    suspects: kept.map((suspect) => {
      const probability = suspect.probability / total;
      return { ...suspect, probability, likelihood: likelihoodOf(probability) };
    }),
    none: none / total,
  };
}
