import type { FeatureName } from '../features/measure.ts';
import type { ReportFeature } from '../features/reportFeatures.ts';

/**
 * What each feature adds to a candidate's log-odds, for each unit of it.
 * Learned by `test/bench/suspects/training/train.mts --write`
 * from 240 changes that were reverted or fixed in 11 public repositories:
 * angular/components, catapult-project/catapult, cloudflare/workers-sdk, git/git, google/clusterfuzz,
 * kubernetes/test-infra, luci/luci-go, rails/rails, rubygems/rubygems.org, rust-lang/crates.io,
 * rust-lang/rust-analyzer.
 * "By hand" marks what no case there could tell. See docs/suspects.md for what each is worth.
 */
export const weights: Readonly<Record<FeatureName, number>> = {
  words: 2.04,
  titleWords: 0.273,
  pathWords: 0.477,
  covered: 0.589,
  rarestWord: 0.504,
  rareWords: 0.567,
  titleShare: 1.633,
  pathShare: 1.164,
  mention: 2.3,
  fileName: 0.25,
  folder: 0.588,
  component: 0.583,
  logRank: -0.717,
  logHours: -0.279,
  newest: -0.956,
  withinDay: 0.412,
  withinWeek: 0.369,
  harmless: -1.049,
  docs: -0.41,
  tests: -0.243,
  style: -0.438,
  generated: -0.475,
  infrastructure: 0.465,
  config: 0.21,
  migration: 0.744,
  manifest: 0.278,
  testLines: 0.029,
  areas: 0.135,
  lines: 0.056,
  bodyLength: 0.02,
  adds: -0.203,
  bumps: -0.4,
  saysTest: -0.394,
  deploys: 0.38,
  revert: -0.998,
  reland: 0.857,
  takenBack: -1.028,
  frame: 0.8, // by hand
  blamed: 2.5, // by hand
  named: 2.5, // by hand
  afterStart: -4, // by hand
};

/** Utility of "none of these" on the same scale, from what the report says and how well the best candidates answer it. */
export const noneWeights: Readonly<Record<ReportFeature | 'intercept', number>> = {
  intercept: -0.113,
  reportWords: 0.289,
  reportWeight: 0.1,
  reportFound: -0.442,
  bestCovered: 0.103,
  bestRarest: -0.355,
  bestRareWords: -0.07,
  bestTitleShare: 0.513,
  bestPathShare: 0.951,
  anyMention: 1.435,
  anyComponent: 0.855,
};
