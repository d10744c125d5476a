import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fileFields,
  itemFields,
  mergeItem,
  trackerFields,
  type ItemField,
  type ItemFields,
} from '../../../../../src/core/postmortem/sync/merge.ts';
import { matchOwner } from '../../../../../src/core/postmortem/sync/owner.ts';
import type { ActionItem } from '../../../../../src/core/postmortem/postMortem.ts';
import type { TrackerIssue, TrackerPerson } from '../../../../../src/core/tracker/issue.ts';

const mira: TrackerPerson = {
  id: 'u1',
  name: 'mira',
  fullName: 'Mira Okafor',
  email: 'mira@example.com',
  active: true,
};
const jonas: TrackerPerson = {
  id: 'u2',
  name: 'jonas',
  fullName: 'Jonas Weber',
  email: 'jonas@example.com',
  active: true,
};
const people = [mira, jonas];

function item(fields: Partial<ActionItem> = {}): ActionItem {
  return { text: 'Raise', written: 'Raise', form: 'task', line: 0, wordsEndLine: 1, endLine: 1, ...fields };
}

function issue(fields: Partial<TrackerIssue> = {}): TrackerIssue {
  return {
    id: 'i',
    identifier: 'ENG-1',
    url: 'https://linear.app/acme/issue/ENG-1',
    title: 'Raise',
    state: { name: 'Todo', kind: 'unstarted' },
    priority: 0,
    labels: [],
    teamKey: 'ENG',
    ...fields,
  };
}

const named = (...names: readonly string[]) => names.map((name) => ({ id: `label-${name}`, name }));

const anyItem = fc
  .record({
    text: fc.constantFrom('Raise', 'Lower', 'Watch'),
    done: fc.option(fc.boolean(), { nil: undefined }),
    owner: fc.constantFrom(undefined, 'mira', 'Jonas Weber', 'nobody we know'),
    due: fc.constantFrom(undefined, '2026-12-01', '2026-12-02'),
    labels: fc.constantFrom(undefined, ['db'], ['db', 'API'], ['nobody has this']),
  })
  .map((fields) => item(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))));
const anyIssue = fc
  .record({
    title: fc.constantFrom('Raise', 'Lower', 'Watch'),
    state: fc.constantFrom(
      { name: 'Todo', kind: 'unstarted' as const },
      { name: 'Done', kind: 'completed' as const },
      { name: 'Canceled', kind: 'canceled' as const },
    ),
    assignee: fc.constantFrom(undefined, ...people),
    due: fc.constantFrom(undefined, '2026-12-01', '2026-12-02'),
    labels: fc.constantFrom([], named('DB'), named('api', 'db'), named('incident')),
  })
  .map((fields) => issue(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))));
const anyField = fc.constantFrom<ItemField>(...itemFields);

/** Sets one field of an item to that of another. */
function withField(to: ActionItem, field: ItemField, from: ActionItem): ActionItem {
  const names = { title: 'text', done: 'done', owner: 'owner', due: 'due', labels: 'labels' } as const;
  const { [names[field]]: _, ...others } = to;
  const value = from[names[field]];
  return (value === undefined ? others : { ...others, [names[field]]: value }) as ActionItem;
}

const seenOf = (file: ActionItem, tracker: TrackerIssue): { file: ItemFields; tracker: ItemFields } => ({
  file: fileFields(file),
  tracker: trackerFields(tracker),
});

describe('bringing an item and its issue together', () => {
  test('where nothing changed since, nothing is to be done, whether the sides agree or not', () => {
    fc.assert(
      fc.property(anyItem, anyIssue, (file, tracker) => {
        expect(Object.values(mergeItem(file, tracker, seenOf(file, tracker)))).toEqual([
          'same',
          'same',
          'same',
          'same',
          'same',
        ]);
      }),
    );
  });

  test('a change of the file alone goes to the tracker, and no other field moves', () => {
    fc.assert(
      fc.property(anyItem, anyItem, anyIssue, anyField, (before, other, tracker, field) => {
        const file = withField(before, field, other);
        fc.pre(fileFields(file)[field] !== fileFields(before)[field]);
        const verdicts = mergeItem(file, tracker, seenOf(before, tracker));
        expect(['toTracker', 'same']).toContain(verdicts[field]);
        for (const untouched of itemFields.filter((name) => name !== field)) expect(verdicts[untouched]).toBe('same');
      }),
    );
  });

  test('what the file says is never given up where the file changed', () => {
    fc.assert(
      fc.property(anyItem, anyItem, anyIssue, anyIssue, (before, file, seen, tracker) => {
        const verdicts = mergeItem(file, tracker, seenOf(before, seen));
        for (const field of itemFields) {
          if (fileFields(file)[field] !== fileFields(before)[field]) expect(verdicts[field]).not.toBe('fromTracker');
          if (trackerFields(tracker)[field] !== trackerFields(seen)[field]) {
            expect(verdicts[field]).not.toBe('toTracker');
          }
        }
      }),
    );
  });

  test('without a last-seen value nothing that somebody wrote is overwritten, on either side', () => {
    fc.assert(
      fc.property(anyItem, anyIssue, (file, tracker) => {
        const verdicts = mergeItem(file, tracker, undefined);
        for (const field of itemFields) {
          expect(verdicts[field]).not.toBe('toTracker');
          if (verdicts[field] === 'fromTracker') expect([false, '']).toContain(fileFields(file)[field]);
        }
      }),
    );
  });

  test('both sides changed to different things is a conflict, to the same thing is none', () => {
    const before = seenOf(item(), issue());
    expect(mergeItem(item({ text: 'Lower' }), issue({ title: 'Watch' }), before).title).toBe('conflict');
    expect(mergeItem(item({ text: 'Lower' }), issue({ title: 'Lower' }), before).title).toBe('same');
    expect(mergeItem(item({ owner: 'Mira Okafor' }), issue({ assignee: mira }), before).owner).toBe('same');
  });

  test('a canceled issue is not done', () => {
    expect(trackerFields(issue({ state: { name: 'Canceled', kind: 'canceled' } })).done).toBe(false);
  });
});

describe('the owner of an item', () => {
  test('is found by handle, e-mail address, display name, or one name that only one person has', () => {
    for (const owner of ['mira', '@Mira', 'mira@example.com', 'Mira Okafor', 'okafor']) {
      expect(matchOwner(owner, people), owner).toEqual({ kind: 'found', person: mira });
    }
    expect(matchOwner('mo', people, ['mira@example.com'])).toEqual({ kind: 'found', person: mira });
  });

  test('is asked for when several fit, unknown when nobody does, and never somebody who has left', () => {
    const other: TrackerPerson = { id: 'u3', name: 'mira.b', fullName: 'Mira Berg', active: true };
    expect(matchOwner('Mira', [{ ...mira, name: 'mo', email: 'mo@example.com' }, other]).kind).toBe('ambiguous');
    expect(matchOwner('ana', people)).toEqual({ kind: 'unknown', owner: 'ana' });
    expect(matchOwner('mira', [{ ...mira, active: false }]).kind).toBe('left');
    expect(matchOwner(undefined, people).kind).toBe('none');
  });
});
