import { NumberList } from '../words/numberList.ts';
import type { KnownPath } from './pathTable.ts';

/** The paths that some candidate of a pool touches, and how many candidates touch each. */
export class PathCounts {
  readonly distinct: KnownPath[] = [];
  readonly #counts = new NumberList();

  /** Counts the path once more, and returns it. */
  add(path: KnownPath): KnownPath {
    while (this.#counts.length <= path.id) this.#counts.push(0);
    const count = this.#counts.at(path.id);
    if (count === 0) this.distinct.push(path);
    this.#counts.set(path.id, count + 1);
    return path;
  }

  of(path: KnownPath): number {
    return this.#counts.at(path.id);
  }
}
