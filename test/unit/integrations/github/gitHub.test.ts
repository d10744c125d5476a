import { afterEach, describe, expect, test } from 'vitest';
import { openGitHubStandIn, type GitHubStandIn } from '../../../support/github/gitHubStandIn.ts';
import { gitHubAt } from '../../../support/github/gitHubUnderTest.ts';
import { emptyState, pullRequestState, type CommitState, type GitHubState } from '../../../support/github/state.ts';

const servers: GitHubStandIn[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...states: readonly GitHubState[]): Promise<GitHubStandIn> {
  const server = await openGitHubStandIn(states);
  servers.push(server);
  return server;
}

const window = { sinceMs: Date.parse('2026-11-20T00:00:00Z'), limit: 300 };
const sha = (digit: string): string => digit.repeat(40);
const commit = (
  digit: string,
  message: string,
  parents: readonly string[],
  more: Partial<CommitState> = {},
): CommitState => ({
  sha: sha(digit),
  message,
  parents: parents.map(sha),
  author: 'Mira Okafor',
  at: `2026-11-2${digit}T10:00:00Z`,
  ...more,
});

/** Main: 1, 2 (merge of #7 from a), 3 (squash with a title of its own, #8), 4 (straight on main). */
function shop(): GitHubState {
  const file = {
    filename: 'src/db/pool.ts',
    additions: 4,
    deletions: 2,
    patch: '@@ -1,2 +1,3 @@\n one\n+two\n+three\n-four',
  };
  return {
    ...emptyState('example/shop'),
    commits: [
      commit('1', 'Begin', []),
      commit('a', 'Lower the limit', ['1'], { at: '2026-11-21T09:00:00Z' }),
      commit('2', 'Merge pull request #7 from mira-okafor/pool-limits\n\nLower the pool limit', ['1', 'a']),
      commit('3', 'Send a confirmation', ['2']),
      commit('4', 'Fix a typo', ['3'], { files: [file] }),
    ],
    pullRequests: [
      pullRequestState(6, '2026-11-19T23:59:00Z'),
      pullRequestState(7, '2026-11-22T10:00:00Z', {
        title: 'Lower the pool limit',
        body: 'Connections are exhausted under load',
        branch: 'pool-limits',
        sha: sha('2'),
        labels: ['database'],
        files: [file],
        commits: [sha('a')],
      }),
      pullRequestState(8, '2026-11-23T10:00:00Z', { title: 'Send a confirmation', sha: sha('3') }),
      pullRequestState(9, undefined),
    ],
    deployments: [
      {
        id: 71,
        createdAt: '2026-11-22T11:00:00Z',
        environment: 'production',
        sha: sha('2'),
        ref: { name: 'main', prefix: 'refs/heads/' },
        login: 'tomas-vidal',
        statuses: [
          { state: 'SUCCESS', createdAt: '2026-11-22T11:04:00Z', environmentUrl: 'https://shop-71.example.app' },
          { state: 'INACTIVE', createdAt: '2026-11-23T11:04:00Z' },
          { state: 'IN_PROGRESS', createdAt: '2026-11-22T11:01:00Z' },
        ],
      },
      {
        id: 72,
        createdAt: '2026-11-23T11:00:00Z',
        environment: 'Preview',
        sha: sha('3'),
        ref: { name: 'v2', prefix: 'refs/tags/' },
        login: 'hana',
        statuses: [{ state: 'FAILURE', createdAt: '2026-11-23T11:01:00Z' }],
      },
    ],
    fileAt: (at, path) => (at === sha('2') && path === 'src/db/pool.ts' ? 'export const limit = 5;\n' : undefined),
  };
}

