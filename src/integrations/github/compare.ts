import type { Octokit } from '@octokit/rest';
import type { Change } from '../../core/changes/change.ts';
import type { Commit } from '../../core/changes/history/commit.ts';
import { readHistory } from '../../core/changes/history/readHistory.ts';
import type { Failure } from '../../core/failure.ts';
import { ok, type Result } from '../../core/result.ts';
import { badReply } from './client.ts';
import { inTurns } from './inTurns.ts';
import { originAt, type Place } from './place.ts';
import { pullRequestsOfCommit } from './pullRequestsOfCommit.ts';
import { CommitShape, ComparisonShape, listOf, oneOf } from './shapes.ts';

const perPage = 250;
const mostPages = 8;
const most = perPage * mostPages;
/** Squash merges with a title of their own do not name their pull request: so many are asked about. */
const mostAsked = 30;

/** Ranges of a repository that are too long to be read whole: what lies between two commits stays. */
export type TooLong = Set<string>;

/** What `head` has and `base` has not: pull requests, and commits that none brought; newest first. */
export async function changesBetween(
  octokit: Octokit,
  place: Place,
  range: { readonly base: string; readonly head: string; readonly tooLong: TooLong },
  signal: AbortSignal | undefined,
): Promise<Result<readonly Change[], Failure>> {
  const name = `${place.owner}/${place.repo} ${range.base}...${range.head}`;
  if (range.tooLong.has(name)) return longer();
  const commits: Commit[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
      owner: place.owner,
      repo: place.repo,
      basehead: `${range.base}...${range.head}`,
      per_page: perPage,
      page,
      ...(signal === undefined ? {} : { request: { signal } }),
    });
    const comparison = oneOf(ComparisonShape, data);
    const listed = listOf(CommitShape, comparison?.commits);
    if (listed === undefined) return badReply('comparison');
    // Some of them must not pass for all: what a rollback would undo is told from it.
    if ((comparison?.total_commits ?? 0) >= most) {
      range.tooLong.add(name);
      return longer();
    }
    commits.push(...listed.map(commitOf));
    if (listed.length < perPage) break;
  }
  if (commits.length >= most) {
    range.tooLong.add(name);
    return longer();
  }
  const { all, landed } = readHistory(commits, [range.head], originAt(place));
  const changes = all.filter(({ key }) => landed.has(key));
  return ok(await withPullRequests(octokit, place, changes, signal));
}

function longer(): Result<never, Failure> {
  return badReply(`comparison of more than ${most} commits`);
}

export function commitOf({ sha, commit, parents }: CommitShape): Commit {
  const author = commit.author?.name ?? undefined;
  return {
    sha,
    message: commit.message,
    parents: parents.map((parent) => parent.sha),
    ...(author === undefined ? {} : { author }),
    atMs: Date.parse(commit.committer?.date ?? commit.author?.date ?? ''),
  };
}

async function withPullRequests(
  octokit: Octokit,
  place: Place,
  changes: readonly Change[],
  signal: AbortSignal | undefined,
): Promise<readonly Change[]> {
  let asked = 0;
  const found = await inTurns(changes, async (change) => {
    if (change.kind !== 'commit' || change.sha === undefined || (asked += 1) > mostAsked) return change;
    const brought = await pullRequestsOfCommit(octokit, place, change.sha, signal);
    return (brought.ok ? brought.value[0] : undefined) ?? change;
  });
  const keys = new Set<string>();
  return found.filter(({ key }) => !keys.has(key) && keys.add(key));
}
