import { firstCut } from './firstCut.ts';

/** What a run of the command says of a commit; `skip`: it could not be tested. */
export type StepVerdict = 'passes' | 'fails' | 'skip';

export interface BisectStep {
  readonly index: number;
  readonly verdict: StepVerdict;
}

/**
 * A search for the first commit that fails, in commits that are ordered oldest first. The one before the first is
 * known to pass, the last one is known to fail.
 */
export interface Bisection {
  /** Suspicion of each commit; they need not add up to anything. */
  readonly weights: readonly number[];
  readonly steps: readonly BisectStep[];
  /** The first failing commit is not before `low` and not after `high`. */
  readonly low: number;
  readonly high: number;
}

/** Of the belief this much is spread evenly: a suspicion that is wrong must not cost many runs. */
const doubt = 0.2;

export function startBisection(suspicion: readonly number[]): Bisection {
  const known = suspicion.map((weight) => (Number.isFinite(weight) && weight > 0 ? weight : 0));
  const total = known.reduce((sum, weight) => sum + weight, 0);
  const count = known.length;
  const weights = known.map((weight) => (total > 0 ? ((1 - doubt) * weight) / total : 0) + doubt / count);
  return { weights, steps: [], low: 0, high: count - 1 };
}

/** The commit to test next; nothing once the first failing one is known, or what is left cannot be tested. */
export function nextCommit({ weights, steps, low, high }: Bisection): number | undefined {
  const skipped = new Set(steps.filter(({ verdict }) => verdict === 'skip').map(({ index }) => index));
  const open = (index: number): boolean => index >= low && index < high && !skipped.has(index);
  const wanted = low + firstCut(weights.slice(low, high + 1));
  // What cannot be tested is stepped around, to both sides in turn.
  for (let distance = 0; distance <= high - low; distance += 1) {
    if (open(wanted - distance)) return wanted - distance;
    if (open(wanted + distance)) return wanted + distance;
  }
  return undefined;
}

export function tested(bisection: Bisection, step: BisectStep): Bisection {
  const { low, high } = bisection;
  const steps = [...bisection.steps, step];
  switch (step.verdict) {
    case 'fails':
      return { ...bisection, steps, high: Math.min(high, step.index) };
    case 'passes':
      return { ...bisection, steps, low: Math.max(low, step.index + 1) };
    case 'skip':
      return { ...bisection, steps };
  }
}

/** The first failing commit, or those among which it is where the others could not be tested. */
export function suspectsLeft({ low, high }: Bisection): readonly number[] {
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}
