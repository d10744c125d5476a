import type { Commit } from './commit.ts';

/** How far down both sides of a merge are looked at; a branch that lived longer shows fewer of its commits. */
const mostVisited = 2_000;

/** What a merge brought along: commits reachable from its other parents and not from the first, as far as at hand. */
export function carriedCommits(merge: Commit, commits: ReadonlyMap<string, Commit>): readonly Commit[] {
  const [first, ...others] = merge.parents;
  if (first === undefined || others.length === 0) return [];
  const brought = ancestors(others, commits, new Set());
  if (brought.length === 0) return [];
  const oldestMs = Math.min(...brought.map(({ atMs }) => atMs));
  const before = new Set(ancestors([first], commits, new Set(), oldestMs).map(({ sha }) => sha));
  return brought.filter(({ sha }) => !before.has(sha));
}

/** From the tips down, each once; not below `oldestMs`, except where dates do not fall in order for a few commits. */
function ancestors(
  tips: readonly string[],
  commits: ReadonlyMap<string, Commit>,
  seen: Set<string>,
  oldestMs = Number.NEGATIVE_INFINITY,
): readonly Commit[] {
  const found: Commit[] = [];
  let level = [...tips];
  let older = 0;
  while (level.length > 0 && found.length < mostVisited && older < 20) {
    const next: string[] = [];
    let isOlder = true;
    for (const sha of level) {
      const commit = commits.get(sha);
      if (commit === undefined || seen.has(sha)) continue;
      seen.add(sha);
      found.push(commit);
      isOlder &&= commit.atMs < oldestMs;
      next.push(...commit.parents);
    }
    older = isOlder ? older + 1 : 0;
    level = next;
  }
  return found;
}
