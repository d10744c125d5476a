import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../../src/core/postmortem/edit/applyEdits.ts';
import { isPredictable, predict } from '../../../../../src/core/postmortem/edit/predict.ts';
import { readPostMortem } from '../../../../../src/core/postmortem/readPostMortem.ts';
import type { DocumentChange } from '../../../../../src/protocol/postMortem/change.ts';
import { documentView } from '../../../../../src/workbench/editor/postMortem/documentView.ts';
import { isReshaped, planChange } from '../../../../../src/workbench/editor/postMortem/planChange.ts';

const text = `# Post-Mortem: Checkout

- **Date**: 2026-11-24 <!-- kept -->
- **Severity**: Sev 1

## What happened

Checkout failed.

### For whom

Everyone.

## Timeline

All times are in UTC.

- 03:07 Errors begin
- 03:12 Declared

## Action items

- [ ] @mira: Add a limit. **Due**: 2026-12-01
- [ ] Write a test
`;

function carriedOut(change: DocumentChange, source = text): string {
  const plan = planChange(readPostMortem(source), change);
  return plan.ok ? applyEdits(source, plan.value.edits) : plan.failure;
}

describe('a change of the page', () => {
  test.each<[string, DocumentChange, string]>([
    ['a fact', { of: 'field', index: 1, was: 'Sev 1', value: 'Sev 2' }, text.replace('Sev 1', 'Sev 2')],
    [
      'a fact that was cleared: it is unknown',
      { of: 'field', index: 0, was: '2026-11-24', value: '' },
      text.replace('2026-11-24', 'Unknown'),
    ],
    [
      'a section, and not the one in it',
      { of: 'section', index: 0, title: 'What happened', was: 'Checkout failed.', value: 'It broke.' },
      text.replace('Checkout failed.', 'It broke.'),
    ],
    [
      'the words of an entry',
      { of: 'entry', index: 0, was: 'Errors begin', value: 'Errors start' },
      text.replace('begin', 'start'),
    ],
    ['the time of an entry', { of: 'entry', index: 1, was: 'Declared', time: '3:15' }, text.replace('03:12', '03:15')],
    [
      'an entry more',
      { of: 'newEntry', time: '03:09', value: 'Paged' },
      text.replace('- 03:12', '- 03:09 Paged\n- 03:12'),
    ],
    ['an entry less', { of: 'removeEntry', index: 0, was: 'Errors begin' }, text.replace('- 03:07 Errors begin\n', '')],
    [
      'an owner of several words',
      { of: 'item', index: 0, was: 'Add a limit.', owner: 'Noor Haddad' },
      text.replace('@mira: Add a limit. **Due**: 2026-12-01', 'Add a limit. **Due**: 2026-12-01 (owner: Noor Haddad)'),
    ],
    ['an entry as an action item', { of: 'entryToItem', index: 1, was: 'Declared' }, `${text}- [ ] Declared\n`],
  ])('touches the lines of %s alone', (_, change, wanted) => {
    expect(carriedOut(change)).toBe(wanted);
  });

  test('finds its place again where the text moved on, and says so where it is gone', () => {
    const moved = text.replace('- 03:07 Errors begin', '- 03:01 First sign\n- 03:07 Errors begin');
    const change = { of: 'entry', index: 0, was: 'Errors begin', value: 'Errors start' } as const;
    expect(carriedOut(change, moved)).toBe(moved.replace('begin', 'start'));
    expect(carriedOut(change, text.replace('Errors begin', 'Something else'))).toBe('gone');
  });

  test('refuses what is no time', () => {
    expect(carriedOut({ of: 'newEntry', time: 'soon', value: 'x' })).toBe('badTime');
  });

  test('tells when the parts of the document become others', () => {
    const change = {
      of: 'section',
      index: 0,
      title: 'What happened',
      was: 'Checkout failed.',
      value: 'a\n\n## New',
    } as const;
    const after = readPostMortem(carriedOut(change));
    expect(isReshaped(readPostMortem(text), after)).toBe(true);
    expect(isReshaped(readPostMortem(text), readPostMortem(text.replace('failed', 'broke')))).toBe(false);
  });
});

describe('a prediction', () => {
  test.each<DocumentChange>([
    { of: 'field', index: 1, was: 'Sev 1', value: 'Sev 2 (High)' },
    { of: 'section', index: 0, title: 'What happened', was: 'Checkout failed.', value: 'One.\n\nTwo.\n\n- three' },
    { of: 'section', index: 1, title: 'For whom', was: 'Everyone.', value: 'All' },
    { of: 'entry', index: 0, was: 'Errors begin', value: 'Errors begin to show' },
    { of: 'item', index: 0, was: 'Add a limit.', value: 'Add a much lower limit' },
  ])('of $of is what a reading finds', (change) => {
    const before = readPostMortem(text);
    const plan = planChange(before, change);
    if (!plan.ok) throw new Error(plan.failure);
    const { edits, settle } = plan.value;
    expect(isPredictable(edits)).toBe(true);
    const place = { readOnly: false, base: '', partial: false };
    const read = readPostMortem(applyEdits(text, edits));
    const guessed = settle?.(predict(before, edits)) ?? before;
    expect(documentView(guessed, place)).toEqual(documentView(read, place));
    expect(guessed.timeline.map(({ words }) => words)).toEqual(read.timeline.map(({ words }) => words));
    expect(guessed.fields.map(({ value }) => value)).toEqual(read.fields.map(({ value }) => value));
  });
});
