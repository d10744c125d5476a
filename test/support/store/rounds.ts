/** What a piece of work took, in milliseconds: the median of rounds in which all pieces take turns. */
export async function medianOfRounds(
  rounds: number,
  pieces: Readonly<Record<string, () => Promise<void>>>,
): Promise<ReadonlyMap<string, number>> {
  const times = new Map(Object.keys(pieces).map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(pieces)) {
      const since = performance.now();
      await run();
      // The first round warms up.
      if (round > 0) times.get(name)?.push(performance.now() - since);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Prints a figure against its limit, and fails the program when it is over. */
export function reportRatio(what: string, ms: number, baselineMs: number, limit: number): void {
  const ratio = ms / baselineMs;
  const verdict = ratio <= limit ? 'ok' : 'OVER';
  console.log(
    `${verdict}  ${what}: ${ratio.toFixed(2)} × (limit ${limit} ×; ${ms.toFixed(2)} ms against ${baselineMs.toFixed(2)} ms)`,
  );
  if (ratio > limit) process.exitCode = 1;
}
