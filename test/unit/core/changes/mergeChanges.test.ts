import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../../../src/core/changes/change.ts';
import { mergeChanges, type ToldChange } from '../../../../src/core/changes/mergeChanges.ts';

const sha = (digit: number): string => String(digit).repeat(40);
const anyChange: fc.Arbitrary<Change> = fc
  .record({
    number: fc.integer({ min: 1, max: 5 }),
    isCommit: fc.boolean(),
    author: fc.option(fc.constantFrom('mira', 'Mira Okafor')),
  })
  .map(({ number, isCommit, author }) => ({
    key: isCommit ? `commit:${sha(number)}` : `pr:example/shop#${number}`,
    kind: isCommit ? 'commit' : 'pullRequest',
    title: `Change ${number}`,
    at: `2026-11-2${number}T00:00:00.000Z`,
    sha: sha(number),
    ...(isCommit ? {} : { number }),
    ...(author === null ? {} : { author }),
  }));
const anyTold: fc.Arbitrary<readonly ToldChange[]> = fc.array(
  fc.record({ change: anyChange, source: fc.constantFrom('git', 'GitHub') }),
);

test('every change that was told is there once, a commit as the pull request that it is the merge of, newest first', () => {
  fc.assert(
    fc.property(anyTold, (told) => {
      const merged = mergeChanges(told);
      expect(new Set(merged.map(({ change }) => change.sha))).toEqual(new Set(told.map(({ change }) => change.sha)));
      expect(merged.length).toBe(new Set(told.map(({ change }) => change.sha)).size);
      expect(merged.map(({ change }) => change.at)).toEqual(
        merged
          .map(({ change }) => change.at)
          .sort()
          .reverse(),
      );
      for (const { change, sources } of merged) {
        const same = told.filter((each) => each.change.sha === change.sha);
        expect([...sources].sort()).toEqual([...new Set(same.map(({ source }) => source))].sort());
        expect(change.kind).toBe(same.some((each) => each.change.kind === 'pullRequest') ? 'pullRequest' : 'commit');
      }
    }),
  );
});

test('a name is rather shown than a login, whoever told it first', () => {
  fc.assert(
    fc.property(fc.boolean(), (isNameFirst) => {
      const told = (author: string): Change => ({
        key: 'pr:a/b#1',
        kind: 'pullRequest',
        title: 'One',
        at: '2026-11-21T00:00:00.000Z',
        number: 1,
        author,
      });
      const both = [
        { change: told('Mira Okafor'), source: 'git' },
        { change: told('mira'), source: 'GitHub' },
      ];
      expect(mergeChanges(isNameFirst ? both : both.reverse())[0]?.change.author).toBe('Mira Okafor');
    }),
  );
});
