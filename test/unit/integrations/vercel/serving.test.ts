import { afterEach, expect, test } from 'vitest';
import { ok } from '../../../../src/core/result.ts';
import { openDoor } from '../../../../src/integrations/http/door.ts';
import { openVercel } from '../../../../src/integrations/vercel/index.ts';
import { collectingLog } from '../../../support/git/collectingLog.ts';
import { accountWith } from '../../../support/github/gitHubUnderTest.ts';
import { openVercelStandIn, type VercelStandIn } from '../../../support/vercel/vercelStandIn.ts';

const servers: VercelStandIn[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const now = Date.parse('2026-11-24T03:00:00Z');
const hour = 3_600_000;

test('deployments tell which one production points at, as the project says: after a rollback not the newest', async () => {
  const deployments = ['c', 'b', 'a'].map((id, at) => ({
    uid: `dpl_${id}`,
    created: now - (at + 1) * hour,
    ready: now - (at + 1) * hour + 90_000,
    state: 'READY',
    target: 'production' as const,
    sha: id.repeat(40),
    message: `Change ${id}`,
    isRollbackCandidate: true,
  }));
  const server = await openVercelStandIn(
    { project: { id: 'prj_1', name: 'shop' }, repository: 'example/shop', deployments, serving: 'dpl_b', logs: [] },
    { now: () => now },
  );
  servers.push(server);
  const vercel = openVercel({
    door: openDoor({
      vendor: 'Vercel',
      log: collectingLog(),
      requestsPerHour: 600,
      now: () => now,
      random: () => 0.5,
      wait: () => Promise.resolve(),
    }),
    account: accountWith('good-token', undefined, []),
    apiUrl: () => server.origin,
    team: () => '',
    project: () => 'shop',
    repositories: () => Promise.resolve(ok([])),
    now: () => now,
  });
  const serving = async (): Promise<unknown> => {
    const answer = await vercel.deployments({ sinceMs: now - 72 * hour, limit: 60 });
    return answer.ok && answer.value.map(({ servesNow }) => servesNow);
  };
  expect(await serving()).toEqual([false, true, false]);
  server.failNext({ status: 404, json: {} }, ({ path }) => path.startsWith('/v9/projects/'));
  expect(await serving()).toEqual([undefined, undefined, undefined]);
});
