import { expect, it } from 'vitest';
import type { TrackerIssue } from '../../../../src/core/tracker/issue.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { leftWords, removedWords } from '../../../../src/workbench/actionItems/itemWords.ts';

const issue = (kind: TrackerIssue['state']['kind'], removed?: 'archived'): TrackerIssue => ({
  id: 'x',
  identifier: 'ENG-3',
  url: 'https://linear.app/shop/issue/ENG-3',
  title: 'Raise the limit',
  state: { name: kind, kind },
  priority: 0,
  labels: [],
  teamKey: 'ENG',
  ...(removed === undefined ? {} : { removed }),
});
const same = { title: 'same', done: 'same', owner: 'same', due: 'same', labels: 'same' } as const;
const linked = (of: TrackerIssue) =>
  removedWords('Raise the limit', { kind: 'linked', issue: of, verdicts: same }, sayEnglish);

it('an item that is removed says that its open issue stays, and nothing of one that is over', () => {
  expect(linked(issue('unstarted'))).toBe('“Raise the limit” is removed here. ENG-3 stays open in Linear.');
  expect(linked(issue('completed'))).toBeUndefined();
  expect(linked(issue('canceled'))).toBeUndefined();
  expect(linked(issue('started', 'archived'))).toBeUndefined();
});

it('an item that is removed claims nothing of an issue that was not read', () => {
  expect(removedWords('Raise it', { kind: 'unread', identifier: 'ENG-4' }, sayEnglish)).toBe(
    '“Raise it” is removed here. ENG-4 stays in Linear.',
  );
  expect(removedWords('Raise it', { kind: 'waiting' }, sayEnglish)).toContain('still waits to be sent');
  expect(removedWords('Raise it', { kind: 'unsent' }, sayEnglish)).toBeUndefined();
});

it('issues that are left are named', () => {
  expect(leftWords([issue('started')], sayEnglish)).toBe('Open in Linear without an item here: ENG-3.');
  expect(leftWords([], sayEnglish)).toBe('');
});
