import { describe, expect, test } from 'vitest';
import { requestRollback } from '../../../../src/app/changes/rollback.ts';
import { RollbackWatch } from '../../../../src/app/changes/rollbackWatch.ts';
import type { Deployer } from '../../../../src/app/ports.ts';
import { describeEntry, entryTeller } from '../../../../src/core/incident/describe.ts';
import { recordedWords } from '../../../../src/core/postmortem/draftTimeline.ts';
import { failed } from '../../../../src/core/result.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { countingIds, openDesk, type Desk } from '../../../support/journal.ts';
import { declare, rowAt, rowsOf, valueOf } from '../../workbench/tree/desk.ts';
import { current, deployer, facts, reading, target } from './vendor.ts';

/** Virtual time: waiting moves the clock on. */
function watchOver(desk: Desk, vendor: Deployer): RollbackWatch {
  const timers = {
    after: (delayMs: number, run: () => void) => {
      desk.clock.nowMs += delayMs;
      queueMicrotask(run);
      return { dispose: () => undefined };
    },
  };
  const log = { info: () => undefined, warn: () => undefined, error: expect.unreachable };
  return new RollbackWatch({ incidents: desk.incidents, deployers: [vendor], clock: desk.clock, log, timers });
}

async function asked(desk: Desk, vendor: Deployer, wanted = facts): Promise<{ id: string; outcome: string }> {
  const { id } = await declare(desk);
  const watch = watchOver(desk, vendor);
  const parts = { incidents: desk.incidents, ids: countingIds(), clock: desk.clock };
  const run = valueOf(await requestRollback(parts, vendor, id, wanted));
  const outcome = await watch.watch(id, run);
  watch.dispose();
  return { id, outcome };
}

async function finishedOf(desk: Desk, id: string): Promise<unknown> {
  return valueOf(await desk.incidents.get(id)).rollbacks[0]?.finished;
}

