import { afterEach, describe, expect, test } from 'vitest';
import { commitDiff } from '../../../../src/app/changes/commitDiff.ts';
import { openGitHubStandIn } from '../../../support/github/gitHubStandIn.ts';
import { gitHubAt } from '../../../support/github/gitHubUnderTest.ts';
import { emptyState, type CommitState, type FileState, type GitHubState } from '../../../support/github/state.ts';
import type { StandIn } from '../../../support/http/standIn.ts';

const servers: StandIn[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const [before, after] = ['1'.repeat(40), '2'.repeat(40)];
const commit = { repository: 'example/shop', sha: after };
const file = (filename: string, more: Partial<FileState> = {}): FileState => ({
  filename,
  additions: 1,
  deletions: 1,
  ...more,
});

function shop(files: readonly FileState[], texts: Readonly<Record<string, string>>): GitHubState {
  const made = (sha: string, parents: readonly string[], more: Partial<CommitState> = {}): CommitState => ({
    sha,
    message: 'Change',
    parents,
    author: 'Mira Okafor',
    at: '2026-11-22T10:00:00Z',
    ...more,
  });
  return {
    ...emptyState('example/shop'),
    commits: [made(before, []), made(after, [before], { files })],
    fileAt: (sha, path) => texts[`${sha.slice(0, 1)}:${path}`],
  };
}

async function serve(files: readonly FileState[], texts: Readonly<Record<string, string>>) {
  const server = await openGitHubStandIn([shop(files, texts)]);
  servers.push(server);
  return { server, gitHub: gitHubAt(server.origin).gitHub };
}

describe('the files of a commit on GitHub', () => {
  test('changed, added, deleted and renamed have the sides that they had', async () => {
    const { gitHub } = await serve(
      [
        file('src/pool.ts', { status: 'modified' }),
        file('new.ts', { status: 'added' }),
        file('old.ts', { status: 'removed' }),
        file('to.ts', { status: 'renamed', previous_filename: 'from.ts' }),
        file('copy.ts', { status: 'copied', previous_filename: 'src/pool.ts' }),
      ],
      {
        '1:src/pool.ts': 'limit 20\n',
        '2:src/pool.ts': 'limit 5\n',
        '2:new.ts': '',
        '1:old.ts': 'old\n',
        '1:from.ts': 'moved\n',
        '2:to.ts': 'moved\n',
        '2:copy.ts': 'limit 20\n',
      },
    );
    const text = (value: string) => ({ is: 'text', text: value });
    expect(await commitDiff(gitHub, commit)).toEqual({
      ok: true,
      value: {
        repository: 'example/shop',
        sha: after,
        parent: before,
        listed: 5,
        mayBeMore: false,
        files: [
          { file: { path: 'src/pool.ts', kind: 'changed' }, before: text('limit 20\n'), after: text('limit 5\n') },
          { file: { path: 'new.ts', kind: 'added' }, before: { is: 'absent' }, after: text('') },
          { file: { path: 'old.ts', kind: 'deleted' }, before: text('old\n'), after: { is: 'absent' } },
          {
            file: { path: 'to.ts', formerPath: 'from.ts', kind: 'changed' },
            before: text('moved\n'),
            after: text('moved\n'),
          },
          { file: { path: 'copy.ts', kind: 'added' }, before: { is: 'absent' }, after: text('limit 20\n') },
        ],
      },
    });
  });

  test('that are binary, or longer than is shown, have no text, which is not an empty one', async () => {
    const { gitHub } = await serve([file('logo.png'), file('long.json')], {
      '1:logo.png': 'PNG\0a',
      '2:logo.png': 'PNG\0b',
      '1:long.json': '{}',
      '2:long.json': 'x'.repeat(1_000_001),
    });
    const read = await commitDiff(gitHub, commit);
    expect(read).toMatchObject({
      value: {
        files: [
          { before: { is: 'noText' }, after: { is: 'noText' } },
          { before: { is: 'text' }, after: { is: 'noText' } },
        ],
      },
    });
  });

  test('of a commit with too many are cut, and the cut is told', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `src/${index}.ts`);
    const { gitHub, server } = await serve(
      names.map((name) => file(name, { status: 'added' })),
      Object.fromEntries(names.map((name) => [`2:${name}`, name])),
    );
    const read = await commitDiff(gitHub, commit);
    expect(read).toMatchObject({ ok: true, value: { listed: 300, mayBeMore: true } });
    expect(read.ok ? read.value.files.map(({ file: { path } }) => path) : []).toEqual(names.slice(0, 40));
    expect(server.asked.filter(({ path }) => path.includes('/contents/'))).toHaveLength(40);
  });

  test('of a commit that GitHub does not have are a failure, never an empty diff', async () => {
    const { gitHub } = await serve([], {});
    expect(await commitDiff(gitHub, { ...commit, sha: '9'.repeat(40) })).toMatchObject({ ok: false });
    expect(await commitDiff(gitHub, { ...commit, repository: 'example/other' })).toMatchObject({
      ok: false,
      failure: { code: 'notFound' },
    });
  });

  test('are a failure as a whole when one of them is refused', async () => {
    const { gitHub, server } = await serve([file('a.ts'), file('b.ts')], {
      '1:a.ts': 'a',
      '2:a.ts': 'b',
      '1:b.ts': 'c',
      '2:b.ts': 'd',
    });
    server.failNext(
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' },
        json: { message: 'API rate limit exceeded' },
      },
      ({ path }) => path.endsWith('/contents/b.ts'),
    );
    expect(await commitDiff(gitHub, commit)).toMatchObject({ ok: false, failure: { code: 'limited' } });
  });
});
