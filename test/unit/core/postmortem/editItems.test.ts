import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../../../../src/core/markdown/diagnostic.ts';
import {
  addActionItem,
  editActionItem,
  removeActionItem,
} from '../../../../src/core/postmortem/edit/actionItemEdits.ts';
import { printPostMortem } from '../../../../src/core/postmortem/edit/applyEdits.ts';
import type { ItemChange } from '../../../../src/core/postmortem/edit/itemSource.ts';
import { moveActionItem } from '../../../../src/core/postmortem/edit/moveActionItem.ts';
import type { ActionItem, PostMortem } from '../../../../src/core/postmortem/postMortem.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';

/** Ticks or unticks it. */
const toggle = (document: PostMortem, item: ActionItem) => editActionItem(document, item, { done: item.done !== true });

function after(markdown: string, edit: (document: PostMortem) => readonly TextEdit[]): string {
  const document = readPostMortem(markdown);
  return printPostMortem(document, edit(document));
}

/** The lines that an edit took away and put in. */
function changed(before: string, now: string): { readonly out: readonly string[]; readonly put: readonly string[] } {
  const [from, to] = [before.split('\n'), now.split('\n')];
  let start = 0;
  while (start < from.length && from[start] === to[start]) start++;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  return { out: from.slice(start, from.length - end), put: to.slice(start, to.length - end) };
}

describe('an action item', () => {
  it('takes the place of a form that nobody filled in', () => {
    const text =
      '# Post-Mortem: Pool\n\n## Action items\n\n- [ ] [Task] (owner: [Name], due: [Date])\n\n## Prevention\n\nNone.\n';
    expect(readPostMortem(text).sections.find(({ kind }) => kind === 'actionItems')?.empty).toBe(true);
    expect(after(text, (document) => addActionItem(document, { text: 'Add a limit' }))).toBe(
      text.replace('[Task] (owner: [Name], due: [Date])', 'Add a limit'),
    );
  });

  const first = (edit: (document: PostMortem, item: ActionItem) => readonly TextEdit[]) => (document: PostMortem) => {
    const [item] = document.actionItems;
    return item === undefined ? [] : edit(document, item);
  };
  const items = (list: string): string => `## Action items\n\n${list}\n`;
  const table = '| Action | Owner | Due | Status |\n|---|---|---|---|\n';

  it.each([
    ['- [ ] Fix it', '- [x] Fix it'],
    ['1. [X] Fix it', '1. [ ] Fix it'],
    ['- Fix it', '- [x] Fix it'],
    ['- Fix it (DONE)', '- [ ] Fix it'],
    ['[ ] Fix it', '[x] Fix it'],
    [`${table}| Fix it | | | Open |`, `${table}| Fix it | | | Done |`],
    [`${table}| Fix it | | | |`, `${table}| Fix it | | | Done |`],
    ['| Action |\n|---|\n| Fix it |', '| Action |\n|---|\n| ✅ Fix it |'],
  ])('is ticked: %j', (before, expected) => {
    expect(after(items(before), first(toggle))).toBe(items(expected));
  });

  const changes: readonly (readonly [string, ItemChange, string])[] = [
    ['- [ ] Fix it', { owner: 'mira' }, '- [ ] @mira: Fix it'],
    [
      '- [ ] Fix it',
      { owner: 'Mira Okafor', due: '2026-12-01' },
      '- [ ] Fix it (owner: Mira Okafor) **Due**: 2026-12-01',
    ],
    ['- [ ] @mira: Fix it', { owner: 'jon' }, '- [ ] @jon: Fix it'],
    ['- [ ] @mira: Fix it', { owner: null }, '- [ ] Fix it'],
    ['- [ ] @mira: Fix it', { text: 'Fix `it` all' }, '- [ ] @mira: Fix `it` all'],
    ['- Fix it', { text: '# all', owner: null }, '- \\# all'],
    ['- Fix it **Due**: 2026-12-01', { due: '2026-12-05' }, '- Fix it **Due**: 2026-12-05'],
    ['- Fix it (owner: Jon, due: Friday)', { due: null }, '- Fix it (owner: Jon)'],
    [
      '- Fix\n  it [#12](http://a/12)',
      { text: 'Fix all', link: { name: 'ENG-1', url: 'https://l/ENG-1' } },
      '- Fix all [ENG-1](https://l/ENG-1)',
    ],
    [
      '- Fix [it](http://a/12) now',
      { link: { name: 'ENG-1', url: 'https://l/ENG-1' }, id: 'u-1' },
      '- Fix [it](http://a/12) now [ENG-1](https://l/ENG-1) <!-- sitrep:item u-1 -->',
    ],
    [
      `${table}| Fix it |||Open|`,
      { owner: 'mi|ra', due: '2026-12-01', text: 'Fix all' },
      `${table}| Fix all | mi\\|ra | 2026-12-01 |Open|`,
    ],
    [
      `${table}| Fix it | | | |`,
      { priority: 'High', id: 'u-1' },
      `${table}| Fix it **Priority**: High <!-- sitrep:item u-1 --> | | | |`,
    ],
  ];
  it.each(changes)('changes only what is named: %j', (before, change, expected) => {
    expect(
      after(
        items(before),
        first((document, item) => editActionItem(document, item, change)),
      ),
    ).toBe(items(expected));
  });

  it.each([
    ['- [ ] a\n- [x] b', '- [ ] a\n- [x] b\n- [ ] @mira: New **Due**: 2026-12-01'],
    ['1. a\n2. b', '1. a\n2. b\n3. @mira: New **Due**: 2026-12-01'],
    ['* a\n\n* b', '* a\n\n* b\n\n* @mira: New **Due**: 2026-12-01'],
    [`${table}| a | | | |`, `${table}| a | | | |\n| New | mira | 2026-12-01 |  |`],
    ['Unknown', '- [ ] @mira: New **Due**: 2026-12-01'],
    ['Some words.', 'Some words.\n\n- [ ] @mira: New **Due**: 2026-12-01'],
  ])('is added in the form of the others: %j', (before, expected) => {
    const change = { text: 'New', owner: 'mira', due: '2026-12-01' };
    expect(after(items(before), (document) => addActionItem(document, change))).toBe(items(expected));
  });

  it('is removed with what is below it', () => {
    expect(after(items('- a\n  - more\n- b'), first(removeActionItem))).toBe(items('- b'));
    expect(after(items('- a\n\n- b'), first(removeActionItem))).toBe(items('- b'));
  });

  it('moves among its neighbours, whose numbers stay in order', () => {
    const move = (to: number) => first((document, item) => moveActionItem(document, item, to));
    expect(after(items('1. a\n   more\n2. b\n3. c'), move(2))).toBe(items('1. b\n2. c\n3. a\n   more'));
    expect(after(items('- a\n\n- b'), move(1))).toBe(items('- b\n\n- a'));
    expect(after(items(`${table}| a | | | |\n| b | x | | |`), move(1))).toBe(
      items(`${table}| b | x | | |\n| a | | | |`),
    );
    expect(after(items('- a\n\n### More\n\n* b'), move(1))).toBe(items('\n### More\n\n* b\n* a'));
  });

  it('changes its own lines alone', () => {
    const before = items('- [ ] a\n- [ ]   b   <!-- x -->\n- [ ] c');
    const document = readPostMortem(before);
    const [, item] = document.actionItems;
    const now = item === undefined ? before : printPostMortem(document, toggle(document, item));
    expect(changed(before, now)).toEqual({ out: ['- [ ]   b   <!-- x -->'], put: ['- [x]   b   <!-- x -->'] });
  });
});