describe('pull requests', () => {
  test('that were merged in the window are changes with author, branch, merge time and address, newest first', async () => {
    const server = await serve(shop());
    const { gitHub } = gitHubAt(server.origin);
    const answer = await gitHub.recent(window);
    expect(answer.ok && answer.value.map(({ number }) => number)).toEqual([8, 7]);
    expect(answer.ok && answer.value[1]).toEqual({
      key: 'pr:example/shop#7',
      kind: 'pullRequest',
      title: 'Lower the pool limit',
      at: '2026-11-22T10:00:00.000Z',
      repository: 'example/shop',
      number: 7,
      sha: sha('2'),
      author: 'mira-okafor',
      branch: 'pool-limits',
      url: 'https://github.com/example/shop/pull/7',
    });
  });

  test('ten thousand in the window end at the cap, newest kept', async () => {
    const state = emptyState('example/shop');
    const start = Date.parse('2026-11-21T00:00:00Z');
    state.pullRequests = Array.from({ length: 10_000 }, (_, index) =>
      pullRequestState(index + 1, new Date(start + index * 1_000).toISOString()),
    );
    const server = await serve(state);
    const { gitHub } = gitHubAt(server.origin);
    const answer = await gitHub.recent(window);
    expect(answer.ok && [answer.value.length, answer.value[0]?.number, answer.value.at(-1)?.number]).toEqual([
      300, 10_000, 9_701,
    ]);
    expect(server.asked.length).toBeLessThanOrEqual(5);
    const all = await gitHub.recent({ ...window, limit: 10_000 });
    expect(all.ok && all.value.length).toBe(1_000);
  });

  test('of a renamed repository keep the name that the workspace has, and its parent answers for a fork', async () => {
    const renamed = { ...shop(), fullName: 'example/store', formerName: 'example/shop' };
    const first = await serve(renamed);
    const moved = await gitHubAt(first.origin).gitHub.recent(window);
    expect(moved.ok && moved.value.map(({ key }) => key)).toEqual(['pr:example/shop#8', 'pr:example/shop#7']);
    const second = await serve({ ...emptyState('mira/shop'), parent: 'example/shop' }, shop());
    const forked = await gitHubAt(second.origin, { repositories: ['mira/shop'] }).gitHub.recent(window);
    expect(forked.ok && forked.value.map(({ key }) => key)).toEqual(['pr:example/shop#8', 'pr:example/shop#7']);
  });

  test('are found by number, address, branch, commit and words', async () => {
    const server = await serve(shop());
    const { gitHub } = gitHubAt(server.origin);
    for (const query of [
      '#7',
      '7',
      'https://github.com/example/shop/pull/7/files?token=x',
      'pool-limits',
      sha('a'),
      'exhausted load',
    ]) {
      const answer = await gitHub.find(query, 10);
      expect(answer.ok && answer.value.map(({ key }) => key), query).toEqual(['pr:example/shop#7']);
    }
  });

  test('that are unknown or not merged are said to be so', async () => {
    const server = await serve(shop());
    const { gitHub } = gitHubAt(server.origin);
    expect(await gitHub.find('#99', 10)).toMatchObject({ failure: { code: 'notFound', what: 'pull request #99' } });
    expect(await gitHub.find('#9', 10)).toMatchObject({
      failure: { code: 'notFound', what: 'merged pull request #9' },
    });
    expect(await gitHub.find('nothing like it', 10)).toEqual({ ok: true, value: [] });
  });

  test('tell their files, labels and commits; a commit also the lines that it changed', async () => {
    const server = await serve(shop());
    const { gitHub } = gitHubAt(server.origin);
    const found = await gitHub.between({ repository: 'example/shop', base: sha('1'), head: sha('4') });
    const contents = await gitHub.contents(found.ok ? found.value : []);
    const byKey = new Map(contents.ok ? contents.value.map((each) => [each.key, each]) : []);
    expect(byKey.get('pr:example/shop#7')).toMatchObject({
      body: 'Connections are exhausted under load',
      files: [{ path: 'src/db/pool.ts', added: 4, deleted: 2 }],
      filesTotal: 1,
      components: ['database'],
      commits: [{ title: 'Lower the limit', body: '' }],
    });
    expect(byKey.get(`commit:${sha('4')}`)?.files).toEqual([
      { path: 'src/db/pool.ts', added: 4, deleted: 2, lines: [[2, 3]] },
    ]);
  });
});

