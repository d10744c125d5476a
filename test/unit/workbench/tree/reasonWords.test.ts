import { expect, test } from 'vitest';
import { sayEnglish } from '../../../../src/core/say.ts';
import { reasonWords } from '../../../../src/workbench/tree/rows/reasonWords.ts';

test('words that a change has in several places are not said to be all in one of them', () => {
  const words = { kind: 'words', words: ['pool', 'exhausted'], weight: 1 } as const;
  expect(reasonWords({ ...words, places: ['title'] }, sayEnglish)).toBe('The title mentions “pool”, “exhausted”');
  expect(reasonWords({ ...words, places: ['title', 'body'] }, sayEnglish)).toBe('It mentions “pool”, “exhausted”');
});
