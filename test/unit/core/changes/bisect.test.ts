import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nextCommit,
  startBisection,
  suspectsLeft,
  tested,
  type Bisection,
} from '../../../../src/core/changes/bisect/bisection.ts';
import { firstCut } from '../../../../src/core/changes/bisect/firstCut.ts';

function run(bisection: Bisection, culprit: number, cannot: ReadonlySet<number> = new Set()): Bisection {
  const next = nextCommit(bisection);
  if (next === undefined) return bisection;
  const verdict = cannot.has(next) ? 'skip' : next >= culprit ? 'fails' : 'passes';
  return run(tested(bisection, { index: next, verdict }), culprit, cannot);
}

/** Expected runs of a search that always tests the commit that `cut` answers. */
function expectedRuns(weights: readonly number[], cut: (weights: readonly number[]) => number): number {
  if (weights.length < 2) return 0;
  const at = cut(weights) + 1;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return all + expectedRuns(weights.slice(0, at), cut) + expectedRuns(weights.slice(at), cut);
}

const middle = (weights: readonly number[]): number => Math.floor((weights.length - 1) / 2);
const suspicions = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('the bisection', () => {
  test('finds the first failing commit, wherever it is and whatever is suspected', () => {
    fc.assert(
      fc.property(suspicions, fc.nat(), (weights, at) => {
        const culprit = at % weights.length;
        expect(suspectsLeft(run(startBisection(weights), culprit))).toEqual([culprit]);
      }),
    );
  });

  test('never tests a commit twice, and leaves those among which it is when some cannot be tested', () => {
    fc.assert(
      fc.property(suspicions, fc.nat(), fc.array(fc.nat({ max: 39 })), (weights, at, broken) => {
        const culprit = at % weights.length;
        const end = run(startBisection(weights), culprit, new Set(broken));
        const indices = end.steps.map(({ index }) => index);
        expect(new Set(indices).size).toBe(indices.length);
        expect(suspectsLeft(end)).toContain(culprit);
      }),
    );
  });

  test('expects no more runs than git bisect, by its own belief', () => {
    fc.assert(
      fc.property(suspicions, (weights) => {
        const belief = startBisection(weights).weights;
        expect(expectedRuns(belief, firstCut)).toBeLessThanOrEqual(expectedRuns(belief, middle) + 1e-9);
      }),
    );
  });

  test('tests the one strong suspect and its neighbour first', () => {
    const weights = Array.from({ length: 64 }, (_, index) => (index === 40 ? 1 : 0));
    const end = run(startBisection(weights), 40);
    expect(end.steps.length).toBeLessThanOrEqual(3);
  });
});
