import { type FeatureName, measure } from '../../../../src/core/changes/suspects/features/measure.ts';
import {
  type ReportFeature,
  reportFeatureNames,
  reportFeatures,
} from '../../../../src/core/changes/suspects/features/reportFeatures.ts';
import type { Candidate } from '../../../../src/core/changes/suspects/candidate.ts';
import { type CandidatePool, poolSteps } from '../../../../src/core/changes/suspects/pool.ts';
import { finish } from '../../../../src/core/changes/suspects/rankSuspects.ts';
import { readReport } from '../../../../src/core/changes/suspects/report/readReport.ts';
import type { Background } from '../../../../src/core/changes/suspects/words/background.ts';
import type { Case } from '../cases.mts';
import { type Choice, dot, fitChoices, type Terms } from './fit.mts';
import { absentShare, beliefs, interceptPenalty, noneAtRuntime, penalty, prior, reportPenalty } from './spec.mts';

export const candidateNames = (Object.keys(beliefs) as FeatureName[]).filter(
  (name) => beliefs[name].fixed === undefined,
);
const fixed = (Object.keys(beliefs) as FeatureName[]).flatMap((name) => {
  const weight = beliefs[name].fixed;
  return weight === undefined ? [] : [{ name, weight }];
});
const width = candidateNames.length;

/** A case as the fit sees it: with the right answers among the candidates, and with them taken out. */
export interface Ask {
  readonly of: Case;
  readonly timeless: boolean;
  readonly present: Choice;
  readonly absent: Choice;
}

export interface Model {
  readonly weights: Readonly<Record<string, number>>;
  /** Utility of "none of these": `intercept` and a weight for each feature of the report. */
  readonly none: Readonly<Record<ReportFeature | 'intercept', number>>;
  readonly fitted: readonly number[];
  /** As the fit found them, to start another from. */
  readonly scaled: readonly number[];
}

export interface Judged {
  readonly repo: string;
  readonly timeless: boolean;
  readonly rank: number;
  readonly loss: number;
  readonly first: number;
  readonly none: number;
  readonly noneWithout: number;
}

const pools = new WeakMap<readonly Candidate[], CandidatePool>();
const withoutRight = new WeakMap<Case, readonly Candidate[]>();

function poolOf(candidates: readonly Candidate[]): CandidatePool {
  const pool = pools.get(candidates) ?? finish(poolSteps(candidates));
  pools.set(candidates, pool);
  return pool;
}

export function askOf(of: Case, background: Background): Ask {
  const rest = withoutRight.get(of) ?? of.candidates.filter(({ key }) => !of.culprits.has(key));
  withoutRight.set(of, rest);
  const timeless = of.tier === 'fixes';
  return { of, timeless, present: choice(of, of.candidates, background), absent: choice(of, rest, background) };
}

function choice(of: Case, candidates: readonly Candidate[], background: Background): Choice {
  const pool = poolOf(candidates);
  const view = { pool, read: readReport(of.report), background };
  const columns = finish(measure(view));
  const report = reportFeatures(view, columns);
  const timeless = of.tier === 'fixes';
  const rows = pool.known.map((_, index) => {
    const row = new Float64Array(width + 1 + reportFeatureNames.length);
    for (const [at, name] of candidateNames.entries()) {
      row[at] = timeless && beliefs[name].time === true ? 0 : (columns[name][index] ?? 0);
    }
    return row;
  });
  const none = Float64Array.from([
    ...candidateNames.map(() => 0),
    1,
    ...reportFeatureNames.map((name) => report[name]),
  ]);
  const right = pool.known.map(({ candidate }) => of.culprits.has(candidate.key));
  const offsets = pool.known.map((_, index) =>
    fixed.reduce((sum, { name, weight }) => sum + weight * (columns[name][index] ?? 0), 0),
  );
  return {
    rows: [...rows, none],
    offsets: [...offsets, 0],
    right: [...right, !right.includes(true)],
    weight: 1,
  };
}

