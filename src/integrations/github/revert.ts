import type { Octokit } from '@octokit/rest';
import * as v from 'valibot';
import type { RevertedPullRequest } from '../../app/ports.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import { badReply } from './client.ts';
import { where } from './failure.ts';
import { askGraphQl } from './graphQl.ts';
import type { Place } from './place.ts';

const lookUp = `query PullRequest($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { id merged }
  }
}`;
const mutation = `mutation Revert($id: ID!, $title: String!, $body: String!) {
  revertPullRequest(input: { pullRequestId: $id, title: $title, body: $body, draft: true }) {
    revertPullRequest { number url title isDraft headRefName }
  }
}`;

const Found = v.object({
  repository: v.object({ pullRequest: v.object({ id: v.string(), merged: v.boolean() }) }),
});
const Made = v.object({
  revertPullRequest: v.object({
    revertPullRequest: v.object({
      number: v.number(),
      url: v.pipe(v.string(), v.url(), v.regex(/^https?:/u)),
      title: v.string(),
      isDraft: v.boolean(),
      headRefName: v.nullish(v.string()),
    }),
  }),
});

/** GitHub's own revert, as a draft. What is answered is what GitHub says that it made. */
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
  const { id, merged } = found.output.repository.pullRequest;
  if (!merged) return failed({ code: 'rejected', where, reason: `#${number} is not merged` });
  const made = v.safeParse(Made, await octokit.graphql(mutation, { id, title, body }));
  if (!made.success) return badReply('revert');
  const { headRefName, ...revert } = made.output.revertPullRequest.revertPullRequest;
  const branch = headRefName ?? undefined;
  return ok({ ...revert, ...(branch === undefined ? {} : { branch }) });
}
