import { afterEach, expect, test } from 'vitest';
import { openGitHubStandIn, type GitHubStandIn } from '../../../support/github/gitHubStandIn.ts';
import { gitHubAt } from '../../../support/github/gitHubUnderTest.ts';
import { answerGraphQl } from '../../../support/github/graphQl.ts';
import { emptyState, pullRequestState, type GitHubState } from '../../../support/github/state.ts';
import { silence, type Asked } from '../../../support/http/standIn.ts';

const servers: GitHubStandIn[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...more: GitHubState['pullRequests']): Promise<{ state: GitHubState; server: GitHubStandIn }> {
  const merged = pullRequestState(7, '2026-11-22T10:00:00Z', { branch: 'pool-limits' });
  const state = { ...emptyState('example/shop'), pullRequests: [merged, pullRequestState(9, undefined), ...more] };
  const server = await openGitHubStandIn([state]);
  servers.push(server);
  return { state, server };
}

const pullRequest = { repository: 'example/shop', number: 7 };
const draft = { title: 'Revert #7', body: 'For an incident' };
const isMutation = ({ body }: Asked): boolean => body.startsWith('{"query":"mutation');
const mutations = ({ asked }: GitHubStandIn): number => asked.filter(isMutation).length;
const revertsIn = ({ pullRequests }: GitHubState): number =>
  pullRequests.filter(({ branch }) => branch.startsWith('revert-7-')).length;

test('a revert is a draft that GitHub made and that names what it takes back', async () => {
  const { state, server } = await serve();
  expect(await gitHubAt(server.origin).gitHub.revert(pullRequest, draft)).toEqual({
    ok: true,
    value: {
      number: 10,
      url: 'https://github.com/example/shop/pull/10',
      title: 'Revert #7',
      isDraft: true,
      openedAt: state.pullRequests.at(-1)?.createdAt,
      branch: 'revert-7-pool-limits',
    },
  });
  expect(state.pullRequests.at(-1)?.body).toBe('For an incident\n\nReverts example/shop#7');
});

test('what is not merged is not reverted', async () => {
  const { server } = await serve();
  const answer = await gitHubAt(server.origin).gitHub.revert({ ...pullRequest, number: 9 }, draft);
  expect(answer).toMatchObject({ failure: { code: 'rejected', reason: '#9 is not merged' } });
  expect(mutations(server)).toBe(0);
});

test('repeating a revert answers the one that is open and makes no second', async () => {
  const { state, server } = await serve();
  const { gitHub } = gitHubAt(server.origin);
  await gitHub.revert(pullRequest, draft);
  expect(await gitHub.revert(pullRequest, draft)).toMatchObject({ ok: true, value: { number: 10, wasThere: true } });
  expect(mutations(server)).toBe(1);
  expect(revertsIn(state)).toBe(1);
});

test('one that somebody made on a branch of another name is found by GitHub’s own sentence', async () => {
  const other = pullRequestState(30, undefined, { branch: 'hotfix', body: 'Reverts example/shop#7\r\n\nToo slow.' });
  const { server } = await serve(other);
  const answer = await gitHubAt(server.origin).gitHub.revert(pullRequest, draft);
  expect(answer).toMatchObject({ value: { number: 30, branch: 'hotfix', wasThere: true } });
  expect(mutations(server)).toBe(0);
});

test.each([
  ['closed', { branch: 'mine', body: 'Reverts example/shop#7', isClosed: true }],
  ['of another number', { branch: 'revert-71-pool-limits', body: 'Reverts example/shop#71' }],
  ['of another repository', { branch: 'other', body: 'Reverts example/stock#7' }],
  ['only a part of it', { branch: 'part', body: 'Partly Reverts example/shop#7' }],
  ['to another branch', { branch: 'revert-7-pool-limits-1', body: 'Reverts example/shop#7', base: 'release' }],
])('a pull request that is %s does not stand for the revert', async (_, more) => {
  const { server } = await serve(pullRequestState(30, undefined, more));
  const answer = await gitHubAt(server.origin).gitHub.revert(pullRequest, draft);
  expect(answer).toMatchObject({ ok: true, value: { number: 31, branch: 'revert-7-pool-limits' } });
});

test('a fork’s branch of the same name does not stand for the revert', async () => {
  const { server } = await serve(
    pullRequestState(30, undefined, { branch: 'revert-7-pool-limits', body: 'mine', isFromFork: true }),
  );
  // The stand-in, as it keeps one name for all, refuses: what counts is that GitHub was asked.
  expect(await gitHubAt(server.origin).gitHub.revert(pullRequest, draft)).toMatchObject({ ok: false });
  expect(mutations(server)).toBe(1);
});

test('a revert that GitHub made without an answer that arrived is found, and not made again', async () => {
  const { state, server } = await serve();
  server.failNext(() => {
    const body = server.asked.find(isMutation)?.body ?? '{}';
    void answerGraphQl([state], JSON.parse(body) as { query: string });
  }, isMutation);
  const { gitHub } = gitHubAt(server.origin, { timeoutMs: 1_000 });
  expect(await gitHub.revert(pullRequest, draft)).toMatchObject({ ok: true, value: { number: 10, wasThere: true } });
  expect(mutations(server)).toBe(1);
  expect(revertsIn(state)).toBe(1);
});

test('a revert that does not come in time is told as one that may still come', async () => {
  const { state, server } = await serve();
  server.failNext(silence, isMutation);
  const { gitHub } = gitHubAt(server.origin, { timeoutMs: 1_000 });
  expect(await gitHub.revert(pullRequest, draft)).toMatchObject({ failure: { code: 'timedOut', where: 'GitHub' } });
  expect(mutations(server)).toBe(1);
  expect(revertsIn(state)).toBe(0);
});

test('when two revert at once, the second is answered the first’s', async () => {
  const { state, server } = await serve();
  const { gitHub } = gitHubAt(server.origin);
  server.failNext((response) => {
    const body = server.asked.find(isMutation)?.body ?? '{}';
    void answerGraphQl([state], JSON.parse(body) as { query: string }).then(() => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ data: null, errors: [{ type: 'UNPROCESSABLE', message: 'branch exists' }] }));
    });
  }, isMutation);
  expect(await gitHub.revert(pullRequest, draft)).toMatchObject({ ok: true, value: { number: 10, wasThere: true } });
});

test('GitHub’s refusal is told in its words', async () => {
  const { server } = await serve();
  const refusal = { type: 'UNPROCESSABLE', message: 'This pull request cannot be reverted.' };
  server.failNext({ json: { data: null, errors: [refusal] } }, isMutation);
  const answer = await gitHubAt(server.origin).gitHub.revert(pullRequest, draft);
  expect(answer).toMatchObject({ failure: { code: 'rejected', reason: 'This pull request cannot be reverted.' } });
});
