import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editActionItem } from '../../../../../src/core/postmortem/edit/actionItemEdits.ts';
import { printPostMortem } from '../../../../../src/core/postmortem/edit/applyEdits.ts';
import { issueIdOf, itemKeys, uuidFrom } from '../../../../../src/core/postmortem/sync/itemKey.ts';
import { readPostMortem } from '../../../../../src/core/postmortem/readPostMortem.ts';
import { sha256 } from '../../../../../src/core/sha256.ts';

const incident = '01HZX3V5Q8D2M4N6P7R9S1T3W5';

function document(...items: readonly string[]): ReturnType<typeof readPostMortem> {
  return readPostMortem(
    `# Post-Mortem: Checkout\n\n<!-- sitrep:incident ${incident} -->\n\n## Action items\n\n${items.join('\n')}\n`,
  );
}

describe('the key of an action item', () => {
  test('SHA-256 gives what every other implementation gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
    );
  });

  test('ids of issues are UUIDs of version 4, as the tracker demands', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(uuidFrom(name)).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      }),
    );
  });

  test('two copies of a file give the same keys and ids, also when items read alike', () => {
    const lines = ['- [ ] @mira: Raise the pool limit', '- [ ] Add an alert', '- [ ] Add an alert'];
    const [here, there] = [document(...lines), document(...lines)];
    expect(itemKeys(here)).toEqual(itemKeys(there));
    expect(new Set(itemKeys(here)).size).toBe(3);
    expect(itemKeys(here).map((key) => issueIdOf(here, key, 'acme'))).toEqual(
      itemKeys(there).map((key) => issueIdOf(there, key, 'acme')),
    );
  });

  test('writing the mark keeps the key, and a marked item keeps it whatever becomes of its words', () => {
    const before = document('- [ ] Add an alert', '- [ ] Raise the limit');
    const [first = ''] = itemKeys(before);
    const [item] = before.actionItems;
    if (item === undefined) throw new Error('no item');
    const marked = readPostMortem(printPostMortem(before, editActionItem(before, item, { id: first })));
    expect(itemKeys(marked)).toEqual(itemKeys(before));
    const changed = readPostMortem(marked.markdown.replace('Add an alert', 'Page somebody'));
    expect(itemKeys(changed)[0]).toBe(first);
  });

  test('a line that was copied with its mark is an item of its own', () => {
    const copied = document(
      '- [ ] Add an alert <!-- sitrep:item k1 -->',
      '- [ ] Add two alerts <!-- sitrep:item k1 -->',
    );
    const [first, second] = itemKeys(copied);
    expect(first).toBe('k1');
    expect(second).not.toBe('k1');
  });

  test('the same words in another incident become another issue', () => {
    const here = document('- [ ] Add an alert');
    const other = readPostMortem(here.markdown.replace(incident, '01HZX3V5Q8D2M4N6P7R9S1T3W6'));
    const id = (of: typeof here): string => issueIdOf(of, itemKeys(of)[0] ?? '', 'acme');
    expect(id(other)).not.toBe(id(here));
  });
});
