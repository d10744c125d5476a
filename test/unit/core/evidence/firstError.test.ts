import { describe, expect, it } from 'vitest';
import { correctStart } from '../../../../src/app/lifecycle.ts';
import { addEvidence } from '../../../../src/app/evidence.ts';
import { errorBeforeStart, firstErrorMs, startToOffer } from '../../../../src/core/evidence/firstError.ts';
import { describeEntry } from '../../../../src/core/incident/describe.ts';
import { checkPostMortem } from '../../../../src/core/postmortem/checkPostMortem.ts';
import { draftPostMortem } from '../../../../src/core/postmortem/draft.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { openDesk } from '../../../support/journal.ts';
import { playbook } from '../postmortem/record.ts';
import { declare, minuteMs, rowAt, rowsOf, valueOf } from '../../workbench/tree/desk.ts';

const at = (text: string): number => Date.parse(text);

describe('the first error of a log', () => {
  it.each([
    [
      '2026-11-24T02:57:03.5Z info started\n2026-11-24T02:58:00Z error x\n2026-11-24T02:57:30Z error y',
      '2026-11-24T02:57:30Z',
    ],
    ['2026-11-24 03:57:30,250 +0100 FATAL: x', '2026-11-24T02:57:30.250Z'],
    ['2026-11-24 02:57:30 UTC PoolError: x', '2026-11-24T02:57:30Z'],
    ['{"level":50,"time":1795489050000,"msg":"request failed"}', new Date(1_795_489_050_000).toISOString()],
  ])('is the earliest line that speaks of one: %j', (log, moment) => {
    expect(firstErrorMs(log)).toBe(at(moment));
  });

  it.each([
    ['no line speaks of an error', '2026-11-24T02:57:03Z info started'],
    ['no zone says which moment it is', '2026-11-24 02:57:03 error x'],
    ['the moment is on another line', '2026-11-24T02:57:03Z\nerror x'],
    ['no calendar has the moment', '2026-13-24T02:57:03Z error x'],
  ])('is unknown where %s', (_, log) => {
    expect(firstErrorMs(log)).toBeUndefined();
  });
});

const options = { emails: false, cut: (text: string) => text };

/** An incident that was declared at 03:12 as begun at 03:07, and a log whose first error came so much earlier. */
async function withLog(minutes: number, from: 'file' | 'bisect' = 'file') {
  const desk = openDesk();
  const { id, startedAtMs } = await declare(desk);
  const errorMs = startedAtMs - minutes * minuteMs;
  const text = `${new Date(errorMs).toISOString()} error request failed`;
  const state = valueOf(await addEvidence(desk.incidents, id, { text, from }, options));
  return { desk, id, state, errorMs };
}

describe('an error before the start of the incident', () => {
  it('is found in a log that was added', async () => {
    const { state, errorMs } = await withLog(25);
    expect(errorBeforeStart(state)?.atMs).toBe(errorMs);
  });

  it.each([
    ['in the same minute', 0, 'file'],
    ['after the start', -2, 'file'],
    ['more than a day ago', 25 * 60, 'file'],
    ['in what a bisection printed', 25, 'bisect'],
  ] as const)('is none %s', async (_, minutes, from) => {
    expect(errorBeforeStart((await withLog(minutes, from)).state)).toBeUndefined();
  });

  it('is offered as the start with each log that has an error before it: the first one of all logs', async () => {
    const { desk, id, state, errorMs } = await withLog(25);
    const logAt = (atMs: number): string => `${new Date(atMs).toISOString()} error pool is full`;
    const second = logAt(errorMs + 10 * minuteMs);
    const after = valueOf(await addEvidence(desk.incidents, id, { text: second, from: 'file' }, options));
    expect(startToOffer(after, second)).toMatchObject({ atMs: errorMs, isOfLog: false });
    expect(startToOffer(after, logAt(errorMs)), 'also a log that is there already').toMatchObject({
      atMs: errorMs,
      isOfLog: true,
    });
    expect(startToOffer(after, logAt(state.startedAtMs))).toBeUndefined();
    expect(startToOffer(after, 'no error')).toBeUndefined();
    const moved = valueOf(await correctStart(desk.incidents, id, { atMs: errorMs, reason: 'log' }));
    expect(startToOffer(moved, second), 'once the start is corrected').toBeUndefined();
  });

  it('is asked about in the post-mortem until the start is corrected, which then counts everywhere and can be taken back', async () => {
    const { desk, id, state, errorMs } = await withLog(25);
    const found = (of: typeof state): readonly string[] => {
      const text = draftPostMortem({ state: of, playbook, timeZone: 'UTC', nowMs: desk.clock.nowMs });
      const checks = checkPostMortem({
        document: readPostMortem(text),
        state: of,
        playbook,
        nowMs: desk.clock.nowMs,
        say: sayEnglish,
      });
      return checks.filter(({ code }) => code === 'errorBeforeStart').map(({ message }) => message);
    };
    expect(found(state)).toEqual([
      expect.stringMatching(/is at 2026-11-24 02:42 UTC, before the start at 2026-11-24 03:07 UTC/u),
    ]);
    const corrected = valueOf(
      await correctStart(desk.incidents, id, { atMs: errorMs, reason: 'First error of the log' }),
    );
    expect(corrected.startedAtMs).toBe(errorMs);
    expect(found(corrected)).toEqual([]);
    const entry = corrected.timeline.at(-1);
    expect(entry && describeEntry(entry, sayEnglish)).toEqual({
      line: 'Start corrected: 2026-11-24 02:42 UTC, not 2026-11-24 03:07 UTC',
      detail: 'First error of the log',
    });
    const text = draftPostMortem({ state: corrected, playbook, timeZone: 'UTC', nowMs: desk.clock.nowMs });
    expect(text).toMatch(/- 02:42 Started, as corrected by Ada/u);
    expect(text).toContain('30 min (from Started 02:42 to Declared 03:12)');
    expect(rowAt(rowAt(rowsOf(desk), 'Checkout fails', 'Details').children, 'Started').description).toBe('02:42');
  });

  it('is no response to the incident when it is corrected', async () => {
    const desk = openDesk();
    const { id, startedAtMs } = await declare(desk);
    const state = valueOf(await correctStart(desk.incidents, id, { atMs: startedAtMs - minuteMs }));
    expect(state.milestones.firstResponseAtMs).toBeUndefined();
  });
});
