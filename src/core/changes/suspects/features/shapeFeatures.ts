import type { KnownCandidate } from '../pool.ts';
import { manners } from '../words/manner.ts';
import { betweenPauses, columns, type Columns, type Steps, type View } from './view.ts';

const names = [
  'harmless',
  'docs',
  'tests',
  'style',
  'generated',
  'infrastructure',
  'config',
  'migration',
  'manifest',
  'testLines',
  'areas',
  'lines',
  'bodyLength',
  'adds',
  'bumps',
  'saysTest',
  'deploys',
] as const;
export type ShapeFeature = (typeof names)[number];

/** What the change is like, whatever the report says: kinds of files, size, and the manner that its title speaks of. */
export function* shapeFeatures({ pool }: View): Steps<Columns<ShapeFeature>> {
  const out = columns(names, pool.known.length);
  for (const [index, known] of pool.known.entries()) {
    const { kinds, listed, added, deleted, testLines, areas } = known.shape;
    const share = (files: number): number => (listed === 0 ? 0 : files / listed);
    out.harmless[index] = isHarmless(known) ? 1 : 0;
    out.docs[index] = share(kinds.docs);
    out.tests[index] = share(kinds.test);
    out.style[index] = share(kinds.style);
    out.generated[index] = share(kinds.generated);
    out.infrastructure[index] = kinds.infrastructure > 0 ? 1 : 0;
    out.config[index] = kinds.config > 0 ? 1 : 0;
    out.migration[index] = kinds.migration > 0 ? 1 : 0;
    out.manifest[index] = kinds.manifest + kinds.lock > 0 ? 1 : 0;
    out.testLines[index] = Math.log1p(testLines);
    out.areas[index] = Math.log1p(areas);
    out.lines[index] = Math.log1p(added + deleted);
    out.bodyLength[index] = Math.log1p(Math.min(known.candidate.body.length, 20_000));
    out.adds[index] = manners.adds.test(known.title) ? 1 : 0;
    out.bumps[index] = manners.bumps.test(known.title) ? 1 : 0;
    out.saysTest[index] = manners.tests.test(known.title) ? 1 : 0;
    out.deploys[index] = isDeploy(known) ? 1 : 0;
    if (index % betweenPauses === betweenPauses - 1) yield undefined;
  }
  return out;
}

/** Tests, documents, checks and pictures only: rarely what breaks production. */
export function isHarmless({ shape: { kinds, listed } }: KnownCandidate): boolean {
  return listed > 0 && kinds.test + kinds.docs + kinds.ci + kinds.asset === listed;
}

/** A few files of configuration, with a title that speaks of a deploy or a new version: it brings what landed before it. */
export function isDeploy({ shape: { kinds, listed }, title, candidate }: KnownCandidate): boolean {
  if (candidate.kind === 'deploy') return true;
  return listed > 0 && listed <= 5 && kinds.code === 0 && manners.deploys.test(title);
}
