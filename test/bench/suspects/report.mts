import type { Ranking } from '../../../src/core/changes/suspects/ranking.ts';
import type { Case } from './cases.mts';
import {
  areaUnderCurve,
  brier,
  byRepo,
  calibrationError,
  type Claim,
  type Outcome,
  reliability,
  riskCoverage,
  tops,
  type Tops,
  topsByRepo,
} from './metrics.mts';

export interface Ranked {
  readonly of: Case;
  readonly ranking: Ranking;
  readonly tookMs: number;
  /** "None of these" when the right answers are taken from the candidates. */
  readonly noneWithout: number;
}

const percent = (value: number): string => (100 * value).toFixed(1).padStart(5);

function row(name: string, { cases, top1, top3, top5, top10, mrr }: Tops): string {
  const figures = [top1, top3, top5, top10].map(percent).join(' ');
  return `${name.padEnd(34)} ${String(cases).padStart(5)} ${figures}  ${mrr.toFixed(3)}`;
}

const head = `${''.padEnd(34)} cases top-1 top-3 top-5 top10  MRR`;

function outcomeOf({ of, ranking }: Ranked): Outcome {
  return { repo: of.repo, rank: ranking.suspects.findIndex(({ key }) => of.culprits.has(key)) + 1 };
}

/** What the ranking says first, and whether it is right: with the culprit there, a suspect; with it taken out, none. */
function firstClaim({ of, ranking }: Ranked): Claim {
  const first = ranking.suspects[0];
  return { p: first?.probability ?? 0, hit: first !== undefined && of.culprits.has(first.key) };
}

export function printReport(
  ranked: readonly Ranked[],
  others: ReadonlyMap<string, readonly Outcome[]>,
  all: number,
): void {
  const outcomes = ranked.map(outcomeOf);
  console.log(`${all} cases read, the right answer is among the candidates of ${ranked.length}\n\nOver cases\n${head}`);
  console.log(row('Sitrep', tops(outcomes)));
  for (const [name, list] of others) console.log(row(name, { ...tops(list), cases: ranked.length }));
  console.log(`\nMean over repositories\n${head}`);
  console.log(row('Sitrep', topsByRepo(outcomes)));
  for (const [name, list] of others) console.log(row(name, { ...topsByRepo(list), cases: ranked.length }));
  console.log(`\nBy repository\n${head}`);
  for (const [repo, list] of byRepo(outcomes)) console.log(row(repo, tops(list)));
  console.log(`\nBy kind of report\n${head}`);
  for (const stratum of new Set(ranked.flatMap(({ of }) => of.strata))) {
    console.log(row(stratum, tops(ranked.filter(({ of }) => of.strata.includes(stratum)).map(outcomeOf))));
  }
  printCalibration(ranked);
  printTimes(ranked);
}

function printCalibration(ranked: readonly Ranked[]): void {
  const first = ranked.map(firstClaim);
  const every = ranked.flatMap(({ of, ranking }) =>
    ranking.suspects.map(({ key, probability }): Claim => ({ p: probability, hit: of.culprits.has(key) })),
  );
  console.log('\nCalibration of the first suspect\n  stated      cases  mean p  hit rate');
  for (const { from, to, claims, meanP, hitRate } of reliability(first)) {
    console.log(
      `  ${from.toFixed(1)} to ${to.toFixed(1)}  ${String(claims).padStart(5)}   ${meanP.toFixed(3)}   ${hitRate.toFixed(3)}`,
    );
  }
  console.log(
    `expected calibration error ${calibrationError(first).toFixed(3)}, Brier ${brier(first).toFixed(3)} (first suspect)`,
  );
  console.log(
    `expected calibration error ${calibrationError(every).toFixed(4)}, Brier ${brier(every).toFixed(4)} (every candidate)`,
  );
  const present = ranked.map(({ ranking }) => ranking.none);
  const absent = ranked.map(({ noneWithout }) => noneWithout);
  const mean = (values: readonly number[]): string =>
    (values.reduce((a, b) => a + b, 0) / Math.max(1, values.length)).toFixed(3);
  const wins = ranked.filter(({ ranking }) => ranking.none > (ranking.suspects[0]?.probability ?? 0)).length;
  console.log('\nAbstention');
  console.log(
    `area under risk-coverage ${riskCoverage(first).toFixed(3)} (answering all: ${(1 - first.filter(({ hit }) => hit).length / Math.max(1, first.length)).toFixed(3)})`,
  );
  console.log(
    `"none of these": mean ${mean(present)} with the culprit there, ${mean(absent)} without; AUC ${areaUnderCurve(absent, present).toFixed(3)}; wins wrongly in ${wins} cases`,
  );
  const rises = ranked.filter(({ ranking, noneWithout }) => noneWithout > ranking.none).length;
  console.log(`it rises in ${rises} of ${ranked.length} cases when the culprit is taken out`);
}

function printTimes(ranked: readonly Ranked[]): void {
  const times = ranked.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2);
  console.log(`\nTime per case: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, worst ${at(1)} ms`);
}
