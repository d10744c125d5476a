/** A commit as any source of history gives it. */
export interface Commit {
  /** In full, lower case. */
  readonly sha: string;
  readonly message: string;
  /** The first one is where the merging branch stood. */
  readonly parents: readonly string[];
  readonly author?: string;
  /** When it was committed, milliseconds since the epoch. */
  readonly atMs: number;
}

/**
 * The first-parent lines from `tips`: what landed, one step each, without the commits that merges brought along.
 * A line goes on below a commit that is not at hand (a source may fail to read one): there begins what no
 * commit at hand has as its parent.
 */
export function mainline(tips: readonly string[], commits: ReadonlyMap<string, Commit>): ReadonlySet<string> {
  const parents = new Set([...commits.values()].flatMap((commit) => commit.parents));
  const loose = [...commits.keys()].filter((sha) => !parents.has(sha));
  const line = new Set<string>();
  for (const tip of [...tips, ...loose]) {
    let commit = commits.get(tip);
    while (commit !== undefined && !line.has(commit.sha)) {
      line.add(commit.sha);
      const [first] = commit.parents;
      commit = first === undefined ? undefined : commits.get(first);
    }
  }
  return line;
}
