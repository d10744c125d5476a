import type { Octokit } from '@octokit/rest';
import type { Change } from '../../core/changes/change.ts';
import type { Failure } from '../../core/failure.ts';
import { ok, type Result } from '../../core/result.ts';
import { badReply } from './client.ts';
import type { Place } from './place.ts';
import { pullRequestChange } from './pullRequestChange.ts';
import { listOf, PullRequestShape } from './shapes.ts';

/** The merged pull requests that a commit is part of; the one that it is the merge of first. */
export async function pullRequestsOfCommit(
  octokit: Octokit,
  place: Place,
  sha: string,
  signal: AbortSignal | undefined,
): Promise<Result<readonly Change[], Failure>> {
  const { data } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({
    owner: place.owner,
    repo: place.repo,
    commit_sha: sha,
    ...(signal === undefined ? {} : { request: { signal } }),
  });
  const listed = listOf(PullRequestShape, data);
  if (listed === undefined) return badReply('pull requests of a commit');
  const changes = listed.flatMap((told) => pullRequestChange(told, place) ?? []);
  return ok([...changes].sort((one, other) => Number(other.sha === sha) - Number(one.sha === sha)));
}
