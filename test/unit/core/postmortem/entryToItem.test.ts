import { describe, expect, it } from 'vitest';
import { draftPostMortem } from '../../../../src/core/postmortem/draft.ts';
import { printPostMortem } from '../../../../src/core/postmortem/edit/applyEdits.ts';
import { entryToItem } from '../../../../src/core/postmortem/edit/entryToItem.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';
import type { IncidentState, TimelineEntry } from '../../../../src/core/incident/state.ts';
import { idOf, instant, playbook, record, told } from './record.ts';

const source = { kind: 'link', url: 'https://chat.example.com/1', title: 'Chat' } as const;
const state = record(
  told('2026-11-24 03:12', 'declared', {
    title: 'Checkout fails',
    severity: 1,
    startedAt: instant('2026-11-24 03:07'),
  }),
  told('2026-11-24 03:20', 'noteAdded', { text: 'TODO: @jonas: raise the *pool* limit' }, { source }),
);
const noted = entryOf(state, 1);

function entryOf({ timeline }: IncidentState, index: number): TimelineEntry {
  const entry = timeline.find(({ id }) => id === idOf(index));
  if (entry === undefined) throw new Error('no such entry');
  return entry;
}

function withItem(markdown: string): string | undefined {
  const document = readPostMortem(markdown);
  const edits = entryToItem(document, noted, state);
  return edits === undefined ? undefined : printPostMortem(document, edits);
}

describe('an action item of an entry of the record', () => {
  it('says what the entry says and where that comes from, with its owner where the entry names one', () => {
    expect(withItem('# Post-Mortem: x\n\n## Action items\n\n- [ ] Other\n')).toBe(
      '# Post-Mortem: x\n\n## Action items\n\n- [ ] Other\n- [ ] @jonas: raise the \\*pool\\* limit (Mira Okafor, [Chat](https://chat.example.com/1))\n',
    );
  });

  it('has the words of the document where people corrected them there', () => {
    const draft = draftPostMortem({
      state,
      playbook,
      timeZone: 'UTC',
      nowMs: Date.parse('2026-11-24T05:00:00.000Z'),
      keep: new Set([idOf(0), idOf(1)]),
    });
    const corrected = draft.replaceAll('raise the \\*pool\\* limit', 'raise every limit');
    expect(corrected).not.toBe(draft);
    expect(readPostMortem(withItem(corrected) ?? '').actionItems.at(-1)).toMatchObject({
      text: expect.stringContaining('raise every limit') as string,
      done: false,
    });
  });

  it('is made once', () => {
    const once = withItem('# Post-Mortem: x\n\n## Action items\n');
    expect(withItem(once ?? '')).toBeUndefined();
  });
});
