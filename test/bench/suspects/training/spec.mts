import type { FeatureName } from '../../../../src/core/changes/suspects/features/measure.ts';

/** What is believed of a feature before any data: its sign, and how firmly it is held near a small weight of that sign. */
export interface Belief {
  /** 1: it can only speak for a change; -1: only against; 0: the data decide. */
  readonly sign: 1 | -1 | 0;
  /** Penalty as a multiple of the common one; below 1 for the few features that everything rests on. */
  readonly penalty?: number;
  /** Weight that is set by hand, as the training data cannot tell: no case there has it. */
  readonly fixed?: number;
  /** Says something about time; the cases of fixes have none. */
  readonly time?: true;
}

const strong = 0.05;

export const beliefs: Readonly<Record<FeatureName, Belief>> = {
  words: { sign: 1, penalty: strong },
  titleWords: { sign: 1, penalty: strong },
  pathWords: { sign: 1 },
  covered: { sign: 1 },
  rarestWord: { sign: 1, penalty: strong },
  rareWords: { sign: 1 },
  titleShare: { sign: 1 },
  pathShare: { sign: 1 },
  frame: { sign: 1, fixed: 0.8 },
  mention: { sign: 1, penalty: strong },
  fileName: { sign: 1, penalty: strong },
  folder: { sign: 1 },
  component: { sign: 1 },
  blamed: { sign: 1, fixed: 2.5 },
  named: { sign: 1, fixed: 2.5 },
  logRank: { sign: -1, penalty: strong, time: true },
  logHours: { sign: -1, penalty: strong, time: true },
  newest: { sign: -1, time: true },
  withinDay: { sign: 1, time: true },
  withinWeek: { sign: 1, time: true },
  afterStart: { sign: -1, fixed: -4 },
  harmless: { sign: -1, penalty: strong },
  docs: { sign: -1 },
  tests: { sign: -1 },
  style: { sign: 0 },
  generated: { sign: 0 },
  infrastructure: { sign: 1 },
  config: { sign: 1 },
  migration: { sign: 1 },
  manifest: { sign: 1 },
  testLines: { sign: 0 },
  areas: { sign: 0 },
  lines: { sign: 1 },
  bodyLength: { sign: 0 },
  adds: { sign: 0 },
  bumps: { sign: 0 },
  saysTest: { sign: -1 },
  deploys: { sign: 1 },
  revert: { sign: -1 },
  reland: { sign: 1 },
  takenBack: { sign: -1, time: true },
};

/** Common penalty on the square of a weight's distance from its prior, both in standard deviations of the feature. */
export const penalty = 320;
/** Prior weight of a feature whose sign is believed. */
export const prior = 0.1;
/** "None of these" is learned from the same cases with the right answers taken out, as if that were so in this share. */
export const absentShare = 0.4;
/** The share that is assumed when ranking. Nobody has counted it; most incidents are looked at because something changed. */
export const noneAtRuntime = 0.08;
export const interceptPenalty = 0.01;
export const reportPenalty = 5;
