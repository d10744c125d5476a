import type { Commit } from '../../core/changes/history/commit.ts';
import type { GitCommit } from './gitApi.ts';

/** A commit without any date has a time that is not a number. */
export function readCommit(commit: GitCommit): Commit {
  const { hash, message, parents, authorName } = commit;
  const atMs = (commit.commitDate ?? commit.authorDate)?.getTime() ?? Number.NaN;
  return { sha: hash, message, parents, atMs, ...(authorName === undefined ? {} : { author: authorName }) };
}

/**
 * The extension knows SHAs of 40 digits only: in a SHA-256 repository it gives the last 40 of a commit's 64, but
 * its parents' in full. What no child names, and is not a tip, cannot be completed and is left out.
 */
export function withFullShas(commits: readonly Commit[], tips: readonly string[]): readonly Commit[] {
  const named = [...tips, ...commits.flatMap(({ parents }) => parents)];
  if (!named.some((sha) => sha.length > 40)) return commits;
  const full = new Map(named.map((sha) => [sha.slice(-40), sha]));
  return commits.flatMap((commit) => {
    const sha = full.get(commit.sha.slice(-40));
    return sha === undefined ? [] : [{ ...commit, sha }];
  });
}
