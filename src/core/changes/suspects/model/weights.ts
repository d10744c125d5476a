import type { FeatureName } from '../features/measure.ts';

export const weights: Readonly<Record<FeatureName, number>> = {
  words: 4,
  logRank: -0.5,
  logHours: -0.2,
  afterStart: -4,
  frame: 2,
  mention: 1,
  harmless: -1,
  size: 0.2,
};
