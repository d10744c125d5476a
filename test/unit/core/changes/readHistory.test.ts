import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ChangeSchema } from '../../../../src/core/changes/change.ts';
import type { Commit } from '../../../../src/core/changes/history/commit.ts';
import { commitChange } from '../../../../src/core/changes/history/commitChange.ts';
import { readHistory } from '../../../../src/core/changes/history/readHistory.ts';
import { readRemote } from '../../../../src/core/changes/host/remote.ts';

const sha = (digit: string): string => digit.repeat(40);
const day = (date: number): number => Date.UTC(2026, 10, date);

function commit(digit: string, message: string, parents: readonly string[], date: number, author = 'Mira'): Commit {
  return { sha: sha(digit), message, parents: parents.map(sha), author, atMs: day(date) };
}

const origin = { repository: 'acme/shop' };
const titles = (history: readonly Commit[], tips: readonly string[]): readonly string[] => {
  const { all, landed } = readHistory(history, tips.map(sha), origin);
  return all.filter(({ key }) => landed.has(key)).map(({ title }) => title);
};

describe('a history', () => {
  const merged = [
    commit('1', 'Import', [], 1),
    commit('2', 'Try the pool', ['1'], 2, 'Tomás'),
    commit('3', 'Fix the pool', ['2'], 3, 'Tomás'),
    commit('4', 'Straight to main', ['1'], 4),
    commit('5', 'Merge pull request #7 from tomas/pool\n\nLower the limit', ['4', '3'], 5, 'Priya'),
  ];

  it('lands merged pull requests and commits on the main line, not the commits inside a pull request', () => {
    expect(titles(merged, ['5'])).toEqual(['Lower the limit', 'Straight to main', 'Import']);
    expect(readHistory(merged, [sha('5')], origin).all).toHaveLength(5);
  });

  it('names as author who wrote the branch, not who merged it', () => {
    const author = (history: readonly Commit[]): string | undefined =>
      readHistory(history, [sha('5')], origin).all.find(({ number }) => number === 7)?.author;
    expect(author(merged)).toBe('Tomás');
    expect(author(merged.filter(({ sha: each }) => each !== sha('3')))).toBeUndefined();
    expect(author([commit('5', 'Merge pull request #7 from tomas/pool\n\nLower', [], 5, 'Priya')])).toBeUndefined();
    expect(author([commit('5', 'Lower the limit (#7)', [], 5, 'Tomás')])).toBe('Tomás');
  });

  it('lands a pull request that was merged into another branch first', () => {
    const nested = [
      commit('1', 'Import', [], 1),
      commit('2', 'Base of the feature', ['1'], 2),
      commit('3', 'Part', ['2'], 3),
      commit('4', 'Merge pull request #8 from a/part\n\nA part', ['2', '3'], 4),
      commit('5', 'Merge pull request #9 from a/feature\n\nThe feature', ['1', '4'], 5),
    ];
    expect(titles(nested, ['5'])).toEqual(['The feature', 'A part', 'Import']);
  });

  it('passes over merges that only bring a branch up to date', () => {
    const pulled = [
      commit('1', 'Import', [], 1),
      commit('2', 'Mine', ['1'], 2),
      commit('3', 'Theirs (#3)', ['1'], 3),
      commit('4', "Merge branch 'main' of github.com:acme/shop", ['2', '3'], 4),
    ];
    expect(titles(pulled, ['4'])).toEqual(['Theirs', 'Mine', 'Import']);
    expect(titles(pulled, ['4', '3'])).toEqual(['Theirs', 'Mine', 'Import']);
  });

  it('shows a pull request once, though it was picked onto another branch later', () => {
    const picked = [
      commit('1', 'Import', [], 1),
      commit('2', 'Fix (#3)', ['1'], 2),
      commit('3', 'Fix (#3)', ['1'], 9),
      commit('4', "Merge branch 'release'", ['2', '3'], 10),
    ];
    const { all } = readHistory(picked, [sha('4')], origin);
    expect(all.filter(({ number }) => number === 3).map(({ at }) => at)).toEqual(['2026-11-02T00:00:00.000Z']);
  });

  it('an octopus merge has no one author and is a commit', () => {
    const octopus = [commit('1', 'Import', [], 1), commit('2', "Merge branches 'a' and 'b'", ['1', '3', '4'], 2)];
    expect(readHistory(octopus, [sha('2')], origin).all[0]).toMatchObject({ kind: 'commit', author: 'Mira' });
  });

  it('whose parents go in a circle, as forged data may, ends', () => {
    expect(titles([commit('1', 'A', ['2'], 1), commit('2', 'B', ['1'], 2)], ['1'])).toEqual(['B', 'A']);
  });

  it('a commit without words is called by its SHA, and one without a date is left out', () => {
    expect(titles([commit('1', '', [], 1)], ['1'])).toEqual(['11111111']);
    expect(titles([{ ...commit('1', 'x', [], 1), atMs: Number.NaN }], ['1'])).toEqual([]);
    expect(titles([{ ...commit('1', 'x', [], 1), atMs: 1e15 }], ['1'])).toEqual([]);
  });
});

describe('a change', () => {
  const remotes = [
    'git@github.com:Acme/Shop.git',
    'https://tok3n@github.com/acme/shop',
    'ssh://git@github.com/ACME/SHOP/',
  ];

  it('has one key, however its clone spells the remote and whichever way it was merged', () => {
    const messages = ['Merge pull request #7 from a/b\n\nTitle', 'Title (#7)'];
    const keys = remotes.flatMap((url) =>
      messages.map((message) => {
        const remote = readRemote(url);
        return commitChange(commit('1', message, [], 1), {
          repository: remote?.repository ?? '',
          ...(remote && { remote }),
        })?.key;
      }),
    );
    expect(new Set(keys)).toEqual(new Set(['pr:acme/shop#7']));
  });

  it('has equal keys exactly for equal numbers in equal repositories, or equal commits', () => {
    const number = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
    const one = fc.record({
      number,
      repository: fc.constantFrom('a/b', 'A/B', 'a/c'),
      digit: fc.constantFrom('1', '2'),
    });
    const keyOf = ({
      number: pull,
      repository,
      digit,
    }: {
      number: number | undefined;
      repository: string;
      digit: string;
    }) => commitChange(commit(digit, pull === undefined ? 'Title' : `Title (#${pull})`, [], 1), { repository })?.key;
    fc.assert(
      fc.property(one, one, (left, right) => {
        const same =
          left.number === undefined
            ? right.number === undefined && left.digit === right.digit
            : left.number === right.number && left.repository.toLowerCase() === right.repository.toLowerCase();
        expect(keyOf(left) === keyOf(right)).toBe(same);
      }),
    );
  });

  it('read from any commit fits the record', () => {
    const any = fc.record({
      sha: fc.constant(sha('1')),
      message: fc.string({ unit: 'binary', maxLength: 200 }),
      parents: fc.array(fc.string()),
      author: fc.string({ unit: 'binary' }),
      atMs: fc.oneof(fc.double(), fc.integer({ min: 0, max: 4e12 })),
    });
    fc.assert(
      fc.property(any, fc.string(), (each, url) => {
        const remote = readRemote(url);
        const { all } = readHistory([each], [sha('1')], { repository: 'acme/shop', ...(remote && { remote }) });
        for (const change of all) expect(v.safeParse(ChangeSchema, change).issues).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
