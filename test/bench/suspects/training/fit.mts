/** One case for the fit: rows of features, which rows are right answers, and how much the case counts. */
export interface Choice {
  readonly rows: readonly Float64Array[];
  /** What each row is worth by weights that are set by hand. */
  readonly offsets: readonly number[];
  readonly right: readonly boolean[];
  readonly weight: number;
}

export interface Terms {
  readonly penalty: readonly number[];
  readonly prior: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/**
 * Conditional logit: the weights under which right answers are most probable among their candidates, less a penalty for
 * leaving the prior, within bounds. Convex, so there is one answer; found by projected gradient steps with momentum.
 */
export function fitChoices(choices: readonly Choice[], terms: Terms, from?: readonly number[]): number[] {
  let weights = (from ?? terms.prior).map((each, at) => clamp(each, terms.low[at] ?? 0, terms.high[at] ?? 0));
  let ahead = weights;
  let momentum = 1;
  let step = 1 / 256;
  let current = loss(choices, terms, weights);
  for (let round = 0; round < 1_500; round += 1) {
    const { value, gradient } = lossAndGradient(choices, terms, ahead);
    let next: number[];
    for (;;) {
      next = ahead.map((each, at) => clamp(each - step * (gradient[at] ?? 0), terms.low[at] ?? 0, terms.high[at] ?? 0));
      const moved = next.map((each, at) => each - (ahead[at] ?? 0));
      const linear = moved.reduce((sum, each, at) => sum + each * (gradient[at] ?? 0), 0);
      const square = moved.reduce((sum, each) => sum + each * each, 0);
      if (loss(choices, terms, next) <= value + linear + square / (2 * step) + 1e-12) break;
      step /= 2;
    }
    const reached = loss(choices, terms, next);
    const nextMomentum = reached > current ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = reached > current ? 0 : (momentum - 1) / nextMomentum;
    const before = weights;
    ahead = next.map((each, at) => each + push * (each - (before[at] ?? 0)));
    const gain = current - reached;
    weights = next;
    momentum = nextMomentum;
    current = reached;
    if (Math.abs(gain) < 1e-5 && round > 20) break;
  }
  return weights;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function loss(choices: readonly Choice[], terms: Terms, weights: readonly number[]): number {
  let sum = penaltyOf(terms, weights);
  for (const { rows, offsets, right, weight } of choices) {
    const utilities = rows.map((row, index) => dot(row, weights) + (offsets[index] ?? 0));
    const top = Math.max(...utilities);
    let all = 0;
    let hit = 0;
    utilities.forEach((utility, index) => {
      const power = Math.exp(utility - top);
      all += power;
      if (right[index] === true) hit += power;
    });
    sum -= weight * Math.log(hit / all);
  }
  return sum;
}

function lossAndGradient(
  choices: readonly Choice[],
  terms: Terms,
  weights: readonly number[],
): { readonly value: number; readonly gradient: Float64Array } {
  const gradient = Float64Array.from(weights, (each, at) => (terms.penalty[at] ?? 0) * (each - (terms.prior[at] ?? 0)));
  let value = penaltyOf(terms, weights);
  for (const { rows, offsets, right, weight } of choices) {
    const utilities = rows.map((row, index) => dot(row, weights) + (offsets[index] ?? 0));
    const top = Math.max(...utilities);
    const powers = utilities.map((utility) => Math.exp(utility - top));
    const all = powers.reduce((sum, power) => sum + power, 0);
    const hit = powers.reduce((sum, power, index) => (right[index] === true ? sum + power : sum), 0);
    value -= weight * Math.log(hit / all);
    for (const [index, row] of rows.entries()) {
      const power = powers[index] ?? 0;
      const pull = weight * (power / all - (right[index] === true ? power / hit : 0));
      for (let at = 0; at < row.length; at += 1) gradient[at] = (gradient[at] ?? 0) + pull * (row[at] ?? 0);
    }
  }
  return { value, gradient };
}

function penaltyOf({ penalty, prior }: Terms, weights: readonly number[]): number {
  return weights.reduce((sum, each, at) => sum + 0.5 * (penalty[at] ?? 0) * (each - (prior[at] ?? 0)) ** 2, 0);
}

export function dot(row: Float64Array, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) sum += (row[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}
