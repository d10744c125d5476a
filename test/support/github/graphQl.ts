import { buildSchema, graphql, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import type { DeploymentState, GitHubState, PullRequestState } from './state.ts';

let built: GraphQLSchema | undefined;

/** GitHub's own schema: a question that GitHub would refuse is refused here. */
function schema(): GraphQLSchema {
  // The package exports its text only together with a copy in JSON, which takes a second to read.
  const path = new URL('../../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url);
  built ??= buildSchema(readFileSync(path, 'utf8'), { assumeValidSDL: true });
  return built;
}

interface Question {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** Answers by GitHub's schema; errors carry their `type` at the top, as GitHub's do. */
export async function answerGraphQl(
  states: readonly GitHubState[],
  { query, variables = {} }: Question,
): Promise<unknown> {
  const rootValue = {
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const called = `${owner}/${name}`.toLowerCase();
      const state = states.find(({ fullName, formerName }) =>
        [fullName, formerName].some((each) => each?.toLowerCase() === called),
      );
      if (state === undefined) throw new Error(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
      return repositoryOf(state);
    },
    revertPullRequest: ({
      input,
    }: {
      input: { pullRequestId: string; title?: string; body?: string; draft?: boolean };
    }) => revert(states, input),
  };
  const result = await graphql({ schema: schema(), source: query, rootValue, variableValues: variables });
  const errors = result.errors?.map(({ message, path }) => ({
    ...(message.startsWith('Could not resolve') ? { type: 'NOT_FOUND' } : {}),
    message,
    path,
  }));
  return { data: result.data ?? null, ...(errors === undefined ? {} : { errors }) };
}

function repositoryOf(state: GitHubState) {
  return {
    pullRequest: ({ number }: { number: number }) => {
      const found = state.pullRequests.find((each) => each.number === number);
      if (found === undefined) throw new Error(`Could not resolve to a PullRequest with the number of ${number}.`);
      return pullRequestOf(state, found);
    },
    // Without a state, GitHub lists every one; the newest have the highest numbers.
    pullRequests: (asked: {
      first: number;
      states?: readonly string[];
      headRefName?: string;
      baseRefName?: string;
    }) => ({
      nodes: [...state.pullRequests]
        .sort((a, b) => b.number - a.number)
        .filter((each) => asked.states === undefined || asked.states.includes(stateOf(each)))
        .filter((each) => asked.headRefName === undefined || asked.headRefName === each.branch)
        .filter((each) => asked.baseRefName === undefined || asked.baseRefName === (each.base ?? 'main'))
        .slice(0, asked.first)
        .map((each) => pullRequestOf(state, each)),
    }),
    deployments: ({ first, after }: { first: number; after?: string | null }) => {
      const sorted = [...state.deployments].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
      const from = after === undefined || after === null ? 0 : Number(after);
      return {
        nodes: sorted.slice(from, from + first).map(deploymentOf),
        pageInfo: { hasNextPage: from + first < sorted.length, endCursor: String(from + first) },
      };
    },
  };
}

function stateOf({ mergedAt, isClosed }: PullRequestState): 'OPEN' | 'CLOSED' | 'MERGED' {
  if (mergedAt !== undefined) return 'MERGED';
  return isClosed === true ? 'CLOSED' : 'OPEN';
}

function pullRequestOf(state: GitHubState, each: PullRequestState) {
  const sum = (key: 'additions' | 'deletions'): number => each.files.reduce((total, file) => total + file[key], 0);
  return {
    id: `PR_${state.fullName}#${each.number}`,
    number: each.number,
    title: each.title,
    body: each.body,
    merged: each.mergedAt !== undefined,
    createdAt: each.createdAt,
    isDraft: each.isDraft ?? false,
    headRefName: each.branch,
    baseRefName: each.base ?? 'main',
    isCrossRepository: each.isFromFork ?? false,
    url: `https://github.com/${state.fullName}/pull/${each.number}`,
    additions: sum('additions'),
    deletions: sum('deletions'),
    changedFiles: each.files.length,
    labels: { nodes: (each.labels ?? []).map((name) => ({ name })) },
    files: { nodes: each.files.slice(0, 100).map(({ filename, ...file }) => ({ path: filename, ...file })) },
    commits: {
      nodes: each.commits.slice(0, 30).map((sha) => {
        const [title = '', ...body] = (state.commits.find((commit) => commit.sha === sha)?.message ?? '').split('\n');
        return { commit: { messageHeadline: title, messageBody: body.join('\n').trim() } };
      }),
    },
  };
}

function deploymentOf(each: DeploymentState) {
  return {
    databaseId: each.id,
    createdAt: each.createdAt,
    environment: each.environment,
    description: each.description ?? null,
    commitOid: each.sha,
    ref: each.ref ?? null,
    // An interface: without a type name it cannot be told what it is.
    creator: { __typename: 'User', login: each.login },
    statuses: {
      nodes: each.statuses.map(({ state, createdAt, environmentUrl = null, logUrl = null }) => ({
        state,
        createdAt,
        environmentUrl,
        logUrl,
      })),
    },
  };
}

function revert(
  states: readonly GitHubState[],
  { pullRequestId, title, body, draft }: { pullRequestId: string; title?: string; body?: string; draft?: boolean },
) {
  const [, fullName, number] = /^PR_(.+)#(\d+)$/u.exec(pullRequestId) ?? [];
  const state = states.find((each) => each.fullName === fullName);
  const reverted = state?.pullRequests.find((each) => String(each.number) === number);
  if (state === undefined || reverted === undefined) throw new Error('Could not resolve to a node with the global id.');
  const branch = `revert-${reverted.number}-${reverted.branch}`;
  if (state.pullRequests.some((each) => each.branch === branch)) {
    throw new Error('This pull request cannot be reverted: the branch exists already.');
  }
  const made: PullRequestState = {
    number: Math.max(...state.pullRequests.map((each) => each.number)) + 1,
    title: title ?? `Revert "${reverted.title}"`,
    body: body ?? '',
    updatedAt: new Date(0).toISOString(),
    createdAt: new Date().toISOString(),
    login: 'mira-okafor',
    branch,
    files: reverted.files,
    commits: [],
    isDraft: draft ?? false,
  };
  state.pullRequests.push(made);
  return { pullRequest: pullRequestOf(state, reverted), revertPullRequest: pullRequestOf(state, made) };
}
