import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../src/core/changes/change.ts';
import { noteReverts, readRevert } from '../../../../src/core/changes/history/revert.ts';

const sha = (digit: string): string => digit.repeat(40);

describe('what a commit takes back', () => {
  it.each([
    ['git revert', `Revert "Cache"\n\nThis reverts commit ${sha('a')}.`, { shas: [sha('a')], numbers: [] }],
    [
      'the revert of a merge, without the parent it goes back to',
      `Revert "Merge"\n\nThis reverts commit ${sha('a')}, reversing\nchanges made to ${sha('b')}.`,
      { shas: [sha('a')], numbers: [] },
    ],
    ["GitHub's button", 'Revert "Cache"\n\nReverts acme/shop#12', { shas: [], numbers: [12] }],
    ["GitHub's button, squashed", 'Revert "Cache (#12)" (#14)', { shas: [], numbers: [12] }],
    ["GitLab's button", 'Revert "Cache"\n\nThis reverts merge request !12', { shas: [], numbers: [12] }],
    ['a short SHA', 'Undo\n\nReverts commit ABCDEF12 and more', { shas: ['abcdef12'], numbers: [] }],
    ['only talk of it', 'Explain how to revert a commit\n\nIf it reverts, see #12.', { shas: [], numbers: [] }],
  ])('%s', (_, message, revert) => {
    expect(readRevert(message)).toEqual(revert);
  });

  it("is in the name of the branch that GitHub's button makes", () => {
    expect(readRevert('Merge pull request #14 from acme/x\n\nUndo', 'revert-12-cache').numbers).toEqual([12]);
  });
});

describe('reverted changes', () => {
  const change = (number: number): Change => ({
    key: `pr:acme/shop#${number}`,
    kind: 'pullRequest',
    title: `Change ${number}`,
    at: `2026-11-0${number}T00:00:00.000Z`,
    number,
    sha: sha(String(number)),
    repository: 'Acme/Shop',
  });
  const key = (number: number): string => change(number).key;
  const undoes = (...numbers: readonly number[]) => ({ shas: [], numbers });

  it('name the change that took them back, and it names them', () => {
    const reverts = new Map([[key(2), { shas: [sha('1').slice(0, 8)], numbers: [] }]]);
    const [first, second] = noteReverts([change(1), change(2)], reverts, 'Acme/Shop');
    expect(first?.revertedBy).toBe(key(2));
    expect(second?.reverts).toEqual([key(1)]);
    expect(second?.revertedBy).toBeUndefined();
  });

  it('count as landed again when the revert was reverted', () => {
    const reverts = new Map([
      [key(2), undoes(1)],
      [key(3), undoes(2)],
    ]);
    const [first, second] = noteReverts([change(1), change(2), change(3)], reverts, 'Acme/Shop');
    expect(first?.revertedBy).toBeUndefined();
    expect(second?.revertedBy).toBe(key(3));
  });

  it('that claim to revert each other or themselves end', () => {
    const reverts = new Map([
      [key(1), undoes(2, 1)],
      [key(2), undoes(1)],
    ]);
    expect(() => noteReverts([change(1), change(2)], reverts, 'Acme/Shop')).not.toThrow();
  });

  it('outside the history at hand are still named by their key', () => {
    const reverts = new Map([[key(2), { shas: [sha('f')], numbers: [7] }]]);
    const [only] = noteReverts([change(2)], reverts, 'Acme/Shop');
    expect(only?.reverts).toEqual([`commit:${sha('f')}`, key(7)]);
  });
});
