import type { Octokit } from '@octokit/rest';
import * as v from 'valibot';
import type { RevertedPullRequest } from '../../app/ports.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import { badReply } from './client.ts';
import { gitHubFailure, where } from './failure.ts';
import { askGraphQl } from './graphQl.ts';
import { openRevertOf, revertFields, RevertNode, type Reverted } from './openRevert.ts';
import type { Place } from './place.ts';

const lookUp = `query PullRequest($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { id merged headRefName baseRefName }
  }
}`;
const mutation = `mutation Revert($id: ID!, $title: String!, $body: String!) {
  revertPullRequest(input: { pullRequestId: $id, title: $title, body: $body, draft: true }) {
    revertPullRequest { ${revertFields} }
  }
}`;

const Found = v.object({
  repository: v.object({
    pullRequest: v.object({ id: v.string(), merged: v.boolean(), headRefName: v.string(), baseRefName: v.string() }),
  }),
});
const Made = v.object({ revertPullRequest: v.object({ revertPullRequest: RevertNode }) });

/**
 * GitHub's own revert, as a draft. What is answered is what GitHub says that it made. One that is open already is
 * answered instead of making another; so is one that was made although GitHub's answer did not arrive.
 */
export async function revertPullRequest(
  octokit: Octokit,
  place: Place,
  number: number,
  { title, body }: { readonly title: string; readonly body: string },
): Promise<Result<RevertedPullRequest, Failure>> {
  const found = v.safeParse(
    Found,
    await askGraphQl(octokit, lookUp, { owner: place.owner, name: place.repo, number }, undefined),
  );
  if (!found.success) return badReply('pull request');
  const { id, merged, headRefName, baseRefName } = found.output.repository.pullRequest;
  if (!merged) return failed({ code: 'rejected', where, reason: `#${number} is not merged` });
  const reverted: Reverted = { number, headRefName, baseRefName };
  const before = await openRevertOf(octokit, place, reverted);
  if (!before.ok) return before;
  if (before.value !== undefined) return ok(before.value);
  const text = `${body}\n\nReverts ${place.repository}#${number}`;
  const made = await make(octokit, { id, title, body: text }, number);
  if (made.ok || !mayBeThere(made.failure)) return made;
  const after = await lookAgain(octokit, place, reverted);
  return after === undefined ? made : ok(after);
}

async function make(
  octokit: Octokit,
  input: { readonly id: string; readonly title: string; readonly body: string },
  number: number,
): Promise<Result<RevertedPullRequest, Failure>> {
  try {
    const made = v.safeParse(Made, await octokit.graphql(mutation, input));
    if (!made.success) return badReply('revert');
    const {
      headRefName,
      number: its,
      url,
      title,
      isDraft,
      createdAt,
    } = made.output.revertPullRequest.revertPullRequest;
    const branch = headRefName ?? undefined;
    return ok({ number: its, url, title, isDraft, openedAt: createdAt, ...(branch === undefined ? {} : { branch }) });
  } catch (error) {
    return failed(gitHubFailure(error, `pull request #${number}`));
  }
}

/** GitHub was asked, and the answer does not say that nothing came of it; or its "no" is that the branch is there. */
function mayBeThere({ code }: Failure): boolean {
  return code === 'timedOut' || code === 'down' || code === 'badReply' || code === 'rejected';
}

/** That it cannot be looked at changes nothing: the failure that is told is that of the revert itself. */
async function lookAgain(octokit: Octokit, place: Place, reverted: Reverted): Promise<RevertedPullRequest | undefined> {
  try {
    const found = await openRevertOf(octokit, place, reverted);
    return found.ok ? found.value : undefined;
  } catch (error) {
    gitHubFailure(error, `pull request #${reverted.number}`);
    return undefined;
  }
}
