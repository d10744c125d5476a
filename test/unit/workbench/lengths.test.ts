import { describe, expect, it } from 'vitest';
import { messageFacts } from '../../../src/core/comms/messageFacts.ts';
import { defaultPlaybook } from '../../../src/core/playbook/default/defaultPlaybook.ts';
import { readPostMortem } from '../../../src/core/postmortem/readPostMortem.ts';
import { sayEnglish } from '../../../src/core/say.ts';
import { drawingView } from '../../../src/workbench/editor/postMortem/drawingView.ts';
import { nextStatusChange, statusBarView } from '../../../src/workbench/statusBar/statusBarText.ts';
import { incidentNodes } from '../../../src/workbench/tree/rows/incidents.ts';
import { fact, startMs, stateOf, type Fact } from './commands/record.ts';

/** 03:12:50; 03:40:10 is 27 minutes and 20 seconds later, and reads as 28 minutes. */
const startedAtMs = startMs + 50_000;
const untilMs = startMs + 28 * 60_000 + 10_000;
const declared = fact('declared', {
  title: 'Checkout fails',
  severity: 1,
  startedAt: new Date(startedAtMs).toISOString(),
});
const resolved = fact(
  'phaseChanged',
  { from: 'investigating', to: 'resolved' },
  { minute: (untilMs - startMs) / 60_000 },
);
const context = { playbook: defaultPlaybook, nowMs: untilMs, timeZone: 'UTC', say: sayEnglish };

function statusBar(nowMs: number, ...facts: readonly Fact[]): string {
  return statusBarView(stateOf(declared, ...facts), { others: 0, isStale: false }, { ...context, nowMs }).text;
}

function row(...facts: readonly Fact[]): string {
  const state = stateOf(declared, ...facts);
  const snapshot = { load: 'ready', active: [state], ended: [], problems: [] } as const;
  const rows = incidentNodes({ ...context, snapshot, currentId: state.id, endedShown: 20 });
  return rows.find(({ label }) => label.includes(state.title))?.description ?? '';
}

describe('how long an incident lasted', () => {
  it('is the same in the tree, the status bar, a message and the post-mortem', () => {
    const state = stateOf(declared, resolved);
    expect(row(resolved)).toContain('lasted 28 min');
    expect(statusBar(untilMs, resolved)).toContain('resolved after 28 min');
    expect(messageFacts(state, context).duration).toBe('28 min');
    const { durations } = drawingView(readPostMortem(''), state, context);
    expect(durations.find(({ name }) => name === 'Time to resolve')?.length).toBe('28 min');
  });

  it('is counted the same while it lasts, with the minute that a clock shows', () => {
    expect(row()).toContain('28 min');
    expect(statusBar(untilMs)).toContain('28 min');
    const nextMs = nextStatusChange(stateOf(declared), defaultPlaybook, untilMs);
    expect(nextMs).toBe(startMs + 29 * 60_000);
    expect([statusBar(nextMs - 1), statusBar(nextMs)]).toEqual([
      expect.stringContaining('28 min'),
      expect.stringContaining('29 min'),
    ]);
  });
});
