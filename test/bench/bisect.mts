import { nextCommit, startBisection, tested } from '../../src/core/changes/bisect/bisection.ts';

/**
 * Runs of the suspicion-weighted bisection against those of `git bisect` on the same synthetic histories. The culprit
 * is drawn from the suspicion itself (it is calibrated), from a mix, or evenly (the suspicion knows nothing).
 */
let seed = 20261124;
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}

function runs(weights: readonly number[], culprit: number): number {
  let bisection = startBisection(weights);
  for (;;) {
    const next = nextCommit(bisection);
    if (next === undefined) return bisection.steps.length;
    bisection = tested(bisection, { index: next, verdict: next >= culprit ? 'fails' : 'passes' });
  }
}

function draw(weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = random() * total;
  const at = weights.findIndex((weight) => (left -= weight) <= 0);
  return at === -1 ? weights.length - 1 : at;
}

const repeats = 400;
console.log('commits  suspicion          git bisect  weighted  ratio');
let worst = 0;
for (const count of [8, 32, 128, 400, 1000]) {
  for (const [name, trust] of [
    ['calibrated', 1],
    ['half right', 0.5],
    ['knows nothing', 0],
  ] as const) {
    let plain = 0;
    let weighted = 0;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      // A few stand out, most do not: as the ranking's probabilities do.
      const weights = Array.from({ length: count }, () => random() ** 12);
      const culprit = random() < trust ? draw(weights) : Math.floor(random() * count);
      plain += runs(new Array<number>(count).fill(1), culprit);
      weighted += runs(weights, culprit);
    }
    const ratio = weighted / plain;
    if (trust === 1) worst = Math.max(worst, ratio);
    console.log(
      `${String(count).padStart(7)}  ${name.padEnd(17)} ${(plain / repeats).toFixed(2).padStart(11)} ${(weighted / repeats).toFixed(2).padStart(9)}  ${ratio.toFixed(2)}`,
    );
  }
}
console.log(`calibrated, worst ratio: ${worst.toFixed(2)} (goal: at most 1)`);
if (worst > 1) process.exitCode = 1;
