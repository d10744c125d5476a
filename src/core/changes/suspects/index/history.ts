import { fixes } from '../words/manner.ts';
import type { KnownCandidate } from '../pool.ts';
import type { KnownPath, PathTable } from './pathTable.ts';
import { type TitleLayers, titleLayers } from './titles.ts';

/** What candidates have to do with each other. All by index of the candidate in the pool. */
export interface History {
  readonly layers: readonly TitleLayers[];
  /** The later candidate that takes this one back. */
  readonly takenBackBy: ReadonlyMap<number, number>;
  /** How much later candidates change the same files: the sum of the shared parts of both. */
  readonly touchedLater: Float64Array;
  /** The later candidate that says "fix" and shares most of this one's files, with the share. */
  readonly fixedBy: ReadonlyMap<number, { readonly by: number; readonly share: number }>;
}

/** Later changes beyond these are the ordinary life of a file. */
const horizon = 50;
const shortestTitle = 9;

export function* historyOf(known: readonly KnownCandidate[], { paths }: PathTable): Generator<undefined, History> {
  const layers: TitleLayers[] = [];
  const byTitle = new Map<string, number[]>();
  for (const [index, { title }] of known.entries()) {
    const read = titleLayers(title);
    layers.push(read);
    if (read.inner.length >= shortestTitle) byTitle.set(read.inner, [...(byTitle.get(read.inner) ?? []), index]);
    if (index % 512 === 511) yield undefined;
  }
  const takenBackBy = new Map<number, number>();
  for (const same of byTitle.values()) {
    for (const index of same.slice(1)) {
      const reverts = layers[index]?.reverts ?? 0;
      const by = same.filter((later) => later < index && (layers[later]?.reverts ?? 0) > reverts).at(-1);
      if (by !== undefined) takenBackBy.set(index, by);
    }
  }
  yield undefined;
  return { layers, takenBackBy, ...(yield* sharedFiles(known, paths)) };
}

function* sharedFiles(
  known: readonly KnownCandidate[],
  paths: readonly KnownPath[],
): Generator<undefined, Pick<History, 'touchedLater' | 'fixedBy'>> {
  const touchedLater = new Float64Array(known.length);
  const fixedBy = new Map<number, { by: number; share: number }>();
  const telling = known.map(({ paths: ids }) => {
    const distinct = new Set<number>();
    for (const id of ids) if (isTelling(paths[id])) distinct.add(id);
    return distinct;
  });
  const isFix = known.map(({ title }) => fixes.test(title));
  const shared = new Map<number, number>();
  for (const [index, own] of telling.entries()) {
    shared.clear();
    for (const id of own) eachJustBefore(paths[id]?.candidates ?? [], index, (later) => shared.set(later, (shared.get(later) ?? 0) + 1));
    let sum = 0;
    for (const [later, count] of [...shared].sort((a, b) => a[0] - b[0])) {
      const other = telling[later]?.size ?? 0;
      sum += count / (own.size + other - count);
      const share = count / own.size;
      if (isFix[later] === true && share > (fixedBy.get(index)?.share ?? 0)) fixedBy.set(index, { by: later, share });
    }
    touchedLater[index] = sum;
    if (index % 256 === 255) yield undefined;
  }
  return { touchedLater, fixedBy };
}

/** Change logs and manifests are touched by everything and tell no relation. */
function isTelling(path: KnownPath | undefined): boolean {
  return path !== undefined && path.kind !== 'docs' && path.kind !== 'lock' && path.kind !== 'manifest';
}

/** The entries of an ascending list that are below `index` by at most the horizon. */
function eachJustBefore(list: readonly number[], index: number, use: (other: number) => void): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < index - horizon) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < list.length; at += 1) {
    const other = list[at] ?? index;
    if (other >= index) return;
    use(other);
  }
}