describe('a rollback', () => {
  test('succeeds only once the vendor says that production points there', async () => {
    const desk = openDesk();
    const start = desk.clock.nowMs;
    const vendor = deployer(desk, [
      reading('waiting', start + 1_000),
      reading('running', start + 4_000),
      reading('done', start + 7_000),
    ]);
    const { id, outcome } = await asked(desk, vendor);
    expect(outcome).toBe('succeeded');
    expect(await finishedOf(desk, id)).toMatchObject({
      outcome: 'succeeded',
      durationMs: 7_000,
      vendorWord: 'succeeded',
      servingId: 'a',
    });
    const types = valueOf(await desk.incidents.get(id)).timeline.map(({ event }) => event.type);
    expect(types).toEqual(['declared', 'rollbackRequested', 'rollbackFinished']);
  });

  test.each([
    ['back', { way: 'rollback' as const }, 'Rollback succeeded after 7 s'],
    ['forward', { way: 'promote' as const, current: target, target: current }, 'Roll forward succeeded after 7 s'],
    ['to a build that never served', { way: 'promote' as const }, 'Promotion succeeded after 7 s'],
  ])('%s is called what it is when it is asked for and when it has ended', async (_which, asking, words) => {
    const desk = openDesk();
    const vendor = deployer(desk, [reading('done', desk.clock.nowMs + 7_000)]);
    const { id } = await asked(desk, vendor, { ...facts, ...asking });
    const [, request, outcome] = valueOf(await desk.incidents.get(id)).timeline.map(
      (entry) => describeEntry(entry, sayEnglish).line,
    );
    expect(outcome).toBe(words);
    expect(request?.split(' of ')[0]).toBe(words.split(' succeeded')[0]);
  });

  test.each([
    ['succeeded', undefined, 'Vercel, asked by Ada'],
    ['was refused', { code: 'rejected', where: 'Vercel', reason: 'not a candidate' }, 'Vercel, asked by Ada'],
    ['could not be asked', { code: 'offline', where: 'Vercel' }, 'Sitrep, asked by Ada'],
  ] as const)('that %s is told by who said so, not signed by a person', async (_, answer, teller) => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const vendor = deployer(desk, [reading('done', desk.clock.nowMs)], answer);
    const parts = { incidents: desk.incidents, ids: countingIds(), clock: desk.clock };
    const run = await requestRollback(parts, vendor, id, facts);
    const watch = watchOver(desk, vendor);
    if (run.ok) await watch.watch(id, run.value);
    watch.dispose();
    const state = valueOf(await desk.incidents.get(id));
    const [requested, finished] = state.timeline.slice(-2);
    expect(requested && entryTeller(requested, sayEnglish)).toBe('Ada');
    expect(finished && entryTeller(finished, sayEnglish)).toBe(teller);
    expect(finished && recordedWords(finished, state).sources).toBe(teller);
    expect(finished && describeEntry(finished, sayEnglish).detail?.includes('Vercel says')).toBe(
      teller.startsWith('Vercel'),
    );
    const [row] = rowAt(rowsOf(desk), 'Checkout fails', 'Timeline').children;
    expect(row?.description).toBe(teller);
  });

  test('that is never seen to end is unknown after the time limit, and no success', async () => {
    const desk = openDesk();
    const { id, outcome } = await asked(desk, deployer(desk, [reading('running', 0)]));
    expect(outcome).toBe('unknown');
    expect(await finishedOf(desk, id)).toMatchObject({ outcome: 'unknown' });
  });

  test('whose vendor cannot be reached is unknown, and no success', async () => {
    const desk = openDesk();
    const { outcome } = await asked(desk, deployer(desk, [failed({ code: 'offline', where: 'Vercel' })]));
    expect(outcome).toBe('unknown');
  });

  test('that another request overtook is unknown', async () => {
    const desk = openDesk();
    const { outcome } = await asked(desk, deployer(desk, [reading('overtaken', 0)]));
    expect(outcome).toBe('unknown');
  });

  test('that the vendor refuses is on the record as failed, with the reason', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const vendor = deployer(desk, [], { code: 'rejected', where: 'Vercel', reason: 'not a candidate' });
    const parts = { incidents: desk.incidents, ids: countingIds(), clock: desk.clock };
    const answer = await requestRollback(parts, vendor, id, facts);
    expect(answer.ok).toBe(false);
    expect(await finishedOf(desk, id)).toMatchObject({ outcome: 'failed', vendorWord: 'not a candidate' });
  });

  test('whose answer was lost is watched, as it may happen all the same', async () => {
    const desk = openDesk();
    const vendor = deployer(desk, [reading('done', desk.clock.nowMs)], { code: 'timedOut', where: 'Vercel' });
    const { outcome } = await asked(desk, vendor);
    expect(outcome).toBe('succeeded');
  });

  test('is watched on by the next window, which was closed in the middle, and told there', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const before = deployer(desk, []);
    const parts = { incidents: desk.incidents, ids: countingIds(), clock: desk.clock };
    const run = valueOf(await requestRollback(parts, before, id, facts));
    const next = openDesk({ journal: desk.journal });
    next.clock.nowMs = run.requestedAtMs + 1_000;
    const vendor = deployer(next, [reading('done', next.clock.nowMs)]);
    const watch = watchOver(next, vendor);
    const told: unknown[] = [];
    watch.onDidEndEarlier((...end) => told.push(end));
    await next.incidents.reload();
    await expect.poll(() => finishedOf(next, id)).toMatchObject({ outcome: 'succeeded' });
    await expect.poll(() => told).toMatchObject([[id, { id: run.id }, 'succeeded']]);
    watch.dispose();
  });

  test('that this window asked for is told by whoever waits for it alone', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const vendor = deployer(desk, [reading('done', desk.clock.nowMs)]);
    const watch = watchOver(desk, vendor);
    watch.onDidEndEarlier(expect.unreachable);
    const parts = { incidents: desk.incidents, ids: countingIds(), clock: desk.clock };
    const run = valueOf(await requestRollback(parts, vendor, id, facts));
    expect(await watch.watch(id, run)).toBe('succeeded');
    watch.dispose();
  });

  test('is asked for once: a second one of the project waits for the first', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const parts = { incidents: desk.incidents, ids: countingIds(), clock: desk.clock };
    valueOf(await requestRollback(parts, deployer(desk, []), id, facts));
    const second = await requestRollback(parts, deployer(desk, []), id, facts);
    expect(second).toMatchObject({ ok: false, failure: { code: 'alreadyThere' } });
  });
});
