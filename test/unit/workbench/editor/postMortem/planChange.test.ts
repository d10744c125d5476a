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

function carriedOut(change: DocumentChange, source = text, due?: string): string {
  const plan = planChange(readPostMortem(source), change, due);
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

  test.each<DocumentChange>([
    { of: 'newItem', value: 'Declared' },
    { of: 'entryToItem', index: 1, was: 'Declared' },
  ])('gives an item that it makes the date that the playbook asks for: $of', (change) => {
    expect(carriedOut(change, text, '2026-12-03')).toBe(`${text}- [ ] Declared **Due**: 2026-12-03\n`);
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

describe('the marks of a document', () => {
  const [entry, item] = ['<!-- sitrep:entry 01M8AAAAAAAAAAAAAAAAAAAAAA -->', '<!-- sitrep:item 0123456789abcdef -->'];
  const incident = '<!-- sitrep:incident 01M8CAAAAAAAAAAAAAAAAAAAAA -->';
  const marked = `# Post-Mortem: Checkout

${incident}

- **Severity**: Sev 1 ${entry} (critical)

In short.

## Timeline

| Time | What |
|---|---|
| 03:07 | Errors begin ${entry} |
| 03:12 | ${entry} Declared |

### 03:20 Paged

The database team.
${entry}

## Root cause

- Marked as culprit: #234 ${entry}

## Action items

| Action | Owner |
|---|---|
| Add a limit ${item} | |

- [ ] Write a test ${item} soon. **Due**: 2026-12-01
`;
  const place = { readOnly: false, base: '', partial: false };

  test('are not shown', () => {
    const view = documentView(readPostMortem(marked), place);
    expect(JSON.stringify(view)).not.toContain('sitrep:');
    expect(view.timeline.map(({ written }) => written)).toEqual(['Errors begin', 'Declared', 'The database team.']);
    expect(view.items.map(({ written }) => written)).toEqual(['Add a limit', 'Write a test soon.']);
    expect(view.sections.map(({ markdown }) => markdown)).toContain('- Marked as culprit: #234');
  });

  test.each<[DocumentChange, string, string]>([
    [{ of: 'field', index: 0, was: 'Sev 1 (critical)', value: 'Sev 2' }, `Sev 1 ${entry} (critical)`, `Sev 2 ${entry}`],
    [{ of: 'entry', index: 0, was: 'Errors begin', value: 'Errors' }, `Errors begin ${entry}`, `Errors ${entry}`],
    [{ of: 'entry', index: 1, was: 'Declared', value: 'Said' }, `${entry} Declared`, `Said ${entry}`],
    [{ of: 'entry', index: 2, was: 'The database team.', value: 'All.' }, 'The database team.', 'All.'],
    [{ of: 'item', index: 0, was: 'Add a limit', value: 'Limit it' }, 'Add a limit', 'Limit it'],
    [
      { of: 'item', index: 1, was: 'Write a test soon.', value: 'Test it' },
      `Write a test ${item} soon.`,
      `Test it ${item}`,
    ],
    [
      { of: 'section', index: 2, title: 'Root cause', was: '- Marked as culprit: #234', value: 'Culprit: #234' },
      '- Marked as culprit: #234',
      'Culprit: #234',
    ],
    [{ of: 'removeItem', index: 0, was: 'Add a limit' }, `| Add a limit ${item} | |\n`, ''],
  ])('outlive an edit: $of', (change, from, to) => {
    expect(carriedOut(change, marked)).toBe(marked.replace(from, to));
    const plan = planChange(readPostMortem(marked), change);
    if (plan.ok && 'value' in change)
      expect(plan.value.written?.(readPostMortem(marked.replace(from, to)))).toBe(change.value);
  });

  test('do not come with what is pasted, nor with an entry that becomes an item', () => {
    expect(carriedOut({ of: 'newItem', value: `Fix ${item}` })).toBe(`${text}- [ ] Fix\n`);
    expect(carriedOut({ of: 'newEntry', time: '03:20', value: `Fix ${entry}` })).toBe(
      text.replace('Declared\n', 'Declared\n- 03:20 Fix\n'),
    );
    const was = { of: 'entryToItem', index: 1, was: 'Declared' } as const;
    expect(carriedOut(was, marked)).toBe(`${marked}\n- [ ] Declared\n`);
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
