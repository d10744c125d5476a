import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completions, joinLabels, splitLabels } from '../../../webview-ui/postmortem/itemLabels.ts';

const label = fc
  .oneof(fc.constantFrom('a, b', 'say "x"', '"', ',', 'on-call'), fc.string({ unit: 'grapheme' }))
  .map((text) => text.trim())
  .filter((text) => text !== '');

describe('labels in one line', () => {
  test('are the same labels again, whatever they are called', () => {
    fc.assert(
      fc.property(fc.array(label), (labels) => {
        expect(splitLabels(joinLabels(labels))).toEqual(labels);
      }),
    );
  });

  test('are completed one at a time, each once', () => {
    const known = ['incident', 'on-call', 'db, slow'];
    expect(completions('', known)).toEqual(['incident', 'on-call', '"db, slow"']);
    expect(completions('Incident, on', known)).toEqual(['Incident, on-call', 'Incident, "db, slow"']);
    expect(completions('"db, slow",', known)).toEqual(['"db, slow", incident', '"db, slow", on-call']);
  });

  test('that are typed by hand lose empty places only', () => {
    expect(splitLabels(' a ,, b,')).toEqual(['a', 'b']);
    expect(splitLabels('"open, end')).toEqual(['open, end']);
  });
});
