import type { Change } from '../../core/changes/change.ts';
import type { Commit } from '../../core/changes/history/commit.ts';
import type { Origin } from '../../core/changes/history/commitChange.ts';
import { deployChange, isDeployTag, type DeployTag } from '../../core/changes/history/deployTag.ts';
import type { GitRef, GitRepository } from './gitApi.ts';

/** How many tags are looked up one by one where the host does not tell their commits' dates with them. */
const maxLookups = 20;
const byName = new Intl.Collator('en', { numeric: true });

/** Commits that tags point at, by SHA; they never change. `undefined` for what is no commit. */
export type TagTargets = Map<string, { readonly sha: string; readonly atMs: number } | undefined>;

interface Request {
  readonly repository: GitRepository;
  readonly tags: readonly GitRef[];
  readonly patterns: readonly string[];
  readonly commits: readonly Commit[];
  readonly targets: TagTargets;
  readonly origin: Origin;
}

/** The deploys that tags tell of. `targets` is filled for the next time. */
export async function readDeployTags({
  repository,
  tags,
  patterns,
  commits,
  targets,
  origin,
}: Request): Promise<readonly Change[]> {
  const deploys = tags
    .flatMap(({ name, commit, commitDetails }) =>
      name === undefined || commit === undefined || !isDeployTag(name, patterns)
        ? []
        : [{ tag: name, sha: commit, dated: commitDetails?.commitDate?.getTime() }],
    )
    .sort((one, other) => byName.compare(other.tag, one.tag));
  const dates = new Map(commits.map(({ sha, atMs }) => [sha, atMs]));
  let lookups = 0;
  const found: DeployTag[] = [];
  for (const { tag, sha, dated } of deploys) {
    const commitAtMs = dates.get(sha) ?? dated;
    if (commitAtMs === undefined && !targets.has(sha) && lookups < maxLookups) {
      lookups += 1;
      targets.set(sha, await lookUp(repository, sha));
    }
    const target = commitAtMs === undefined ? targets.get(sha) : { sha, atMs: commitAtMs };
    if (target !== undefined) found.push({ tag, sha: target.sha, commitAtMs: target.atMs });
  }
  return found.flatMap((deploy) => deployChange(deploy, origin) ?? []);
}

/** Also for a tag of a tag, whose commit it finds. */
async function lookUp(repository: GitRepository, sha: string): Promise<{ sha: string; atMs: number } | undefined> {
  try {
    const { hash, commitDate } = await repository.getCommit(sha);
    return commitDate === undefined ? undefined : { sha: hash, atMs: commitDate.getTime() };
  } catch {
    return undefined;
  }
}
