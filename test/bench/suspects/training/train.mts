// Learns the weights of the suspects from cases and says how well they do on repositories that were held out:
// node test/bench/suspects/training/train.mts FILE.jsonl[.gz]… [--write] [--ablation]
import { type Case, readCases } from '../cases.mts';
import { areaUnderCurve, calibrationError, reliability, riskCoverage, tops, topsByRepo } from '../metrics.mts';
import { type Ask, askOf, candidateNames, learn, judge, type Judged, type Model } from './asks.mts';
import { backgroundOf, countTerms } from './background.mts';
import { writeModel } from './writeModel.mts';

const args = process.argv.slice(2);
const files = args.filter((arg) => !arg.startsWith('--'));
const cases: Case[] = [];
for (const file of files) cases.push(...(await readCases(file, 'last50')).filter(({ present }) => present));
const repos = [...new Set(cases.map(({ repo }) => repo))];
const counts = countTerms(cases);

/** Asks of every case with a background that has not seen the repository that is held out. */
const folds = repos.map((repo) => {
  const background = backgroundOf(counts.filter((count) => count.repo !== repo));
  return { repo, asks: cases.map((of) => askOf(of, background)) };
});

/** The models of the folds with every feature; those without one start from them. */
const full = new Map<string, Model>();

function crossValidate(without?: string): readonly Judged[] {
  return folds.flatMap(({ repo, asks }) => {
    const others = asks.filter((ask: Ask) => ask.of.repo !== repo);
    const model = learn(others, without, full.get(repo));
    if (without === undefined) full.set(repo, model);
    return asks.filter((ask: Ask) => ask.of.repo === repo).map((ask) => judge(ask, model));
  });
}

const percent = (value: number): string => (100 * value).toFixed(1).padStart(5);

function line(label: string, held: readonly Judged[]): string {
  const { top1, top3, top5, top10, mrr } = tops(held);
  const each = topsByRepo(held);
  const loss = held.reduce((sum, one) => sum + one.loss, 0) / held.length;
  const auc = areaUnderCurve(
    held.map(({ noneWithout }) => noneWithout),
    held.map(({ none }) => none),
  );
  const figures = [top1, top3, top5, top10].map(percent).join(' ');
  return `${label.padEnd(24)} ${figures}  ${mrr.toFixed(3)}  ${loss.toFixed(4)}  ${auc.toFixed(3)}  ${percent(each.top1)} ${percent(each.top5)}  ${each.mrr.toFixed(3)}`;
}

const ofReverts = (held: readonly Judged[]): readonly Judged[] => held.filter(({ timeless }) => !timeless);
console.log(`${''.padEnd(24)} top-1 top-3 top-5 top10  MRR    loss    none   by repository: top-1 top-5 MRR`);
const held = crossValidate();
console.log(line('held out', ofReverts(held)));
console.log(
  line(
    'held out, without times',
    held.filter(({ timeless }) => timeless),
  ),
);
const claims = ofReverts(held).map(({ first, rank }) => ({ p: first, hit: rank === 1 }));
console.log(
  `calibration error ${calibrationError(claims).toFixed(3)}, area under risk-coverage ${riskCoverage(claims).toFixed(3)}`,
);
for (const { from, to, claims: count, meanP, hitRate } of reliability(claims)) {
  console.log(
    `  ${from.toFixed(1)}-${to.toFixed(1)} ${String(count).padStart(4)} ${meanP.toFixed(3)} ${hitRate.toFixed(3)}`,
  );
}
const mean = (values: readonly number[]): string => (values.reduce((a, b) => a + b, 0) / values.length).toFixed(3);
console.log(
  `none: mean ${mean(ofReverts(held).map(({ none }) => none))} with, ${mean(ofReverts(held).map(({ noneWithout }) => noneWithout))} without the right answer; wins wrongly in ${ofReverts(held).filter(({ none, first }) => none > first).length}`,
);
if (args.includes('--ablation')) {
  for (const name of candidateNames) console.log(line(`without ${name}`, ofReverts(crossValidate(name))));
}
const background = backgroundOf(counts);
const model = learn(cases.map((of) => askOf(of, background)));
for (const [name, weight] of [...Object.entries(model.weights), ...Object.entries(model.none)])
  console.log(name.padEnd(20), weight.toFixed(3));
if (args.includes('--write')) await writeModel(model, background, cases);
