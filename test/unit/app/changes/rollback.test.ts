import { describe, expect, test } from 'vitest';
import { preflightOf, requestRollback } from '../../../../src/app/changes/rollback.ts';
import { Stopper } from '../../../../src/app/changes/stopper.ts';
import { RollbackWatch } from '../../../../src/app/changes/rollbackWatch.ts';
import type { ChangeSource, Deployer } from '../../../../src/app/ports.ts';
import type { Deployment } from '../../../../src/core/changes/deploys/deployment.ts';
import type { RollbackFacts, RollbackStatus } from '../../../../src/core/changes/deploys/rollback.ts';
import { preflightMarkdown } from '../../../../src/core/changes/rollback/preflightMarkdown.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import { describeEntry, entryTeller } from '../../../../src/core/incident/describe.ts';
import { recordedWords } from '../../../../src/core/postmortem/draftTimeline.ts';
import { failed, ok, type Result } from '../../../../src/core/result.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { countingIds, openDesk, type Desk } from '../../../support/journal.ts';
import { declare, rowAt, rowsOf, valueOf } from '../../workbench/tree/desk.ts';
import { aChange, aDeployment, collected } from '../../workbench/tree/suspectsSeen.ts';

const target: Deployment = aDeployment('a', '2026-11-23T02:50:00.000Z', 'unknown').deployment;
const current: Deployment = aDeployment('b', '2026-11-24T02:50:00.000Z', 'unknown').deployment;
const facts: RollbackFacts = { project: 'shop', environment: 'production', current, target, way: 'rollback' };

type Reading = Result<RollbackStatus, Failure>;

function reading(phase: RollbackStatus['phase'], readAtMs: number): Reading {
  return ok({ phase, jobWord: phase === 'done' ? 'succeeded' : 'in-progress', servingId: 'a', readAtMs });
}

