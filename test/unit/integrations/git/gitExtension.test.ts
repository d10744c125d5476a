import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GitApi, GitCommit, GitRepository } from '../../../../src/integrations/git/gitApi.ts';
import { originOf } from '../../../../src/integrations/git/origin.ts';
import { now, shown, sourceOver } from '../../../support/git/gitSource.ts';

const everything = { sinceMs: 0, limit: 200 };

function apiWith(more: Partial<GitApi>): GitApi {
  return { state: 'initialized', repositories: [], onDidChangeState: () => ({ dispose: () => undefined }), ...more };
}

/** Fails on whatever a test did not give. */
function fakeRepository(more: Partial<GitRepository>): GitRepository {
  const unasked = (what: string) => () => Promise.reject(new Error(`not asked for: ${what}`));
  return {
    rootUri: { path: '/work/shop', toString: () => 'file:///work/shop' },
    state: { HEAD: { name: 'main', commit: '1'.repeat(40) }, remotes: [] },
    log: unasked('log'),
    getRefs: () => Promise.resolve([]),
    getCommit: unasked('getCommit'),
    diffBetween: unasked('diffBetween'),
    ...more,
  };
}

const commit: GitCommit = {
  hash: '1'.repeat(40),
  message: 'Import',
  parents: [],
  authorName: 'Mira',
  commitDate: new Date('2026-11-20T10:00:00Z'),
};

