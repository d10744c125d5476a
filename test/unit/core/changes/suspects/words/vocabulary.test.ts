import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Numbering } from '../../../../../../src/core/changes/suspects/words/numbering.ts';
import { NumberList } from '../../../../../../src/core/changes/suspects/words/numberList.ts';
import { eachRawWord } from '../../../../../../src/core/changes/suspects/words/rawWords.ts';
import { splitWord } from '../../../../../../src/core/changes/suspects/words/subtokens.ts';
import { Vocabulary } from '../../../../../../src/core/changes/suspects/words/vocabulary.ts';

function termsOf(text: string): readonly string[] {
  const terms: string[] = [];
  eachRawWord(text, (word) => {
    const { parts, whole } = splitWord(word);
    terms.push(...parts, ...(whole === undefined ? [] : [whole]));
  });
  return terms;
}

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('buildAll', 'build_all', 'HTTPServer2_retryLoop', 'caches', 'the', 'pool', 'src/db/pool.ts', 'größe'),
);
const texts = fc.array(
  fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
  { maxLength: 8 },
);

describe('Vocabulary', () => {
  it('gives each text the terms of its words, in their order, however often words came before', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const vocabulary = new Vocabulary();
        for (const text of [...given, ...given]) {
          const ids = new NumberList();
          vocabulary.append(text, ids);
          const found = Array.from({ length: ids.length }, (_, at) => vocabulary.terms[ids.at(at)]);
          expect(found).toEqual(termsOf(text));
          for (const term of found) expect(vocabulary.terms[vocabulary.find(term ?? '') ?? -1]).toBe(term);
        }
      }),
    );
  });

  it('finds no term that has not come up', () => {
    const vocabulary = new Vocabulary();
    vocabulary.append('connection pool', new NumberList());
    expect(vocabulary.find('pool')).toBe(1);
    expect(vocabulary.find('poo')).toBeUndefined();
  });
});

describe('Numbering', () => {
  it('keeps the number of every text as it grows', () => {
    const numbering = new Numbering();
    const many = Array.from({ length: 20_000 }, (_, at) => `word${at}`);
    expect(many.map((text) => numbering.add(text))).toEqual(many.map((_, at) => at));
    expect(many.map((text) => numbering.add(`in ${text} out`, 3, 3 + text.length))).toEqual(many.map((_, at) => at));
    expect(numbering.size).toBe(many.length);
  });
});
