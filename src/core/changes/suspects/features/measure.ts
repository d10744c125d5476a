import { historyFeatures, type HistoryFeature } from './historyFeatures.ts';
import { placeFeatures, type PlaceFeature } from './placeFeatures.ts';
import { shapeFeatures, type ShapeFeature } from './shapeFeatures.ts';
import { timeFeatures, type TimeFeature } from './timeFeatures.ts';
import type { Columns, Steps, View } from './view.ts';
import { wordFeatures, type WordFeature } from './wordFeatures.ts';

export type FeatureName = WordFeature | TimeFeature | PlaceFeature | ShapeFeature | HistoryFeature;

/** Everything that the model knows of each candidate. */
export function* measure(view: View): Steps<Columns<FeatureName>> {
  const words = yield* wordFeatures(view);
  const places = yield* placeFeatures(view);
  const shapes = yield* shapeFeatures(view);
  yield undefined;
  return { ...words, ...places, ...shapes, ...timeFeatures(view), ...historyFeatures(view) };
}