/** Answers its readings one after another, the last one for ever. */
function deployer(desk: Desk, readings: readonly Reading[], answer?: Failure): Deployer & { asked: number } {
  const made = {
    name: 'Vercel',
    asked: 0,
    deployments: () => Promise.resolve(ok([])),
    facts: () => Promise.resolve(ok(facts)),
    rollBack: () =>
      Promise.resolve(
        answer === undefined
          ? ok({ ...facts, source: 'Vercel', way: 'rollback' as const, to: target, requestedAtMs: desk.clock.nowMs })
          : failed(answer),
      ),
    status: () => {
      made.asked += 1;
      return Promise.resolve(readings[Math.min(made.asked, readings.length) - 1] ?? reading('waiting', 0));
    },
  };
  return made;
}

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

  test('is watched on by the next window, which was closed in the middle', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const before = deployer(desk, []);
    const parts = { incidents: desk.incidents, ids: countingIds(), clock: desk.clock };
    valueOf(await requestRollback(parts, before, id, facts));
    const next = openDesk({ journal: desk.journal });
    const vendor = deployer(next, [reading('done', next.clock.nowMs)]);
    const watch = watchOver(next, vendor);
    await next.incidents.reload();
    await expect.poll(() => finishedOf(next, id)).toMatchObject({ outcome: 'succeeded' });
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

describe('the pre-flight', () => {
  const source: ChangeSource = {
    name: 'git',
    recent: () => Promise.resolve(ok([])),
    find: () => Promise.resolve(ok([])),
    between: () => Promise.resolve(ok([aChange(241), aChange(240, { title: 'Add *table* [x](http://evil)' })])),
    contents: (changes) =>
      Promise.resolve(
        ok(
          changes.slice(1).map((change) => ({
            ...collected(change).candidate,
            files: [{ path: 'supabase/migrations/1_orders.sql', added: 1, deleted: 0 }],
          })),
        ),
      ),
  };

  test('names every change that would be undone, flags migrations, and says what is not known', async () => {
    const desk = openDesk();
    const state = await declare(desk);
    const looked = valueOf(
      await preflightOf({ deployer: deployer(desk, []), sources: [source] }, { state, to: target }),
    );
    expect(looked.between).toMatchObject([
      { migrations: [], filesUnknown: true },
      { migrations: ['supabase/migrations/1_orders.sql'], filesUnknown: false },
    ]);
    const page = preflightMarkdown(looked, { say: sayEnglish, timeZone: 'UTC' });
    expect(page).toContain(`- ${target.source} can still roll back to it`);
    expect(page).toContain('2 changes, all of them:');
    expect(page).toContain('**has a database migration**');
    expect(page).toContain('The files of 1 change are not known');
    expect(page).toContain('Environment variables');
    expect(page).toContain('Add \\*table\\* \\[x\\](http://evil)');
  });

  test('that is canceled is no page, though a source cannot stop in the middle', async () => {
    const desk = openDesk();
    const state = await declare(desk);
    const stop = new Stopper();
    const given: unknown[] = [];
    const repository = 'example/shop';
    const vendor = {
      ...deployer(desk, []),
      facts: (_: Deployment, signal: unknown) => {
        given.push(signal);
        return Promise.resolve(ok({ ...facts, target: { ...target, repository } }));
      },
    };
    const slow: ChangeSource = {
      ...source,
      between: (_, signal) => {
        given.push(signal);
        stop.stop();
        return Promise.resolve(ok([aChange(241)]));
      },
    };
    const looked = await preflightOf({ deployer: vendor, sources: [slow] }, { state, to: target }, stop);
    expect(looked).toEqual(failed({ code: 'cancelled' }));
    expect(given).toEqual([stop, stop]);
  });

  test('forward names every change that comes in, a culprit as such, and undoes nothing', async () => {
    const desk = openDesk();
    const state = await declare(desk);
    const ranges: unknown[] = [];
    const compared: ChangeSource = {
      ...source,
      between: (range) => {
        ranges.push(range);
        return Promise.resolve(ok([aChange(241), aChange(240)]));
      },
    };
    const repository = 'example/shop';
    const forward = { current: { ...target, repository }, target: { ...current, repository } };
    const vendor = {
      ...deployer(desk, []),
      facts: () => Promise.resolve(ok({ ...facts, ...forward, way: 'promote' as const })),
    };
    const { key } = aChange(240);
    await desk.incidents.record(state.id, () => ok([{ type: 'changeLinked', data: { change: aChange(240) } }]));
    await desk.incidents.record(state.id, () => ok([{ type: 'changeJudged', data: { key, verdict: 'culprit' } }]));
    const judged = valueOf(await desk.incidents.get(state.id));
    const looked = valueOf(
      await preflightOf({ deployer: vendor, sources: [compared] }, { state: judged, to: current }),
    );
    expect(ranges).toEqual([{ repository: 'example/shop', base: target.sha, head: current.sha }]);
    expect(looked).toMatchObject({ goesForward: true, between: [{ isCulprit: false }, { isCulprit: true }] });
    const page = preflightMarkdown(looked, { say: sayEnglish, timeZone: 'UTC' });
    expect(page).toContain('## What would come into production');
    expect(page).toContain('**marked as the culprit**');
    expect(page).not.toMatch(/undone|undo/);
  });

  test('keeps the tag that the vendor does not know, and the record calls the deployment by it', async () => {
    const desk = openDesk();
    const state = await declare(desk);
    const vendor = deployer(desk, []);
    const to = { ...target, tag: 'deploy-7' };
    const { facts: found } = valueOf(await preflightOf({ deployer: vendor, sources: [] }, { state, to }));
    const parts = { incidents: desk.incidents, ids: countingIds(), clock: desk.clock };
    valueOf(await requestRollback(parts, vendor, state.id, found));
    const asked = valueOf(await desk.incidents.get(state.id)).timeline.at(-1);
    expect(asked && describeEntry(asked, sayEnglish).line).toMatch(/ to deploy-7 \([0-9a-f]{8}\) requested$/);
  });

  test('says that it is unknown when no source could compare', async () => {
    const desk = openDesk();
    const state = await declare(desk);
    const looked = valueOf(await preflightOf({ deployer: deployer(desk, []), sources: [] }, { state, to: target }));
    expect(looked.between).toBe('unknown');
    expect(preflightMarkdown(looked, { say: sayEnglish, timeZone: 'UTC' })).toContain('Unknown: no source here');
  });
});
