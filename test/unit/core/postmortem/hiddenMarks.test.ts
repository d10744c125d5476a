import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepMarks, keepMarksOfLines, withoutMarks } from '../../../../src/core/postmortem/hiddenMarks.ts';

const entry = '<!-- sitrep:entry started 01M8AAAAAAAAAAAAAAAAAAAAAA 01M8BAAAAAAAAAAAAAAAAAAAAA -->';
const item = '<!-- sitrep:item 0123456789abcdef -->';
const incident = '<!-- sitrep:incident 01M8CAAAAAAAAAAAAAAAAAAAAA -->';

test.each([
  [`Declared ${entry}`, 'Declared'],
  [`Declared ${entry} and paged`, 'Declared and paged'],
  [`${entry} Declared`, 'Declared'],
  [`- ${item} Fix it`, '- Fix it'],
  [`    code\n  a ${entry}  \n${incident}\nb`, '    code\n  a  \n\nb'],
])('a mark is not shown: %s', (source, shown) => {
  expect(withoutMarks(source)).toBe(shown);
});

test('other comments, and examples that name nothing, are words', () => {
  const text = 'a <!-- why? --> b <!-- sitrep:entry … --> `<!-- sitrep:entry id -->`';
  expect(withoutMarks(text)).toBe(text);
});

test('words of one place keep its marks, each once', () => {
  expect(keepMarks(`Declared ${entry} and ${item} paged`, `Paged ${item}`)).toBe(`Paged ${item} ${entry}`);
  expect(keepMarks(entry, '')).toBe(entry);
});

describe('a mark stays with its line', () => {
  const before = `Why:\n\n- The pool ${entry}\n- The cache ${item}  \n\nEnd`;
  test.each([
    ['that is written on', 'Why:\n\n- The pools\n- The cache  \n\nEnd', before.replace('pool', 'pools')],
    [
      'when others come',
      'Why:\n\n- New\n- The pool\n- The cache  \n\nEnd',
      before.replace('- The p', '- New\n- The p'),
    ],
    [
      'that is taken apart',
      'Why:\n\n- The\n  pool\n- The cache  \n\nEnd',
      before.replace(`pool ${entry}`, `${entry}\n  pool`),
    ],
    [
      'that joins another',
      'Why:\n\n- The pool- The cache  \n\nEnd',
      before.replace(` ${entry}\n- The cache`, `- The cache ${entry}`),
    ],
    ['and goes with it', 'Why:\n\n- The cache  \n\nEnd', before.replace(`- The pool ${entry}\n`, '')],
  ])('%s', (_, after, wanted) => {
    expect(keepMarksOfLines(before, after)).toBe(wanted);
  });

  test('but what ties the document to its record outlives its line', () => {
    expect(keepMarksOfLines(`One\n${incident}\nTwo`, 'Three')).toBe(`Three\n${incident}`);
  });

  test('whatever the lines are, as long as nobody changes them', () => {
    const line = fc.constantFrom('', '  ', 'a', '- a', '    a', `a ${entry}`, `${item} a  `, incident, `- ${entry}`);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const source = lines.join('\n');
        expect(keepMarksOfLines(source, withoutMarks(source))).toBe(source);
      }),
    );
  });
});
