import { expect, test } from 'vitest';
import { sayEnglish } from '../../../../src/core/say.ts';
import { reasonWords } from '../../../../src/workbench/tree/rows/reasonWords.ts';

test('words that a change has in several places are not said to be all in one of them', () => {
  const words = { kind: 'words', words: ['pool', 'exhausted'], weight: 1 } as const;
  expect(reasonWords({ ...words, places: ['title'] }, sayEnglish)).toBe('The title mentions “pool”, “exhausted”');
  expect(reasonWords({ ...words, places: ['title', 'body'] }, sayEnglish)).toBe('It mentions “pool”, “exhausted”');
});

test.each([
  [{ better: 0, none: true }, 'That no change did it is likelier'],
  [{ better: 0, none: false }, 'No change stands out'],
  [{ better: 1, none: false }, '1 change fits the report better'],
  [{ better: 3, none: true }, '3 changes fit the report better; that no change did it is likelier too'],
])('what outranks a change is told in words: %j', (outranked, words) => {
  expect(reasonWords({ kind: 'outranked', ...outranked, weight: -1 }, sayEnglish)).toBe(words);
});
