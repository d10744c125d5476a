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
  words: 2.055,
  titleWords: 0.249,
  pathWords: 0.568,
  covered: 0.082,
  rarestWord: 0.205,
  rareWords: 0.873,
  titleShare: 2.066,
  pathShare: 0.93,
  mention: 2.352,
  fileName: 0.144,
  folder: 0.743,
  component: 0.598,
  logRank: -0.846,
  logHours: -0.304,
  newest: -1.136,
  withinDay: 0.04,
  withinWeek: 0.588,
  harmless: -1.149,
  docs: -0.542,
  tests: -0.213,
  style: -1.638,
  generated: -1.259,
  infrastructure: 0.592,
  config: 0,
  migration: 0.402,
  manifest: 0.11,
  testLines: 0.069,
  areas: 0.273,
  lines: 0.031,
  bodyLength: 0.057,
  adds: -0.552,
  bumps: -1.021,
  saysTest: -0.505,
  deploys: 0.365,
  revert: -1.931,
  reland: 0.647,
  takenBack: -1.825,
  frame: 0.8, // by hand
  blamed: 2.5, // by hand
  named: 2.5, // by hand
  afterStart: -4, // by hand
};

/** Utility of "none of these" on the same scale, from what the report says and how well the best candidates answer it. */
export const noneWeights: Readonly<Record<ReportFeature | 'intercept', number>> = {
  intercept: -0.45,
  reportWords: 0.359,
  reportWeight: 0.108,
  reportFound: -0.3,
  bestCovered: -0.206,
  bestRarest: -0.467,
  bestRareWords: 0.014,
  bestTitleShare: 0.625,
  bestPathShare: 0.812,
  anyMention: 1.512,
  anyComponent: 0.811,
};
