import { columns, type Columns, type View } from './view.ts';

const names = ['harmless', 'size'] as const;
export type ShapeFeature = (typeof names)[number];

/** What the change is like, whatever the report says. */
export function shapeFeatures({ pool }: View): Columns<ShapeFeature> {
  const out = columns(names, pool.candidates.length);
  for (const [index, shape] of pool.shapes.entries()) {
    out.harmless[index] = shape.files === 0 ? 0 : shape.kinds.docs + shape.kinds.test;
    out.size[index] = Math.log1p(shape.added + shape.deleted);
  }
  return out;
}
