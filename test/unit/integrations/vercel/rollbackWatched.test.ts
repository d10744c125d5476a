import { afterEach, describe, expect, test } from 'vitest';
import { preflightOf, requestRollback } from '../../../../src/app/changes/rollback.ts';
import { RollbackWatch } from '../../../../src/app/changes/rollbackWatch.ts';
import { ok } from '../../../../src/core/result.ts';
import { openDoor } from '../../../../src/integrations/http/door.ts';
import { openVercel, type Vercel } from '../../../../src/integrations/vercel/index.ts';
import { collectingLog } from '../../../support/git/collectingLog.ts';
import { accountWith } from '../../../support/github/gitHubUnderTest.ts';
import { countingIds, openDesk, type Desk } from '../../../support/journal.ts';
import { openVercelStandIn, type VercelStandIn, type VercelState } from '../../../support/vercel/vercelStandIn.ts';
import { declare, valueOf } from '../../workbench/tree/desk.ts';

const hour = 3_600_000;
const servers: VercelStandIn[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

function shop(nowMs: number): VercelState {
  const deployed = (uid: string, hoursAgo: number) => ({
    uid: `dpl_${uid}`,
    created: nowMs - hoursAgo * hour,
    ready: nowMs - hoursAgo * hour + 90_000,
    state: 'READY',
    target: 'production' as const,
    sha: uid.repeat(40),
    message: `Change ${uid}`,
    isRollbackCandidate: true,
  });
  return {
    project: { id: 'prj_1', name: 'shop' },
    repository: 'example/shop',
    deployments: [deployed('b', 24), deployed('c', 1)],
    serving: 'dpl_c',
    logs: [],
  };
}

async function connected(desk: Desk, state: VercelState): Promise<Vercel> {
  const now = (): number => desk.clock.nowMs;
  const server = await openVercelStandIn(state, { now, isEager: true });
  servers.push(server);
  const wait = (): Promise<void> => Promise.resolve();
  const door = openDoor({ vendor: 'Vercel', log: collectingLog(), now, random: () => 0.5, requestsPerHour: 600, wait });
  return openVercel({
    door,
    account: accountWith('good-token', undefined, []),
    apiUrl: () => server.origin,
    team: () => '',
    project: () => 'shop',
    repositories: () => Promise.resolve(ok([])),
    now,
  });
}

function watchOver(desk: Desk, vercel: Vercel): RollbackWatch {
  const timers = {
    after: (delayMs: number, run: () => void) => {
      desk.clock.nowMs += delayMs;
      queueMicrotask(run);
      return { dispose: () => undefined };
    },
  };
  const { incidents, clock } = desk;
  return new RollbackWatch({ incidents, deployers: [vercel], clock, log: collectingLog(), timers });
}

describe('a rollback on Vercel, over HTTP', () => {
  test('is looked at, asked for, watched and recorded with what Vercel said', async () => {
    const desk = openDesk();
    const state = shop(desk.clock.nowMs);
    const vercel = await connected(desk, state);
    const incident = await declare(desk);
    const listed = valueOf(await vercel.deployments({ sinceMs: 0, limit: 10 }));
    const to = listed.find(({ id }) => id === 'dpl_b') ?? expect.unreachable();
    const looked = valueOf(await preflightOf({ deployer: vercel, sources: [] }, { state: incident, to }));
    expect(looked.facts).toMatchObject({ way: 'rollback', current: { id: 'dpl_c' }, target: { id: 'dpl_b' } });
    const parts = { incidents: desk.incidents, ids: countingIds(), clock: desk.clock };
    const run = valueOf(await requestRollback(parts, vercel, incident.id, looked.facts));
    const watch = watchOver(desk, vercel);
    expect(await watch.watch(incident.id, run)).toBe('succeeded');
    watch.dispose();
    const [recorded] = valueOf(await desk.incidents.get(incident.id)).rollbacks;
    expect(recorded?.finished).toMatchObject({ outcome: 'succeeded', vendorWord: 'succeeded', servingId: 'dpl_b' });
    expect(state.serving).toBe('dpl_b');
  });

  test('to a deployment that is gone meanwhile changes nothing and is recorded as failed', async () => {
    const desk = openDesk();
    const state = shop(desk.clock.nowMs);
    const vercel = await connected(desk, state);
    const incident = await declare(desk);
    const listed = valueOf(await vercel.deployments({ sinceMs: 0, limit: 10 }));
    const to = listed.find(({ id }) => id === 'dpl_b') ?? expect.unreachable();
    const facts = valueOf(await vercel.facts(to));
    state.deployments.splice(0, 1);
    const parts = { incidents: desk.incidents, ids: countingIds(), clock: desk.clock };
    expect(await requestRollback(parts, vercel, incident.id, facts)).toMatchObject({ ok: false });
    const [recorded] = valueOf(await desk.incidents.get(incident.id)).rollbacks;
    expect(recorded?.finished?.outcome).toBe('failed');
    expect(state.serving).toBe('dpl_c');
  });

  test.each([
    ['a gateway’s error', { status: 502, text: 'bad gateway' }],
    ['an answer without sense', { text: '<html></html>' }],
  ])('after %s is no failure: Vercel may do it, so it is watched', async (_, answer) => {
    const desk = openDesk();
    const vercel = await connected(desk, shop(desk.clock.nowMs));
    const incident = await declare(desk);
    const listed = valueOf(await vercel.deployments({ sinceMs: 0, limit: 10 }));
    const to = listed.find(({ id }) => id === 'dpl_b') ?? expect.unreachable();
    const facts = valueOf(await vercel.facts(to));
    servers.at(-1)?.failNext(answer, ({ method }) => method === 'POST');
    const parts = { incidents: desk.incidents, ids: countingIds(), clock: desk.clock };
    const run = valueOf(await requestRollback(parts, vercel, incident.id, facts));
    expect(valueOf(await desk.incidents.get(incident.id)).rollbacks[0]?.finished).toBeUndefined();
    const watch = watchOver(desk, vercel);
    expect(await watch.watch(incident.id, run)).toBe('unknown');
    watch.dispose();
  });
});
