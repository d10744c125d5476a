/** Above this the cut is where the halves weigh alike: nearly as good, and linear. */
const mostForBest = 400;

/**
 * Where to test first so that the expected number of runs is least: the root of the best binary search tree over the
 * commits as its leaves (Knuth's dynamic program, with the roots of the parts as bounds). Answers the index after which
 * to cut: the commit to be tested.
 */
export function firstCut(weights: readonly number[]): number {
  const count = weights.length;
  if (count < 2) return 0;
  const sums = [0];
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight);
  return count > mostForBest ? evenCut(sums) : bestCut(sums, count);
}

function evenCut(sums: readonly number[]): number {
  const half = (sums.at(-1) ?? 0) / 2;
  let best = 1;
  for (let at = 1; at < sums.length - 1; at += 1)
    if (Math.abs((sums[at] ?? 0) - half) < Math.abs((sums[best] ?? 0) - half)) best = at;
  return best - 1;
}

function bestCut(sums: readonly number[], count: number): number {
  const cost = new Float64Array(count * count);
  const root = new Int32Array(count * count);
  for (let index = 0; index < count; index += 1) root[index * count + index] = index;
  for (let span = 2; span <= count; span += 1) {
    for (let from = 0; from + span <= count; from += 1) {
      const to = from + span - 1;
      const first = Math.max(from, root[from * count + to - 1] ?? from);
      const last = Math.min(to - 1, root[(from + 1) * count + to] ?? to - 1);
      let least = Number.POSITIVE_INFINITY;
      let at = from;
      for (let cut = Math.min(first, last); cut <= Math.max(first, last); cut += 1) {
        const both = (cost[from * count + cut] ?? 0) + (cost[(cut + 1) * count + to] ?? 0);
        if (both < least) {
          least = both;
          at = cut;
        }
      }
      cost[from * count + to] = least + (sums[to + 1] ?? 0) - (sums[from] ?? 0);
      root[from * count + to] = at;
    }
  }
  return root[count - 1] ?? 0;
}
