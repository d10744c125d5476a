import { describe, expect, it } from 'vitest';
import { takenBack } from '../../../../src/core/incident/takenBack.ts';
import { worthTelling } from '../../../../src/core/postmortem/draftTimeline.ts';
import { declared, entryId, fact, stateOf, type Fact } from '../../workbench/commands/record.ts';

const change = {
  key: 'pr:shop#223',
  kind: 'pullRequest',
  title: 'Raise the limit',
  at: '2026-11-24T02:00:00Z',
} as const;
const link = fact('changeLinked', { change: { ...change, aliases: ['sha:223'] } });
const unlink = fact('changeUnlinked', { key: 'sha:223' });
const judge = (verdict: 'culprit' | 'cleared' | 'open'): Fact => fact('changeJudged', { key: change.key, verdict });
const log = (text: string): Fact => fact('evidenceAdded', { text, from: 'clipboard' });
const mark = (name: 'done' | 'open'): Fact => fact('stepMarked', { run: entryId(90), step: 'drain', mark: name });

/** The places of what is worth telling, the declaration being the first. */
function worth(...facts: readonly Fact[]): readonly number[] {
  const { timeline } = stateOf(declared(), ...facts);
  return timeline.flatMap((entry, index) => (worthTelling(timeline)(entry) ? [index] : []));
}

describe('what is worth telling readers', () => {
  it('is a link that stands, not one that was undone with its verdicts', () => {
    expect(worth(link, judge('culprit'))).toEqual([0, 1, 2]);
    expect(worth(link, judge('culprit'), unlink)).toEqual([0]);
    expect(worth(link, unlink, link, judge('cleared'))).toEqual([0, 3, 4]);
  });

  it('is a verdict that stands, not one that was withdrawn', () => {
    expect(worth(link, judge('culprit'), judge('cleared'))).toEqual([0, 1, 2, 3]);
    expect(worth(link, judge('culprit'), judge('cleared'), judge('open'))).toEqual([0, 1]);
    expect(worth(link, judge('culprit'), judge('open'), judge('culprit'))).toEqual([0, 1, 4]);
  });

  it('is a step that stays done', () => {
    const steps = [{ key: 'drain', text: 'Drain the node', line: 3 }];
    const run = fact('runStarted', { run: entryId(90), title: 'Node', uri: 'file:///node.md', path: 'node.md', steps });
    expect(worth(run, mark('done'))).toEqual([0, 1, 2]);
    expect(worth(run, mark('done'), mark('open'))).toEqual([0, 1]);
  });

  it('is a log once', () => {
    expect(worth(log('timeout'), log('refused'), log('timeout'))).toEqual([0, 1, 2]);
  });

  it('is what takes back something that was told already', () => {
    const { timeline } = stateOf(declared(), link, unlink);
    expect([...takenBack(timeline)]).toEqual([entryId(1), entryId(2)]);
    expect([...takenBack(timeline.slice(2))]).toEqual([]);
  });
});
