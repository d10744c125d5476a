import type { FeatureName } from '../features/measure.ts';

export const weights: Readonly<Record<FeatureName, number>> = Object.fromEntries([]) as never;
