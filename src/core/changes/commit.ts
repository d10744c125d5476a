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

/** The first-parent lines from `tips`: what landed, one step each, without the commits that merges brought along. */
export function mainline(tips: readonly string[], commits: ReadonlyMap<string, Commit>): ReadonlySet<string> {
  const line = new Set<string>();
  for (const tip of tips) {
    let commit = commits.get(tip);
    while (commit !== undefined && !line.has(commit.sha)) {
      line.add(commit.sha);
      const [first] = commit.parents;
      commit = first === undefined ? undefined : commits.get(first);
    }
  }
  return line;
}
