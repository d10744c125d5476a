import { describe, expect, test } from 'vitest';
import { preflightOf, requestRollback } from '../../../../src/app/changes/rollback.ts';
import { Stopper } from '../../../../src/app/changes/stopper.ts';
import type { ChangeSource } from '../../../../src/app/ports.ts';
import type { Deployment } from '../../../../src/core/changes/deploys/deployment.ts';
import { preflightMarkdown } from '../../../../src/core/changes/rollback/preflightMarkdown.ts';
import { describeEntry } from '../../../../src/core/incident/describe.ts';
import { failed, ok } from '../../../../src/core/result.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { countingIds, openDesk } from '../../../support/journal.ts';
import { declare, valueOf } from '../../workbench/tree/desk.ts';
import { aChange, collected } from '../../workbench/tree/suspectsSeen.ts';
import { current, deployer, facts, target } from './vendor.ts';

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