function scales(asks: readonly Ask[]): { readonly mean: number[]; readonly deviation: number[] } {
  const rows = asks.flatMap(({ present }) => present.rows.slice(0, -1));
  const reports = asks.flatMap(({ present, absent }) => [present, absent].flatMap((one) => one.rows.slice(-1)));
  const mean: number[] = [];
  const deviation: number[] = [];
  for (let at = 0; at < width + 1 + reportFeatureNames.length; at += 1) {
    const values = (at < width ? rows : reports).map((row) => row[at] ?? 0);
    const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
    // The intercept stays as it is; features of candidates are differences, so their mean does not matter.
    mean.push(at <= width ? 0 : middle);
    deviation.push(
      at === width ? 1 : Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length) || 1,
    );
  }
  return { mean, deviation };
}

function termsOf(without: string | undefined): Terms {
  const sign = candidateNames.map((name) => (name === without ? undefined : beliefs[name].sign));
  const rest = reportFeatureNames.map(() => 1);
  return {
    penalty: [
      ...candidateNames.map((name) => penalty * (beliefs[name].penalty ?? 1)),
      interceptPenalty,
      ...rest.map(() => reportPenalty),
    ],
    prior: [...sign.map((each) => prior * (each ?? 0)), 0, ...rest.map(() => 0)],
    low: [...sign.map((each) => (each === undefined || each === 1 ? 0 : -100)), -100, ...rest.map(() => -100)],
    high: [...sign.map((each) => (each === undefined || each === -1 ? 0 : 100)), 100, ...rest.map(() => 100)],
  };
}

export function learn(asks: readonly Ask[], without?: string, from?: Model): Model {
  const { mean, deviation } = scales(asks);
  const scaled = (one: Choice, weight: number): Choice => ({
    ...one,
    weight,
    rows: one.rows.map((row, index) =>
      row.map((value, at) => (value - (index === one.rows.length - 1 ? (mean[at] ?? 0) : 0)) / (deviation[at] ?? 1)),
    ),
  });
  const choices = asks.flatMap(({ present, absent, timeless }) => [
    scaled(present, 1),
    // Where there is no time there is too little to tell that nobody did it.
    ...(timeless ? [] : [scaled(absent, absentShare / (1 - absentShare))]),
  ]);
  const scaledWeights = fitChoices(choices, termsOf(without), from?.scaled);
  const fitted = scaledWeights.map((weight, at) => weight / (deviation[at] ?? 1));
  const logit = (share: number): number => Math.log(share / (1 - share));
  const intercept = fitted.reduce(
    (sum, weight, at) => (at > width ? sum - weight * (mean[at] ?? 0) : sum),
    fitted[width] ?? 0,
  );
  fitted[width] = intercept - logit(absentShare) + logit(noneAtRuntime);
  const none = Object.fromEntries([
    ['intercept', fitted[width]],
    ...reportFeatureNames.map((name, at) => [name, fitted[width + 1 + at] ?? 0]),
  ]) as Model['none'];
  const weights = Object.fromEntries(candidateNames.map((name, at) => [name, fitted[at] ?? 0]));
  return {
    weights: { ...weights, ...Object.fromEntries(fixed.map(({ name, weight }) => [name, weight])) },
    none,
    fitted,
    scaled: scaledWeights,
  };
}

function probabilities({ rows, offsets }: Choice, model: Model): readonly number[] {
  const utilities = rows.map((row, index) => dot(row, model.fitted) + (offsets[index] ?? 0));
  const top = Math.max(...utilities);
  const powers = utilities.map((utility) => Math.exp(utility - top));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}

export function judge({ of, timeless, present, absent }: Ask, model: Model): Judged {
  const all = probabilities(present, model);
  const none = all.at(-1) ?? 0;
  const each = all.slice(0, -1);
  const best = Math.max(...each.filter((_, index) => present.right[index] === true));
  const hit = each.reduce((sum, p, index) => (present.right[index] === true ? sum + p : sum), 0);
  return {
    repo: of.repo,
    timeless,
    rank: 1 + each.filter((p, index) => p > best && present.right[index] !== true).length,
    loss: -Math.log(hit / (1 - none)),
    first: Math.max(...each),
    none,
    noneWithout: probabilities(absent, model).at(-1) ?? 0,
  };
}
