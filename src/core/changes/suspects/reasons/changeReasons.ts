import { isDeploy, isHarmless } from '../features/shapeFeatures.ts';
import type { FeatureName } from '../features/measure.ts';
import type { FileKind } from '../files/fileKind.ts';
import type { CandidatePool, KnownCandidate } from '../pool.ts';
import { type Manner, manners } from '../words/manner.ts';
import type { Ground } from './explain.ts';

const mostPaths = 3;

/** Reasons that lie in the change itself and in what became of it. */
export function changeReasons(pool: CandidatePool, index: number, known: KnownCandidate): readonly Ground[] {
  return [...fileGrounds(known), ...mannerGrounds(known), ...sizeGrounds(known), ...historyGrounds(pool, index)];
}

const telling: readonly (readonly [FileKind, FeatureName])[] = [
  ['migration', 'migration'],
  ['manifest', 'manifest'],
  ['lock', 'manifest'],
  ['infrastructure', 'infrastructure'],
  ['config', 'config'],
];

function fileGrounds(known: KnownCandidate): readonly Ground[] {
  const { kinds } = known.shape;
  const examples = (fileKind: FileKind): readonly string[] =>
    known.paths.flatMap(({ kind, path }) => (kind === fileKind ? [path] : [])).slice(0, mostPaths);
  const ground = (fileKind: FileKind, features: readonly FeatureName[]): Ground => ({
    basis: { kind: 'files', fileKind, paths: examples(fileKind) },
    features,
  });
  if (isHarmless(known)) {
    const most = (['test', 'docs', 'ci', 'asset'] as const).reduce((a, b) => (kinds[b] > kinds[a] ? b : a));
    return [ground(most, ['harmless', 'docs', 'tests'])];
  }
  const found = telling.find(([kind]) => kinds[kind] > 0);
  if (found !== undefined) return [ground(found[0], ['migration', 'manifest', 'infrastructure', 'config'])];
  const rest = (['style', 'generated'] as const).find((kind) => kinds[kind] > 0);
  return rest === undefined ? [] : [ground(rest, [rest])];
}

const mannerFeatures: readonly (readonly [Manner, FeatureName])[] = [
  ['deploys', 'deploys'],
  ['bumps', 'bumps'],
  ['adds', 'adds'],
  ['tests', 'saysTest'],
];

function mannerGrounds(known: KnownCandidate): readonly Ground[] {
  const words: string[] = [];
  const features: FeatureName[] = [];
  for (const [manner, feature] of mannerFeatures) {
    const word = manners[manner].exec(known.title)?.[0];
    if (word === undefined || (manner === 'deploys' && !isDeploy(known))) continue;
    if (!words.includes(word)) words.push(word);
    features.push(feature);
  }
  return words.length === 0 ? [] : [{ basis: { kind: 'manner', words }, features }];
}

function sizeGrounds({ shape }: KnownCandidate): readonly Ground[] {
  if (shape.files === 0) return [];
  const lines = shape.added + shape.deleted;
  return [{ basis: { kind: 'size', files: shape.files, lines }, features: ['lines', 'areas', 'testLines'] }];
}

function historyGrounds({ history, known }: CandidatePool, index: number): readonly Ground[] {
  const grounds: Ground[] = [];
  const named = (by: number): { key: string; title: string } => ({
    key: known[by]?.candidate.key ?? '',
    title: known[by]?.title ?? '',
  });
  const takenBack = history.takenBackBy.get(index);
  if (takenBack !== undefined)
    grounds.push({ basis: { kind: 'takenBack', ...named(takenBack) }, features: ['takenBack'] });
  const { reverts, relands, of: title } = history.layers[index] ?? { reverts: 0, relands: 0, of: '' };
  if (relands > 0 || reverts >= 2) grounds.push({ basis: { kind: 'reland', title }, features: ['reland'] });
  else if (reverts === 1) grounds.push({ basis: { kind: 'revert', title }, features: ['revert'] });
  return grounds;
}
