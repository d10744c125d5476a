import { ok } from '../../src/core/result.ts';
import { openDoor } from '../../src/integrations/http/door.ts';
import { openVercel } from '../../src/integrations/vercel/vercel.ts';
import { collectingLog } from '../support/git/collectingLog.ts';
import { accountWith } from '../support/github/gitHubUnderTest.ts';
import { openVercelStandIn, type VercelDeployment } from '../support/vercel/vercelStandIn.ts';
import type { Exchange } from './description.mts';

const now = Date.parse('2026-11-24T03:00:00Z');
const deployed = (uid: string, hoursAgo: number): VercelDeployment => ({
  uid: `dpl_${uid}`,
  created: now - hoursAgo * 3_600_000,
  ready: now - hoursAgo * 3_600_000 + 90_000,
  state: 'READY',
  target: 'production',
  sha: uid.repeat(40),
  message: `Change ${uid}`,
  isRollbackCandidate: true,
});

/** Everything that Sitrep asks of Vercel, once, with what the stand-in answered. */
export async function useVercel(): Promise<readonly Exchange[]> {
  const server = await openVercelStandIn(
    {
      project: { id: 'prj_1', name: 'shop' },
      repository: 'example/shop',
      deployments: [deployed('a', 48), deployed('c', 1)],
      serving: 'dpl_c',
      logs: [],
    },
    { now: () => now, isEager: true },
  );
  const exchanges: Exchange[] = [];
  const recording = async (address: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const response = await fetch(address, init);
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const url = new URL(address instanceof Request ? address.url : address);
    const json = isJson ? { json: (await response.clone().json()) as unknown } : {};
    exchanges.push({ method: init?.method ?? 'GET', url, status: response.status, ...json });
    return response;
  };
  const vercel = openVercel({
    door: openDoor({
      vendor: 'Vercel',
      log: collectingLog(),
      now: () => now,
      random: () => 0.5,
      requestsPerHour: 600,
      fetch: recording,
    }),
    account: accountWith('good-token', undefined, []),
    apiUrl: () => server.origin,
    team: () => 'team_1',
    project: () => '',
    repositories: () => Promise.resolve(ok([{ repository: 'example/shop', host: 'github.com' }])),
    now: () => now,
  });
  const deployments = await vercel.deployments({ sinceMs: now - 72 * 3_600_000, limit: 20 });
  const to = deployments.ok ? deployments.value.at(-1) : undefined;
  if (to === undefined) throw new Error('the stand-in has no deployments');
  const facts = await vercel.facts(to);
  const request = facts.ok ? await vercel.rollBack(facts.value) : facts;
  if (!request.ok) throw new Error(`the rollback was refused: ${request.failure.code}`);
  let phase = '';
  for (let look = 0; look < 5 && phase !== 'done'; look += 1) {
    const status = await vercel.status(request.value);
    phase = status.ok ? status.value.phase : status.failure.code;
  }
  if (phase !== 'done') throw new Error(`the rollback ended as ${phase}`);
  const forward = deployments.ok ? deployments.value[0] : undefined;
  const back = forward === undefined ? undefined : await vercel.facts(forward);
  if (back?.ok === true) await vercel.rollBack(back.value);
  await server.close();
  return exchanges;
}
