import type { Commit } from '../../core/changes/history/commit.ts';
import type { GitCommit, GitRepository } from './gitApi.ts';
import { readCommit } from './readCommit.ts';

/** One line of `git log`, read a page at a time. */
export interface Lane {
  readonly refNames: string[] | undefined;
  readonly commits: readonly Commit[];
  /** How many entries were asked for. */
  readonly depth: number;
  /** There is no more to read. */
  readonly complete: boolean;
}

export function newLane(refNames?: string[]): Lane {
  return { refNames, commits: [], depth: 0, complete: false };
}

/** Reads on to `depth` entries. */
export async function deepenLane(repository: GitRepository, lane: Lane, depth: number): Promise<Lane> {
  if (lane.complete || lane.depth >= depth) return lane;
  const asked = depth - lane.depth;
  const page: readonly GitCommit[] = await repository.log({
    maxEntries: asked,
    ...(lane.depth === 0 ? {} : { skip: lane.depth }),
    ...(lane.refNames === undefined ? {} : { refNames: lane.refNames }),
  });
  return {
    ...lane,
    commits: [...lane.commits, ...page.map(readCommit)],
    depth,
    // The extension passes over commits that it cannot parse, so a page that is nearly full may not be the last.
    complete: page.length <= asked / 2,
  };
}

/** Whether what is further down is older than `sinceMs`. A few commits with wrong dates do not count. */
export function isPast({ commits, complete }: Lane, sinceMs: number): boolean {
  if (complete) return true;
  const last = commits.slice(-20);
  return last.length > 0 && last.every(({ atMs }) => !(atMs >= sinceMs));
}
