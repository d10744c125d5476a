// Ranks every case of a file and prints how well: npm run --silent bench:suspects -- FILE.jsonl[.gz] [--json] [--speed]
import { rankSuspects } from '../../src/core/changes/suspects/rankSuspects.ts';
import { baselines, tiedRanks } from './suspects/baselines.mts';
import { type PoolName, readCases } from './suspects/cases.mts';
import type { Outcome } from './suspects/metrics.mts';
import { printReport, type Ranked } from './suspects/report.mts';
import { cpuMs, measureSpeed } from './suspects/speed.mts';

const args = process.argv.slice(2);
const at = args.indexOf('--pool');
const pool = (at < 0 ? 'last50' : args[at + 1]) as PoolName;
const file = args.find((arg, index) => !arg.startsWith('--') && (at < 0 || index !== at + 1));

if (file === undefined) {
  console.error('usage: bench:suspects FILE.jsonl[.gz] [--json] [--speed] [--pool last50|7d|all]');
  process.exitCode = 2;
} else {
  const cases = await readCases(file, pool);
  const ranked: Ranked[] = [];
  const others = new Map<string, Outcome[]>();
  for (const each of cases) {
    const since = cpuMs();
    const ranking = rankSuspects(each.report, each.candidates);
    const tookMs = cpuMs() - since;
    if (args.includes('--json')) {
      const { suspects, none } = ranking;
      const line = {
        id: each.id,
        ranking: suspects.map(({ key }) => key),
        scores: suspects.map(({ probability }) => probability),
        none,
      };
      console.log(JSON.stringify(line));
      continue;
    }
    if (!each.present) continue;
    const without = each.candidates.filter(({ key }) => !each.culprits.has(key));
    ranked.push({ of: each, ranking, tookMs, noneWithout: rankSuspects(each.report, without).none });
    for (const [name, scores] of Object.entries(baselines(each))) {
      const outcomes = tiedRanks(each, scores).map((rank) => ({ repo: each.repo, rank }));
      others.set(name, [...(others.get(name) ?? []), ...outcomes]);
    }
  }
  if (!args.includes('--json')) {
    printReport(ranked, others, cases.length);
    if (args.includes('--speed')) measureSpeed(cases);
  }
}