describe('the Git extension', () => {
  it('that is not installed is said to be unavailable', async () => {
    const { source } = sourceOver(undefined);
    expect(await shown(source.recent(everything))).toEqual({
      code: 'unavailable',
      where: 'git',
      needs: { git: 'extension' },
    });
    expect(await shown(source.find('#234', 5))).toEqual({
      code: 'unavailable',
      where: 'git',
      needs: { git: 'extension' },
    });
  });

  it('that is switched off is said to be unavailable', async () => {
    const { source } = sourceOver(() => Promise.reject(new Error('Git model not found')));
    expect(await shown(source.recent(everything))).toEqual({
      code: 'unavailable',
      where: 'git',
      needs: { git: 'extension' },
    });
  });

  it('without a repository says so', async () => {
    const { source } = sourceOver(apiWith({}));
    expect(await shown(source.recent(everything))).toEqual({
      code: 'unavailable',
      where: 'git',
      needs: { git: 'repository' },
    });
  });

  describe('that is still loading', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it('is waited for, but not for long', async () => {
      const dispose = vi.fn();
      const { source } = sourceOver(apiWith({ state: 'uninitialized', onDidChangeState: () => ({ dispose }) }));
      const answer = shown(source.recent(everything));
      await vi.advanceTimersByTimeAsync(60);
      expect(await answer).toEqual({ code: 'unavailable', where: 'git', needs: { git: 'look' } });
      expect(dispose).toHaveBeenCalledOnce();
    });

    it('answers with what there is when the wait is over', async () => {
      const repositories = [fakeRepository({ log: () => Promise.resolve([commit]) })];
      const { source } = sourceOver(apiWith({ state: 'uninitialized', repositories }));
      const answer = shown(source.recent(everything));
      await vi.advanceTimersByTimeAsync(60);
      expect(await answer).toEqual(['commit Import']);
    });

    it('answers once every repository is there', async () => {
      const repositories: GitRepository[] = [];
      let tell: (state: 'initialized') => void = () => undefined;
      const onDidChangeState: GitApi['onDidChangeState'] = (listener) => {
        tell = listener;
        return { dispose: () => undefined };
      };
      const { source } = sourceOver(apiWith({ state: 'uninitialized', repositories, onDidChangeState }));
      const answer = shown(source.recent(everything));
      await vi.advanceTimersByTimeAsync(10);
      repositories.push(fakeRepository({ log: () => Promise.resolve([commit]) }));
      tell('initialized');
      expect(await answer).toEqual(['commit Import']);
    });
  });

  it('that has not read HEAD yet is asked for it', async () => {
    const repository = fakeRepository({
      state: { HEAD: undefined, remotes: [] },
      getCommit: () => Promise.resolve(commit),
      log: () => Promise.resolve([commit]),
    });
    const { source } = sourceOver(apiWith({ repositories: [repository] }));
    expect(await shown(source.recent(everything))).toEqual(['commit Import']);
  });

  it('whose error names an address with a token has it kept out of failure and log', async () => {
    const error = Object.assign(new Error('cannot read https://mira:ghp_s3cr3t@github.com/acme/shop'), {
      gitErrorCode: 'NotASafeGitRepository',
    });
    const repository = fakeRepository({ getRefs: () => Promise.reject(error) });
    const { source, lines } = sourceOver(apiWith({ repositories: [repository] }));
    const answer = await source.recent(everything);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'denied', where: 'shop' } });
    expect(JSON.stringify([answer, lines])).not.toContain('s3cr3t');
    expect(lines).toHaveLength(1);
  });

  it('that failed once is asked again', async () => {
    const log = vi.fn<GitRepository['log']>().mockRejectedValueOnce(new Error('locked')).mockResolvedValue([commit]);
    const { source } = sourceOver(apiWith({ repositories: [fakeRepository({ log })] }));
    expect(await shown(source.recent(everything))).toEqual({ code: 'unavailable', where: 'shop' });
    expect(await shown(source.recent(everything))).toEqual(['commit Import']);
  });

  it('is not asked when there is nothing to look for', async () => {
    const { source } = sourceOver(() => Promise.reject(new Error('not asked for')));
    for (const query of ['', '  ', 'https://example.com/?token=1'])
      expect(await shown(source.find(query, 5))).toEqual([]);
  });

  it('never shows the query of an address, which may hold a token', async () => {
    const repository = fakeRepository({ log: () => Promise.resolve([commit]) });
    const { source } = sourceOver(apiWith({ repositories: [repository] }));
    expect(await shown(source.find('https://github.com/acme/shop/pull/9?token=s3cr3t', 5))).toEqual({
      code: 'missing',
      where: 'https://github.com/acme/shop/pull/9',
    });
  });

  it('is asked for two weeks where the caller sets no bound', async () => {
    const commits = [2, 10, 20].map((days, index): GitCommit => ({
      ...commit,
      hash: String(index).repeat(40),
      message: `${days} days ago`,
      commitDate: new Date(now - days * 86_400_000),
    }));
    const repository = fakeRepository({ log: () => Promise.resolve(commits) });
    const { source } = sourceOver(apiWith({ repositories: [repository] }));
    expect(await shown(source.recent({ sinceMs: Number.NaN, limit: Infinity }))).toEqual([
      'commit 2 days ago',
      'commit 10 days ago',
    ]);
    expect(await shown(source.recent({ sinceMs: 0, limit: -1 }))).toEqual([]);
  });

  it('without dates on its commits gives no change, rather than one with a made-up time', async () => {
    const { hash, message, parents } = commit;
    const repository = fakeRepository({ log: () => Promise.resolve([{ hash, message, parents }]) });
    const { source } = sourceOver(apiWith({ repositories: [repository] }));
    expect(await shown(source.recent(everything))).toEqual([]);
  });
});

describe('a repository of pull requests', () => {
  const named = (...remotes: readonly (readonly [string, string])[]): string =>
    originOf({
      rootUri: { path: '/work/my shop/' },
      state: { HEAD: undefined, remotes: remotes.map(([name, fetchUrl]) => ({ name, fetchUrl })) },
    }).repository;

  it('is "upstream" in a clone of a fork, else "origin", else the first remote by name, else the folder', () => {
    const fork = ['origin', 'git@github.com:me/shop'] as const;
    const other = ['backup', 'git@github.com:zeta/shop'] as const;
    expect(named(other, fork, ['upstream', 'git@github.com:acme/shop'])).toBe('acme/shop');
    expect(named(other, fork)).toBe('me/shop');
    expect(named(['zz', 'git@github.com:z/z'], other)).toBe('zeta/shop');
    expect(named(['origin', ''], other)).toBe('zeta/shop');
    expect(named()).toBe('my shop');
  });
});