test('a range is the pull requests and the lone commits between two deployed commits, also behind titles without a number', async () => {
  const server = await serve(shop());
  const { gitHub } = gitHubAt(server.origin);
  const answer = await gitHub.between({ repository: 'example/shop', base: sha('1'), head: sha('4') });
  expect(answer.ok && answer.value.map(({ key }) => key)).toEqual([
    `commit:${sha('4')}`,
    'pr:example/shop#8',
    'pr:example/shop#7',
  ]);
  const gone = await gitHub.between({ repository: 'example/shop', base: sha('f'), head: sha('4') });
  expect(gone, 'a base that was forced away').toMatchObject({ failure: { code: 'notFound' } });
});

test('a range of too many commits is told as unknown after one page, and is not asked about again', async () => {
  const server = await serve(shop());
  const { gitHub } = gitHubAt(server.origin);
  const range = { repository: 'example/shop', base: sha('1'), head: sha('4') };
  const [listed] = shop().commits;
  server.failNext(
    { json: { total_commits: 2_000, commits: [{ sha: listed?.sha, commit: { message: 'Begin' }, parents: [] }] } },
    ({ path }) => path.includes('/compare/'),
  );
  const first = await gitHub.between(range);
  expect(first).toMatchObject({ ok: false, failure: { code: 'badReply' } });
  expect(await gitHub.between(range)).toEqual(first);
  expect(server.asked.filter(({ path }) => path.includes('/compare/'))).toHaveLength(1);
});

test('deployments tell environment, state and when they began to serve', async () => {
  const server = await serve(shop());
  const { gitHub } = gitHubAt(server.origin);
  const answer = await gitHub.deployments(window);
  expect(answer.ok && answer.value).toMatchObject([
    // A tag may be deployed to several places: its name is not the deployment's.
    {
      key: 'deploy:example/shop@72',
      id: '72',
      tag: 'v2',
      isProduction: false,
      environment: 'Preview',
      state: 'failed',
    },
    {
      key: 'deploy:example/shop@71',
      isProduction: true,
      sha: sha('2'),
      state: 'ready',
      stateWord: 'inactive',
      readyAtMs: Date.parse('2026-11-22T11:04:00Z'),
      by: 'tomas-vidal',
      branch: 'main',
      url: 'https://shop-71.example.app',
    },
  ]);
});

test('a file is read as it was at a commit; one that is not there is nothing', async () => {
  const server = await serve(shop());
  const { gitHub } = gitHubAt(server.origin);
  const place = { repository: 'example/shop', sha: sha('2'), path: 'src/db/pool.ts' };
  expect(await gitHub.fileAt(place)).toEqual({ ok: true, value: 'export const limit = 5;\n' });
  expect(await gitHub.fileAt({ ...place, path: 'src/none.ts' })).toEqual({ ok: true, value: undefined });
});

test('asking again is answered from memory after a 304', async () => {
  const server = await serve(shop());
  const { gitHub } = gitHubAt(server.origin);
  const first = await gitHub.recent(window);
  const before = server.asked.length;
  expect(await gitHub.recent(window)).toEqual(first);
  const again = server.asked.slice(before);
  expect(again.map(({ headers }) => typeof headers['if-none-match'])).toEqual(['string']);
});

test('signed out, nothing is sent', async () => {
  const server = await serve(shop());
  const { gitHub } = gitHubAt(server.origin, 'signedOut');
  expect(await gitHub.recent(window)).toMatchObject({ failure: { code: 'auth', where: 'GitHub' } });
  expect(await gitHub.deployments(window)).toMatchObject({ failure: { code: 'auth' } });
  expect(server.asked).toEqual([]);
});
