/** What one ranker made of one case. `rank` is the place of the first right answer, from 1; ties are averaged by the caller. */
export interface Outcome {
  readonly repo: string;
  readonly rank: number;
}

export interface Tops {
  readonly cases: number;
  readonly top1: number;
  readonly top3: number;
  readonly top5: number;
  readonly top10: number;
  readonly mrr: number;
}

export function tops(outcomes: readonly Outcome[]): Tops {
  const mean = (of: (rank: number) => number): number =>
    outcomes.reduce((sum, { rank }) => sum + of(rank), 0) / Math.max(1, outcomes.length);
  const within = (k: number): number => mean((rank) => (rank <= k ? 1 : 0));
  return {
    cases: outcomes.length,
    top1: within(1),
    top3: within(3),
    top5: within(5),
    top10: within(10),
    mrr: mean((rank) => 1 / rank),
  };
}

export function byRepo<Value extends { readonly repo: string }>(all: readonly Value[]): ReadonlyMap<string, Value[]> {
  const found = new Map<string, Value[]>();
  for (const each of all) found.set(each.repo, [...(found.get(each.repo) ?? []), each]);
  return new Map([...found].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)));
}

/** The mean over repositories, each counting once. */
export function topsByRepo(outcomes: readonly Outcome[]): Tops {
  const each = [...byRepo(outcomes).values()].map(tops);
  const mean = (of: (tops: Tops) => number): number =>
    each.reduce((sum, one) => sum + of(one), 0) / Math.max(1, each.length);
  return {
    cases: outcomes.length,
    top1: mean(({ top1 }) => top1),
    top3: mean(({ top3 }) => top3),
    top5: mean(({ top5 }) => top5),
    top10: mean(({ top10 }) => top10),
    mrr: mean(({ mrr }) => mrr),
  };
}

/** A probability that was stated and whether it came true. */
export interface Claim {
  readonly p: number;
  readonly hit: boolean;
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly claims: number;
  readonly meanP: number;
  readonly hitRate: number;
}

export function reliability(claims: readonly Claim[], bins = 10): readonly Bin[] {
  return Array.from({ length: bins }, (_, bin) => {
    const inside = claims.filter(({ p }) => Math.min(bins - 1, Math.floor(p * bins)) === bin);
    const n = Math.max(1, inside.length);
    return {
      from: bin / bins,
      to: (bin + 1) / bins,
      claims: inside.length,
      meanP: inside.reduce((sum, { p }) => sum + p, 0) / n,
      hitRate: inside.filter(({ hit }) => hit).length / n,
    };
  }).filter(({ claims: count }) => count > 0);
}

/** Expected calibration error: how far the stated probabilities are from what came true, over ten bins of equal width. */
export function calibrationError(claims: readonly Claim[]): number {
  return reliability(claims).reduce(
    (sum, bin) => sum + (bin.claims / claims.length) * Math.abs(bin.meanP - bin.hitRate),
    0,
  );
}

export function brier(claims: readonly Claim[]): number {
  return claims.reduce((sum, { p, hit }) => sum + (p - (hit ? 1 : 0)) ** 2, 0) / Math.max(1, claims.length);
}

/** Area under the risk-coverage curve: the mean error when only the surest 1, 2, … n answers are given. Lower is better. */
export function riskCoverage(claims: readonly Claim[]): number {
  const sorted = [...claims].sort((a, b) => b.p - a.p);
  let errors = 0;
  let area = 0;
  sorted.forEach(({ hit }, index) => {
    if (!hit) errors += 1;
    area += errors / (index + 1);
  });
  return area / Math.max(1, sorted.length);
}

/** How often a value of `above` is larger than one of `below`; equal ones count half. */
export function areaUnderCurve(above: readonly number[], below: readonly number[]): number {
  let sum = 0;
  for (const a of above) for (const b of below) sum += a > b ? 1 : a === b ? 0.5 : 0;
  return sum / Math.max(1, above.length * below.length);
}
