import { afterEach, describe, expect, test } from 'vitest';
import { openGitHubStandIn, type GitHubStandIn } from '../../../support/github/gitHubStandIn.ts';
import { gitHubAt } from '../../../support/github/gitHubUnderTest.ts';
import { emptyState, pullRequestState, type GitHubState } from '../../../support/github/state.ts';
import { resetMidBody, silence, type Answered } from '../../../support/http/standIn.ts';

const servers: GitHubStandIn[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(): Promise<GitHubStandIn> {
  const state: GitHubState = {
    ...emptyState('example/shop'),
    pullRequests: [pullRequestState(7, '2026-11-22T10:00:00Z')],
  };
  const server = await openGitHubStandIn([state]);
  servers.push(server);
  return server;
}

const window = { sinceMs: Date.parse('2026-11-20T00:00:00Z'), limit: 300 };
const isList = ({ path }: { readonly path: string }): boolean => path.endsWith('/pulls');

async function refusedWith(answer: Answered, times = 1): Promise<unknown> {
  const server = await serve();
  for (let time = 0; time < times; time += 1) server.failNext(answer, isList);
  const result = await gitHubAt(server.origin).gitHub.recent(window);
  return result.ok ? result.value.length : result.failure;
}

describe('a token that GitHub does not know', () => {
  test('is asked about once, and what was asked is asked again once', async () => {
    const server = await serve();
    const { gitHub, renewed } = gitHubAt(server.origin, { token: 'old-token', next: 'good-token' });
    const answer = await gitHub.recent(window);
    expect(answer.ok && answer.value.length).toBe(1);
    expect(renewed).toEqual(['old-token']);
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual([
      'token old-token',
      'token good-token',
      'token good-token',
    ]);
  });

  test('is auth when nobody signs in again, or the new one is no better', async () => {
    const server = await serve();
    const declined = gitHubAt(server.origin, { token: 'old-token' });
    expect(await declined.gitHub.recent(window)).toMatchObject({ failure: { code: 'auth', where: 'GitHub' } });
    expect(server.asked).toHaveLength(1);
    const worse = gitHubAt(server.origin, { token: 'old-token', next: 'other-token' });
    expect(await worse.gitHub.recent(window)).toMatchObject({ failure: { code: 'auth' } });
    expect(worse.renewed).toEqual(['old-token']);
    expect(server.asked).toHaveLength(3);
  });

  test('never appears in the log', async () => {
    const server = await serve();
    const { gitHub, lines } = gitHubAt(server.origin, { token: 'old-token' });
    await gitHub.recent(window);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toContain('old-token');
  });
});

describe('a refusal', () => {
  const message = (text: string): { readonly json: unknown } => ({ json: { message: text } });

  test('by 403 without limits is a matter of access', async () => {
    expect(await refusedWith({ status: 403, ...message('Resource not accessible') })).toMatchObject({ code: 'denied' });
  });

  test('by 403 with an hour used up tells when the next begins', async () => {
    const reset = Math.floor(Date.parse('2026-11-24T03:40:00Z') / 1000);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
    const limited = { code: 'limited', where: 'GitHub', retryAt: reset * 1000 };
    expect(await refusedWith({ status: 403, headers, ...message('API rate limit exceeded') })).toEqual(limited);
  });

  test('by a secondary limit holds for what it says, or a minute, and nothing is asked meanwhile', async () => {
    const now = Date.parse('2026-11-24T03:00:00Z');
    const words = message('You have exceeded a secondary rate limit.');
    expect(await refusedWith({ status: 403, headers: { 'retry-after': '120' }, ...words })).toMatchObject({
      code: 'limited',
      retryAt: now + 120_000,
    });
    expect(await refusedWith({ status: 403, ...words })).toMatchObject({ code: 'limited', retryAt: now + 60_000 });
    const server = await serve();
    server.failNext({ status: 429, headers: { 'retry-after': '300' }, ...words }, isList);
    const { gitHub, clock } = gitHubAt(server.origin);
    await gitHub.recent(window);
    const before = server.asked.length;
    expect(await gitHub.find('#7', 5)).toMatchObject({ failure: { code: 'limited' } });
    expect(server.asked).toHaveLength(before);
    clock.nowMs += 300_000;
    expect(await gitHub.find('#7', 5)).toMatchObject({ ok: true });
  });

  test('by GraphQL with 200 is a limit too', async () => {
    const server = await serve();
    server.failNext({ json: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] } });
    expect(await gitHubAt(server.origin).gitHub.deployments(window)).toMatchObject({ failure: { code: 'limited' } });
  });

  test('by 404 is a repository that is not there or not shown', async () => {
    const server = await serve();
    const { gitHub } = gitHubAt(server.origin, { repositories: ['example/private'] });
    expect(await gitHub.recent(window)).toMatchObject({
      failure: { code: 'notFound', what: 'repository example/private' },
    });
    expect(await gitHub.deployments(window)).toMatchObject({ failure: { code: 'notFound' } });
  });

  test('by 409 or 422 is told in GitHub’s words', async () => {
    expect(await refusedWith({ status: 409, ...message('Git Repository is empty.') })).toMatchObject({
      code: 'rejected',
      reason: 'Git Repository is empty.',
    });
    const invalid = { message: 'Validation Failed', errors: [{ message: 'no such base' }] };
    expect(await refusedWith({ status: 422, json: invalid })).toMatchObject({
      code: 'rejected',
      reason: 'Validation Failed: no such base',
    });
  });
});

