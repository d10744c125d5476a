import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editActionItem } from '../../../../src/core/postmortem/edit/actionItemEdits.ts';
import { linesOf, printPostMortem } from '../../../../src/core/postmortem/edit/applyEdits.ts';
import type { ActionItem, PostMortem } from '../../../../src/core/postmortem/postMortem.ts';
import { labelKey, onceEach } from '../../../../src/core/postmortem/read/labels.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';

const head = '# Post-Mortem: x\n\n## Action items\n\n';
const table = '| Action | Owner | Labels | Issue |\n|---|---|---|---|\n';

function only(markdown: string): ActionItem {
  const [item] = readPostMortem(head + markdown).actionItems;
  if (item === undefined) throw new Error(`no item in ${markdown}`);
  return item;
}

function withLabels(document: PostMortem, labels: readonly string[], at = 0): string {
  const item = document.actionItems[at];
  if (item === undefined) throw new Error('no item');
  return printPostMortem(document, editActionItem(document, item, { labels }));
}

describe('the labels of an action item', () => {
  it.each<[string, readonly string[] | undefined, string]>([
    ['- [ ] Fix it **Labels**: database, on-call', ['database', 'on-call'], 'Fix it'],
    ['- [ ] @mira: Fix it **Due**: 2026-12-01 **Labels**: db **Priority**: High', ['db'], 'Fix it'],
    ['- Fix it (owner: Jon, labels: a, b, due: 2026-12-01)', ['a', 'b'], 'Fix it'],
    ['- [ ] Fix it. Labels: area/db, `due: later, maybe`', ['area/db', 'due: later, maybe'], 'Fix it.'],
    ['- Fix it **Due**: 2026-12-01 **Labels**: a', ['a'], 'Fix it'],
    ['- Fix it\n  - Labels: a, A, b', ['a', 'b'], 'Fix it'],
    ['- Fix it **Tags**: t [ENG-1](https://linear.app/a/issue/ENG-1) <!-- sitrep:item q -->', ['t'], 'Fix it'],
    [`${table}| Fix it | mira | a, \`b, c\` | |`, ['a', 'b, c'], 'Fix it'],
    [`${table}| Fix it **Labels**: z | mira | | |`, ['z'], 'Fix it'],
    ['- [ ] Add alert labels: severity, team', undefined, 'Add alert labels: severity, team'],
    ['- [ ] Say which *labels* we want', undefined, 'Say which labels we want'],
    ['- [ ] Fix it **Labels**: TBD', undefined, 'Fix it'],
    ['- [ ] Fix it', undefined, 'Fix it'],
  ])('are read from %j', (markdown, labels, text) => {
    const item = only(markdown);
    expect([item.labels, item.text]).toEqual([labels, text]);
  });

  it.each<[string, readonly string[], string]>([
    ['- [ ] Fix it', ['db', 'on-call'], '- [ ] Fix it **Labels**: db, on-call'],
    ['- [ ] Fix it **Labels**: db', [], '- [ ] Fix it'],
    [
      '- [ ] Fix it **Labels**: `db`, old **Due**: 2026-12-01',
      ['DB', 'new'],
      '- [ ] Fix it **Labels**: `db`, new **Due**: 2026-12-01',
    ],
    ['- Fix it (owner: Jon, labels: a, b)', ['a'], '- Fix it (owner: Jon, labels: a)'],
    ['- Fix it', ['needs (more), work'], '- Fix it **Labels**: `needs (more), work`'],
    [`${table}| Fix it | | | |`, ['a', 'b'], `${table}| Fix it | | a, b | |`],
    ['| Action | Owner |\n|---|---|\n| Fix it | |', ['a'], '| Action | Owner |\n|---|---|\n| Fix it **Labels**: a | |'],
  ])('change nothing else: %j with %j', (before, labels, after) => {
    expect(withLabels(readPostMortem(head + before), labels)).toBe(head + after);
  });

  const hard = fc.constantFrom(
    'due 2026-12-01',
    'x due dec 1',
    'owner: mira',
    'must see',
    'ok ✅',
    '(done)',
    'a|b',
    '`a`',
    '<!-- a',
    '--> b',
    'C++',
    '#1',
    'priority: high',
    '**bold**',
    'a\\',
    'a, b; c',
    '[x](http://a)',
    'https://a.example/b',
    '- @mira',
    'TBD',
    '&amp;',
    '- ',
  );
  const name = fc.oneof(
    { weight: 2, arbitrary: hard },
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.lorem({ maxCount: 2 }),
  );
  const names = fc
    .array(name, { maxLength: 4 })
    .map((list) =>
      onceEach(list.map((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()).filter((text) => text !== '')),
    );
  const lines = fc.constantFrom(
    '- [ ] Fix it',
    '- [ ] @mira: Fix it **Due**: 2026-12-01 **Labels**: a, `b` <!-- sitrep:item q -->',
    '- Fix it (owner: Jon Doe, labels: a, due: 2026-12-01)',
    '1. Fix it **Priority**: High [ENG-1](https://linear.app/a/issue/ENG-1)',
    '- [x] Fix it\n  with more\n- [ ] Another',
    `${table}| Fix it | mira | a | |\n| Another | | | |`,
    '| Action | Owner |\n|---|---|\n| Fix it | mira |',
  );

  it('stand beside a due date and a priority, none of which swallows another', () => {
    expect(only('- [ ] Fix it **Due**: 2026-12-01 **Priority**: High **Labels**: a')).toMatchObject({
      due: '2026-12-01',
      priority: 'High',
      labels: ['a'],
    });
  });

  it('read back whatever they are called, and change no other fact and no other line', () => {
    fc.assert(
      fc.property(lines, names, (markdown, labels) => {
        const document = readPostMortem(head + markdown);
        const [before] = document.actionItems;
        const printed = withLabels(document, labels);
        const now = readPostMortem(printed);
        const [after] = now.actionItems;
        expect((after?.labels ?? []).map(labelKey)).toEqual(labels.map(labelKey));
        expect({ ...after, labels: [], written: '' }).toEqual({ ...before, labels: [], written: '' });
        const behind = linesOf(document).slice(before?.wordsEndLine);
        expect(behind.length === 0 ? [] : linesOf(now).slice(-behind.length)).toEqual(behind);
      }),
      { numRuns: 800, seed: 5 },
    );
  });

  it('that are set to what they are change nothing', () => {
    fc.assert(
      fc.property(lines, names, (markdown, labels) => {
        const first = withLabels(readPostMortem(head + markdown), labels);
        expect(withLabels(readPostMortem(first), labels)).toBe(first);
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  it('come and go without a trace', () => {
    fc.assert(
      fc.property(lines, names, (markdown, labels) => {
        const bare = withLabels(readPostMortem(head + markdown), []);
        const there = withLabels(readPostMortem(bare), labels);
        expect(withLabels(readPostMortem(there), [])).toBe(bare);
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});
