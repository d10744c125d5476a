import { describe, expect, test } from 'vitest';
import { linesToItems } from '../../../../src/core/postmortem/edit/linesToItems.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';
import { findEvidence } from '../../../../src/core/postmortem/sync/evidence.ts';
import type { Change } from '../../../../src/core/changes/change.ts';

const source = [
  '# Post-Mortem: Pool',
  '',
  '## Timeline',
  '',
  '- 03:12 Nobody was paged for 14 minutes',
  '',
  '## What could be better',
  '',
  'TODO: Alert on saturation',
  '- [ ] @mira: Raise the limit',
  '',
  '| Gap | Idea |',
  '| --- | --- |',
  '| No runbook | Write one |',
  '',
  '## Action items',
  '',
  '- [ ] Existing',
  '',
].join('\n');

function items(markdown: string): readonly string[] {
  return readPostMortem(markdown).actionItems.map(({ text, owner }) =>
    owner === undefined ? text : `${text} (${owner})`,
  );
}

describe('lines become action items', () => {
  test('a TODO line and a check box move, a table row and a timeline entry stay where they are', () => {
    const made = linesToItems(readPostMortem(source), 0, 14);
    expect(made.count).toBe(4);
    expect(items(made.markdown)).toEqual([
      'Existing',
      'Nobody was paged for 14 minutes',
      'Alert on saturation',
      'Raise the limit (mira)',
      'No runbook – Write one',
    ]);
    expect(made.markdown).toContain('- 03:12 Nobody was paged for 14 minutes');
    expect(made.markdown).toContain('| No runbook | Write one |');
    expect(made.markdown).not.toContain('TODO');
    expect(made.markdown.match(/Raise the limit/g)).toHaveLength(1);
  });

  test('what is an action item already, a heading or nothing makes none, and the text stays as it is', () => {
    for (const line of [0, 1, 12, 17]) {
      expect(linesToItems(readPostMortem(source), line, line)).toEqual({ markdown: source, count: 0 });
    }
  });

  test('a document without a section for them gets one', () => {
    const made = linesToItems(readPostMortem('# Post-Mortem: A\n\nTODO: Fix it\n'), 2, 2);
    expect(items(made.markdown)).toEqual(['Fix it']);
  });
});

describe('a merged pull request is evidence', () => {
  const change = (title: string, more: Partial<Change> = {}): Change => ({
    key: `pr:acme/shop#${title}`,
    kind: 'pullRequest',
    title,
    at: '2026-11-26T00:00:00.000Z',
    ...more,
  });

  test('for the issue that it names as a word of its own, in its title or branch', () => {
    const named = [change('ENG-12: raise the limit'), change('Fix', { branch: 'mira/eng-12-limit' })];
    const others = [change('ENG-123 other'), change('PENG-12 other'), change('ENG 12 other')];
    expect(findEvidence(['ENG-12'], [...named, ...others]).map(({ change: found }) => found)).toEqual(named);
  });

  test('unless it was taken back or is no pull request', () => {
    const changes = [change('ENG-12', { revertedBy: 'pr:acme/shop#9' }), change('ENG-12', { kind: 'commit' })];
    expect(findEvidence(['ENG-12'], changes)).toEqual([]);
  });
});