describe('a trouble', () => {
  test('that passes is not seen; one that stays is GitHub’s own', async () => {
    expect(await refusedWith({ status: 502, text: '<html>Bad gateway</html>' }, 2)).toBe(1);
    expect(await refusedWith({ status: 500, json: { message: 'Server Error' } }, 3)).toMatchObject({
      code: 'down',
      status: 500,
    });
  });

  test('of a connection that breaks off in the middle passes or is offline', async () => {
    expect(await refusedWith(resetMidBody)).toBe(1);
    expect(await refusedWith(resetMidBody, 3)).toMatchObject({ code: 'offline' });
  });

  test('of an answer that never comes ends in time', async () => {
    const server = await serve();
    for (let time = 0; time < 3; time += 1) server.failNext(silence, isList);
    const { gitHub } = gitHubAt(server.origin, { timeoutMs: 200 });
    expect(await gitHub.recent(window)).toMatchObject({ failure: { code: 'timedOut' } });
  });

  test('of a page in place of JSON, or of another shape, is a bad reply', async () => {
    expect(await refusedWith({ status: 200, text: '<html>Sign in to the network</html>' })).toMatchObject({
      code: 'badReply',
    });
    expect(await refusedWith({ json: { total: 3 } })).toMatchObject({ code: 'badReply' });
    expect(await refusedWith({ json: [{ id: 1 }, { id: 2 }] })).toMatchObject({ code: 'badReply' });
    expect(
      await refusedWith({ status: 200, headers: { 'content-type': 'application/json' }, text: '[{"number":' }),
    ).toMatchObject({ code: 'badReply' });
    const server = await serve();
    server.failNext({ json: { data: { repository: { deployments: 'none' } } } });
    expect(await gitHubAt(server.origin).gitHub.deployments(window)).toMatchObject({ failure: { code: 'badReply' } });
  });

  test('of one odd item does not hide the others', async () => {
    const good = {
      number: 3,
      title: 'Fine',
      merged_at: '2026-11-23T00:00:00Z',
      updated_at: '2026-11-23T00:00:00Z',
      user: null,
    };
    expect(await refusedWith({ json: [{ id: 1 }, good] })).toBe(1);
  });

  test('of one repository does not hide the others', async () => {
    const server = await serve();
    const { gitHub } = gitHubAt(server.origin, { repositories: ['example/private', 'example/shop'] });
    const answer = await gitHub.recent(window);
    expect(answer.ok && answer.value.map(({ number }) => number)).toEqual([7]);
  });
});

test('a page that points to another host gets no token', async () => {
  const server = await serve();
  const other = await serve();
  const link = `<${other.origin}/repos/example/shop/pulls?page=2>; rel="next"`;
  const one = { number: 3, title: 'One', merged_at: '2026-11-23T00:00:00Z', updated_at: '2026-11-23T00:00:00Z' };
  server.failNext({ headers: { link }, json: [one] }, isList);
  expect(await gitHubAt(server.origin).gitHub.recent(window)).toMatchObject({ failure: { code: 'badReply' } });
  expect(other.asked).toEqual([]);
});

test('no more is asked in an hour than the budget allows', async () => {
  const server = await serve();
  const { gitHub, lines } = gitHubAt(server.origin, { requestsPerHour: 1 });
  expect(await gitHub.recent(window)).toMatchObject({ failure: { code: 'limited' } });
  expect(server.asked).toHaveLength(1);
  expect(lines.join('\n')).toContain('request 1 of 1 in this hour');
});
