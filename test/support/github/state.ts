/** A repository as the stand-in serves it. All times are ISO 8601 in UTC. */
export interface GitHubState {
  /** "owner/name", as it is called now. */
  fullName: string;
  /** Asking under this name is answered with 301. */
  formerName?: string;
  /** Set for a fork. */
  parent?: string;
  commits: CommitState[];
  pullRequests: PullRequestState[];
  deployments: DeploymentState[];
  /** Text of a file as it was at a commit. */
  fileAt: (sha: string, path: string) => string | undefined;
}

export interface FileState {
  readonly filename: string;
  readonly additions: number;
  readonly deletions: number;
  readonly patch?: string;
  /** As GitHub calls it: "added", "removed", "renamed"… */
  readonly status?: string;
  readonly previous_filename?: string;
}

export interface CommitState {
  readonly sha: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly author: string;
  readonly at: string;
  readonly files?: readonly FileState[];
}

export interface PullRequestState {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** Open while absent, unless it was closed. */
  readonly mergedAt?: string;
  readonly isClosed?: boolean;
  readonly isFromFork?: boolean;
  /** "main" while absent. */
  readonly base?: string;
  readonly updatedAt: string;
  readonly createdAt: string;
  readonly sha?: string;
  readonly login: string;
  readonly branch: string;
  readonly labels?: readonly string[];
  readonly files: readonly FileState[];
  /** SHAs of the commits that it brought, its merge not among them. */
  readonly commits: readonly string[];
  readonly isDraft?: boolean;
}

export interface DeploymentState {
  readonly id: number;
  readonly createdAt: string;
  readonly environment: string;
  readonly description?: string;
  readonly sha: string;
  readonly ref?: { readonly name: string; readonly prefix: string };
  readonly login: string;
  readonly statuses: readonly {
    readonly state: string;
    readonly createdAt: string;
    readonly environmentUrl?: string;
    readonly logUrl?: string;
  }[];
}

export function emptyState(fullName: string): GitHubState {
  return { fullName, commits: [], pullRequests: [], deployments: [], fileAt: () => undefined };
}

export function pullRequestState(
  number: number,
  mergedAt: string | undefined,
  more: Partial<PullRequestState> = {},
): PullRequestState {
  return {
    number,
    title: `Change ${number}`,
    body: '',
    ...(mergedAt === undefined ? {} : { mergedAt }),
    updatedAt: mergedAt ?? '2026-11-24T00:00:00Z',
    createdAt: mergedAt ?? '2026-11-24T00:00:00Z',
    sha: number.toString(16).padStart(40, '0'),
    login: 'mira-okafor',
    branch: `change-${number}`,
    files: [],
    commits: [],
    ...more,
  };
}

/** Commits of `head` that `base` does not have, oldest first. */
export function commitsBetween(state: GitHubState, base: string, head: string): readonly CommitState[] | undefined {
  const bySha = new Map(state.commits.map((commit) => [commit.sha, commit]));
  if (!bySha.has(base) || !bySha.has(head)) return undefined;
  const reach = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    for (let open = [from]; open.length > 0;) {
      const sha = open.pop() ?? '';
      if (seen.has(sha)) continue;
      seen.add(sha);
      open = [...open, ...(bySha.get(sha)?.parents ?? [])];
    }
    return seen;
  };
  const [before, after] = [reach(base), reach(head)];
  return state.commits.filter(({ sha }) => after.has(sha) && !before.has(sha)).sort((a, b) => (a.at < b.at ? -1 : 1));
}
