import type { FeatureName } from './measure.ts';
import { soughtTerms } from './reportWeights.ts';
import type { Columns, View } from './view.ts';

export const reportFeatureNames = [
  'reportWords',
  'reportWeight',
  'reportFound',
  'bestCovered',
  'bestRarest',
  'bestRareWords',
  'bestTitleShare',
  'bestPathShare',
  'anyMention',
  'anyComponent',
] as const;
export type ReportFeature = (typeof reportFeatureNames)[number];

/**
 * What tells whether any candidate did it, beside how the candidates score: how much the report says, and how well the
 * best candidate of each kind answers it.
 */
export function reportFeatures(view: View, columns: Columns<FeatureName>): Readonly<Record<ReportFeature, number>> {
  const { sought, total } = soughtTerms(view);
  const best = (name: FeatureName): number => columns[name].reduce((top, each) => Math.max(top, each), 0);
  const found = sought.reduce((sum, { weight }) => sum + weight, 0);
  return {
    reportWords: Math.log1p(view.read.terms.filter(({ joined }) => !joined).length),
    reportWeight: Math.log1p(total),
    reportFound: total > 0 ? found / total : 0,
    bestCovered: best('covered'),
    bestRarest: best('rarestWord'),
    bestRareWords: best('rareWords'),
    bestTitleShare: best('titleShare'),
    bestPathShare: best('pathShare'),
    anyMention: best('mention'),
    anyComponent: best('component'),
  };
}
