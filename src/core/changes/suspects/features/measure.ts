import { placeFeatures, type PlaceFeature } from './placeFeatures.ts';
import { shapeFeatures, type ShapeFeature } from './shapeFeatures.ts';
import { timeFeatures, type TimeFeature } from './timeFeatures.ts';
import type { Columns, Steps, View } from './view.ts';
import { wordFeatures, type WordFeature } from './wordFeatures.ts';

export type FeatureName = WordFeature | TimeFeature | PlaceFeature | ShapeFeature;

/** Everything that the model knows of each candidate. */
export function* measure(view: View): Steps<Columns<FeatureName>> {
  const words = yield* wordFeatures(view);
  yield undefined;
  const places = placeFeatures(view);
  yield undefined;
  return { ...words, ...places, ...timeFeatures(view), ...shapeFeatures(view) };
}
