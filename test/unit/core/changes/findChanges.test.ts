import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../src/core/changes/change.ts';
import { namesOneChange, readChangeQuery } from '../../../../src/core/changes/changeQuery.ts';
import { findChanges } from '../../../../src/core/changes/findChanges.ts';

const pull: Change = {
  key: 'pr:acme/shop#234',
  kind: 'pullRequest',
  title: 'Lower the database pool limit',
  at: '2026-11-24T03:00:00.000Z',
  repository: 'acme/shop',
  number: 234,
  sha: `beef${'1'.repeat(36)}`,
  author: 'Tomás Vidal',
  branch: 'pool-limits',
  url: 'https://github.com/acme/shop/pull/234',
};
const other: Change = {
  ...pull,
  key: 'pr:acme/api#234',
  title: 'Count 23 things',
  repository: 'acme/api',
  sha: '2'.repeat(40),
  author: 'Hana Sato',
  branch: 'beef',
  at: '2026-11-23T03:00:00.000Z',
};
const commit: Change = {
  key: `commit:${'3'.repeat(40)}`,
  kind: 'commit',
  title: 'Ask the pool for a limit (see 234)',
  at: '2026-11-22T03:00:00.000Z',
  repository: 'acme/shop',
  sha: '3'.repeat(40),
  author: 'Noor Haddad',
};
const deploy: Change = {
  key: 'deploy:acme/shop@deploy-2026-11-24.1',
  kind: 'deploy',
  title: 'deploy-2026-11-24.1',
  at: '2026-11-24T03:10:00.000Z',
  repository: 'acme/shop',
  sha: `beef${'1'.repeat(36)}`,
  tag: 'deploy-2026-11-24.1',
};
const all = [commit, deploy, other, pull];
const keys = (query: string): readonly string[] => findChanges(query, all).map(({ key }) => key);

describe('a search for changes', () => {
  it.each(['#234', 'PR 234', 'pr#234', '!234', ' pull request 234 '])(
    '%s finds the number, in every repository',
    (query) => {
      expect(keys(query)).toEqual([pull.key, other.key]);
    },
  );

  it('a number alone may also be a word, which comes after', () => {
    expect(keys('234')).toEqual([pull.key, other.key, commit.key]);
  });

  it('a repository or an address picks one', () => {
    expect(keys('Acme/API#234')).toEqual([other.key]);
    expect(keys('https://github.com/acme/api/pull/234/files')).toEqual([other.key]);
    expect(keys('https://github.com/acme/web/pull/234')).toEqual([]);
    expect(keys(`https://github.com/acme/shop/commit/${commit.sha ?? ''}`)).toEqual([commit.key]);
    expect(keys('https://github.com/acme/shop/releases/tag/deploy-2026-11-24.1')).toEqual([deploy.key]);
  });

  it('the start of a SHA goes before a branch of that name; the pull request before its deploy', () => {
    expect(keys('BEEF')).toEqual([pull.key, deploy.key, other.key]);
    expect(keys('333')).toEqual([]);
    expect(keys('3333')).toEqual([commit.key]);
  });

  it('words all have to occur, in any order, without regard to case and accents', () => {
    expect(keys('limit POOL')).toEqual([pull.key, commit.key]);
    expect(keys('pool tomas')).toEqual([pull.key]);
    expect(keys('TOMÁS')).toEqual([pull.key]);
    expect(keys('pool-limits')).toEqual([pull.key]);
    expect(keys('2026-11-24')).toEqual([deploy.key]);
    expect(keys('pool shipping')).toEqual([]);
  });

  it('nothing finds nothing', () => {
    for (const query of ['', '  ', '#0', 'https://']) expect(keys(query)).toEqual([]);
  });

  it('does not hang on the order of what is searched', () => {
    const query = fc.constantFrom('234', 'pool', 'beef', 'a', 'limit the', '2026');
    fc.assert(
      fc.property(query, fc.shuffledSubarray(all, { minLength: all.length }), (text, shuffled) => {
        expect(findChanges(text, shuffled).map(({ key }) => key)).toEqual(keys(text));
      }),
    );
  });

  it('never fails, and finds only what is there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        for (const change of findChanges(query, all)) expect(all).toContain(change);
      }),
    );
  });

  it('finds one of 5,000 by its number', () => {
    const many = Array.from({ length: 5_000 }, (_, index): Change => ({
      ...pull,
      key: `pr:a/b#${index}`,
      number: index,
    }));
    expect(findChanges('#4321', many)[0]?.number).toBe(4_321);
  });
});

describe('a query that names one change', () => {
  it.each(['#234', '234', 'abc1234', 'a'.repeat(40).replace('a', '1'), 'https://github.com/acme/shop/pull/9'])(
    '%s',
    (query) => {
      expect(namesOneChange(readChangeQuery(query))).toBe(true);
    },
  );

  it.each(['pool', 'added', 'defaced', 'pool 234', 'https://example.com', ''])('not %s', (query) => {
    expect(namesOneChange(readChangeQuery(query))).toBe(false);
  });
});
