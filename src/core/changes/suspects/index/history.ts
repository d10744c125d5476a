import { type TitleLayers, titleKey, titleLayers } from './titles.ts';

/** What candidates have to do with each other. All by index of the candidate in the pool. */
export interface History {
  readonly layers: readonly TitleLayers[];
  /** The later candidate that takes this one back. */
  readonly takenBackBy: ReadonlyMap<number, number>;
}

/** Shorter titles are alike by chance. */
const shortestTitle = 9;

export function historyOf(titles: readonly string[]): History {
  const layers = titles.map(titleLayers);
  const reverts = new Map<string, number[]>();
  for (const [index, { reverts: depth, inner }] of layers.entries()) {
    if (depth > 0 && inner.length >= shortestTitle) reverts.set(inner, [...(reverts.get(inner) ?? []), index]);
  }
  const takenBackBy = new Map<number, number>();
  if (reverts.size === 0) return { layers, takenBackBy };
  const starts = new Set([...reverts.keys()].map(startOf));
  for (const [index, { reverts: depth, relands, inner }] of layers.entries()) {
    const title = titles[index] ?? '';
    if (depth === 0 && relands === 0 && !starts.has(startOf(title))) continue;
    const later = reverts.get(depth === 0 && relands === 0 ? titleKey(title) : inner);
    const by = later?.filter((other) => other < index && (layers[other]?.reverts ?? 0) > depth).at(-1);
    if (by !== undefined) takenBackBy.set(index, by);
  }
  return { layers, takenBackBy };
}

/** The first letters and digits of a title: most titles need not be compared further. */
function startOf(title: string): string {
  let start = '';
  for (let at = 0; at < title.length && start.length < 6; at += 1) {
    const code = title.charCodeAt(at) | 32;
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) start += String.fromCharCode(code);
  }
  return start;
}
