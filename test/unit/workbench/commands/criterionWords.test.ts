import { expect, it } from 'vitest';
import { sayEnglish } from '../../../../src/core/say.ts';
import { criterionChoices, unconfirmedWords } from '../../../../src/workbench/commands/incident/criterionWords.ts';

it('what the record says stands under the answer that it speaks for', () => {
  const choices = criterionChoices({ answer: 'no', words: '1 of 15 min' }, sayEnglish);
  expect(choices.map(({ label, detail }) => [label, detail])).toEqual([
    ['Yes', undefined],
    ['No', '1 of 15 min'],
    ['Don’t know', undefined],
  ]);
});

it('criteria that do not hold are named, apart from those that nobody knows', () => {
  const words = unconfirmedWords(
    [
      { key: 'a', text: 'Service restored', answer: 'no' },
      { key: 'b', text: 'Root cause known', answer: 'unknown' },
      { key: 'c', text: 'Monitoring stable', answer: 'no' },
    ],
    sayEnglish,
  );
  expect(words).toBe('Does not hold: Service restored · Monitoring stable. Not known: Root cause known.');
  expect(unconfirmedWords([{ key: 'b', text: 'Root cause known', answer: 'unknown' }], sayEnglish)).toBe(
    'Not known: Root cause known.',
  );
});
