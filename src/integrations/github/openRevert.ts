import type { Octokit } from '@octokit/rest';
import * as v from 'valibot';
import type { RevertedPullRequest } from '../../app/ports.ts';
import type { Failure } from '../../core/failure.ts';
import { ok, type Result } from '../../core/result.ts';
import { badReply } from './client.ts';
import { askGraphQl } from './graphQl.ts';
import type { Place } from './place.ts';

export const revertFields = 'number url title isDraft createdAt headRefName';

/** By the branch that GitHub's revert makes, and among the newest, as GitHub may have had to call the branch else. */
const query = `query OpenReverts($owner: String!, $name: String!, $branch: String!, $base: String!) {
  repository(owner: $owner, name: $name) {
    named: pullRequests(states: OPEN, headRefName: $branch, baseRefName: $base, first: 10) { nodes { ...revert } }
    newest: pullRequests(
      states: OPEN, baseRefName: $base, first: 50, orderBy: { field: CREATED_AT, direction: DESC }
    ) { nodes { ...revert } }
  }
}
fragment revert on PullRequest { ${revertFields} body isCrossRepository }`;

export const RevertNode = v.object({
  number: v.number(),
  url: v.pipe(v.string(), v.url(), v.regex(/^https?:/u)),
  title: v.string(),
  isDraft: v.boolean(),
  createdAt: v.pipe(
    v.string(),
    v.check((text) => !Number.isNaN(Date.parse(text)), 'not a date'),
    v.transform((text) => new Date(text).toISOString()),
  ),
  headRefName: v.nullish(v.string()),
});
const OpenNode = v.object({ ...RevertNode.entries, body: v.nullish(v.string(), ''), isCrossRepository: v.boolean() });
const Nodes = v.object({ nodes: v.array(OpenNode) });
const Answer = v.object({ repository: v.object({ named: Nodes, newest: Nodes }) });

export interface Reverted {
  readonly number: number;
  readonly headRefName: string;
  readonly baseRefName: string;
}

/** The open pull request that takes this one back, if there is one. */
export async function openRevertOf(
  octokit: Octokit,
  place: Place,
  { number, headRefName, baseRefName }: Reverted,
): Promise<Result<RevertedPullRequest | undefined, Failure>> {
  const branch = `revert-${number}-${headRefName}`;
  const variables = { owner: place.owner, name: place.repo, branch, base: baseRefName };
  const answer = v.safeParse(Answer, await askGraphQl(octokit, query, variables, undefined));
  if (!answer.success) return badReply('open pull requests');
  const { named, newest } = answer.output.repository;
  const sentence = `reverts ${place.repository}#${number}`.toLowerCase();
  const saysSo = (body: string): boolean => body.split('\n').some((line) => line.trim().toLowerCase() === sentence);
  const found =
    // A fork's branch may be called so by anybody.
    named.nodes.find(({ isCrossRepository }) => !isCrossRepository) ?? newest.nodes.find(({ body }) => saysSo(body));
  if (found === undefined) return ok(undefined);
  const { number: its, url, title, isDraft, createdAt, headRefName: head } = found;
  return ok({
    number: its,
    url,
    title,
    isDraft,
    openedAt: createdAt,
    wasThere: true,
    ...(typeof head === 'string' ? { branch: head } : {}),
  });
}
