import { expect, test } from 'vitest';
import { mainLineOf } from '../../../../src/core/changes/bisect/mainLine.ts';

const log = [
  { hash: 'd', message: 'Merge pull request #7\n\nPool', parents: ['b', 'c'] },
  { hash: 'c', message: 'On the branch', parents: ['a'] },
  { hash: 'b', message: 'Second', parents: ['a'] },
  { hash: 'a', message: 'First', parents: ['good'] },
];

test('the main line of a range goes from its oldest commit to the bad one, without what merges brought', () => {
  expect(mainLineOf(log, 'd', 4)).toEqual([
    { sha: 'a', title: 'First' },
    { sha: 'b', title: 'Second' },
    { sha: 'd', title: 'Merge pull request #7' },
  ]);
});

test('a range that is longer than what is read is told, never cut', () => {
  expect(mainLineOf(log, 'd', 3)).toBe('tooMany');
});
