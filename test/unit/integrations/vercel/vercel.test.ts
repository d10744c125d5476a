import { afterEach, describe, expect, test } from 'vitest';
import { ok } from '../../../../src/core/result.ts';
import { openDoor } from '../../../../src/integrations/http/door.ts';
import { openVercel, type Vercel } from '../../../../src/integrations/vercel/index.ts';
import { collectingLog } from '../../../support/git/collectingLog.ts';
import { accountWith } from '../../../support/github/gitHubUnderTest.ts';
import { resetMidBody, silence, type Answered } from '../../../support/http/standIn.ts';
import {
  openVercelStandIn,
  type VercelDeployment,
  type VercelStandIn,
  type VercelState,
} from '../../../support/vercel/vercelStandIn.ts';

const servers: VercelStandIn[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const now = Date.parse('2026-11-24T03:00:00Z');
const hour = 3_600_000;
const deployed = (uid: string, hoursAgo: number, more: Partial<VercelDeployment> = {}): VercelDeployment => ({
  uid: `dpl_${uid}`,
  created: now - hoursAgo * hour,
  ready: now - hoursAgo * hour + 90_000,
  state: 'READY',
  target: 'production',
  sha: uid.repeat(40),
  message: `Change ${uid}`,
  isRollbackCandidate: true,
  ...more,
});

function shop(): VercelState {
  return {
    project: { id: 'prj_1', name: 'shop' },
    repository: 'example/shop',
    deployments: [deployed('a', 48), deployed('b', 24), deployed('c', 1), deployed('d', 2, { state: 'ERROR' })],
    serving: 'dpl_c',
    logs: [
      {
        level: 'info',
        message: 'fine',
        rowId: '1',
        source: 'serverless',
        timestampInMs: now - 3,
        requestMethod: 'GET',
        requestPath: '/',
        responseStatusCode: 200,
      },
      {
        level: 'error',
        message: 'pool is exhausted\n    at acquire (pool.ts:53:9)',
        rowId: '2',
        source: 'serverless',
        timestampInMs: now - 2,
        requestMethod: 'POST',
        requestPath: '/checkout',
        responseStatusCode: 500,
      },
    ],
  };
}

interface Wanted {
  readonly token?: string;
  readonly next?: string;
  readonly project?: string;
  readonly team?: string;
  readonly timeoutMs?: number;
}

async function serve(state = shop(), wanted: Wanted = {}) {
  const server = await openVercelStandIn(state, { now: () => now });
  servers.push(server);
  const log = collectingLog();
  const renewed: string[] = [];
  const { timeoutMs } = wanted;
  const door = openDoor({
    vendor: 'Vercel',
    log,
    now: () => now,
    random: () => 0.5,
    requestsPerHour: 600,
    wait: () => Promise.resolve(),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const vercel: Vercel = openVercel({
    door,
    account: accountWith(wanted.token ?? 'good-token', wanted.next, renewed),
    apiUrl: () => server.origin,
    team: () => wanted.team ?? '',
    project: () => wanted.project ?? '',
    repositories: () => Promise.resolve(ok([{ repository: 'example/shop', host: 'github.com' }])),
    now: () => now,
  });
  return { server, vercel, renewed, lines: log.lines };
}

const window = { sinceMs: now - 72 * hour, limit: 60 };

describe('deployments', () => {
  test('of the projects that are linked to the repository tell state, target, commit and address, newest first', async () => {
    const { vercel } = await serve();
    const answer = await vercel.deployments(window);
    expect(answer.ok && answer.value.map(({ id, state }) => [id, state])).toEqual([
      ['dpl_c', 'ready'],
      ['dpl_d', 'failed'],
      ['dpl_b', 'ready'],
      ['dpl_a', 'ready'],
    ]);
    expect(answer.ok && answer.value[0]).toMatchObject({
      key: 'deploy:example/shop@dpl_c',
      repository: 'example/shop',
      project: 'shop',
      environment: 'production',
      isProduction: true,
      sha: 'c'.repeat(40),
      title: 'Change c',
      by: 'tomas-vidal',
      url: 'https://shop-dpl_c.vercel.app',
      canRollBackTo: true,
    });
  });

  test('in a state that nobody has heard of are shown with its word', async () => {
    const state = shop();
    state.deployments.push(deployed('e', 0.5, { state: 'HIBERNATING' }));
    const { vercel } = await serve(state);
    const answer = await vercel.deployments(window);
    expect(answer.ok && answer.value[0]).toMatchObject({ state: 'unknown', stateWord: 'hibernating' });
  });

  test('are asked of the team that is set, page after page', async () => {
    const state = shop();
    state.deployments.push(
      ...Array.from({ length: 150 }, (_, at) => deployed('f', 3 + at / 10, { uid: `dpl_f${at}` })),
    );
    const { vercel, server } = await serve(state, { project: 'shop', team: 'team_1' });
    const answer = await vercel.deployments({ ...window, limit: 200 });
    expect(answer.ok && answer.value.length).toBe(154);
    expect(server.asked.map(({ query }) => query.get('teamId'))).toEqual(['team_1', 'team_1', 'team_1']);
  });

  test('tell the error lines of their log, though the stream has no end', async () => {
    const { vercel, server } = await serve();
    const answer = await vercel.deployments(window);
    const [first] = answer.ok ? answer.value : [];
    if (first === undefined) throw new Error('no deployment');
    const reading = vercel.errorLines(first, 50);
    // The reading ends by its own time; closing the server ends it sooner.
    await expect.poll(() => server.asked.at(-1)?.path).toContain('runtime-logs');
    setImmediate(() => void server.close());
    expect(await reading).toEqual({
      ok: true,
      value: [{ atMs: now - 2, text: 'POST /checkout 500: pool is exhausted\n    at acquire (pool.ts:53:9)' }],
    });
  });
});

describe('a rollback', () => {
  async function asked(id: string, state = shop()) {
    const parts = await serve(state);
    const answer = await parts.vercel.deployments(window);
    const to = answer.ok ? answer.value.find((each) => each.id === id) : undefined;
    if (to === undefined) throw new Error('no deployment');
    return { ...parts, to, state };
  }

  test('is done only when Vercel says so, production points there and it is ready', async () => {
    const { vercel, server, to } = await asked('dpl_b');
    const facts = await vercel.facts(to);
    if (!facts.ok) throw new Error(facts.failure.code);
    expect(facts.value).toMatchObject({
      project: 'shop',
      way: 'rollback',
      current: { id: 'dpl_c' },
      target: { id: 'dpl_b' },
    });
    const request = await vercel.rollBack(facts.value);
    if (!request.ok) throw new Error(request.failure.code);
    const phases: string[] = [];
    for (let look = 0; look < 3; look += 1) {
      const status = await vercel.status(request.value);
      phases.push(status.ok ? status.value.phase : status.failure.code);
      server.advance();
    }
    expect(phases).toEqual(['waiting', 'running', 'done']);
    expect(server.asked.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([
      '/v1/projects/prj_1/rollback/dpl_b',
    ]);
  });

  test('is not done while production points elsewhere, whatever the job says', async () => {
    const { vercel, to, state } = await asked('dpl_b');
    const facts = await vercel.facts(to);
    const request = facts.ok ? await vercel.rollBack(facts.value) : facts;
    if (!request.ok || state.lastAliasRequest === undefined) throw new Error('refused');
    state.lastAliasRequest.jobStatus = 'succeeded';
    expect(await vercel.status(request.value)).toMatchObject({ value: { phase: 'running', servingId: 'dpl_c' } });
    state.lastAliasRequest.jobStatus = 'failed';
    expect(await vercel.status(request.value)).toMatchObject({ value: { phase: 'failed', jobWord: 'failed' } });
    state.lastAliasRequest = { ...state.lastAliasRequest, toDeploymentId: 'dpl_a', requestedAt: now + 5 };
    expect(await vercel.status(request.value)).toMatchObject({ value: { phase: 'overtaken' } });
  });

  test('forward again is a promotion; to what is not ready, serves already or is no candidate there is none', async () => {
    const back = { ...shop(), serving: 'dpl_b' };
    const forward = await asked('dpl_c', back);
    expect(await forward.vercel.facts(forward.to)).toMatchObject({ value: { way: 'promote' } });
    const broken = await asked('dpl_d');
    const facts = await broken.vercel.facts(broken.to);
    expect(facts).toMatchObject({ value: { way: 'refused', refusal: 'the deployment is error' } });
    if (facts.ok) expect(await broken.vercel.rollBack(facts.value)).toMatchObject({ failure: { code: 'rejected' } });
    expect(broken.server.asked.every(({ method }) => method === 'GET')).toBe(true);
    const same = await asked('dpl_c');
    expect(await same.vercel.facts(same.to)).toMatchObject({ value: { way: 'refused' } });
    const old = { ...shop(), deployments: [deployed('a', 48, { isRollbackCandidate: false }), deployed('c', 1)] };
    const plain = await asked('dpl_a', old);
    expect(await plain.vercel.facts(plain.to)).toMatchObject({ value: { way: 'refused' } });
  });

  test('that Vercel refuses is told in its words and not sent again', async () => {
    for (const status of [409, 422]) {
      const { vercel, server, to } = await asked('dpl_b');
      server.failNext(
        { status, json: { error: { code: 'x', message: 'Another request is in progress' } } },
        ({ method }) => method === 'POST',
      );
      const facts = await vercel.facts(to);
      const request = facts.ok ? await vercel.rollBack(facts.value) : facts;
      expect(request).toMatchObject({ failure: { code: 'rejected', reason: 'Another request is in progress' } });
      expect(server.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
    }
  });

  test('whose answer is lost is looked up, not repeated', async () => {
    const { vercel, server, to, state } = await asked('dpl_b');
    const facts = await vercel.facts(to);
    if (!facts.ok) throw new Error(facts.failure.code);
    server.failNext(
      (response) => {
        state.lastAliasRequest = {
          fromDeploymentId: 'dpl_c',
          toDeploymentId: 'dpl_b',
          requestedAt: now + 1,
          type: 'rollback',
          jobStatus: 'pending',
        };
        response.destroy();
      },
      ({ method }) => method === 'POST',
    );
    expect(await vercel.rollBack(facts.value)).toMatchObject({ ok: true, value: { to: { id: 'dpl_b' } } });
    server.failNext(
      (response) => response.destroy(),
      ({ method }) => method === 'POST',
    );
    const again = await vercel.rollBack({ ...facts.value, lastRequestedAtMs: now + 1 });
    expect(again).toMatchObject({ failure: { code: 'timedOut' } });
  });
});

describe('a fault', () => {
  const list = ({ path }: { readonly path: string }): boolean => path === '/v7/deployments';
  const faults: readonly (readonly [string, Answered, number, object])[] = [
    ['401', { status: 401, json: { error: { code: 'unauthorized', message: 'no' } } }, 1, { code: 'auth' }],
    ['403', { status: 403, json: { error: { code: 'forbidden', message: 'Not your team' } } }, 1, { code: 'denied' }],
    ['404', { status: 404, json: { error: { code: 'not_found', message: 'no' } } }, 1, { code: 'notFound' }],
    ['429', { status: 429, headers: { 'retry-after': '30' }, json: {} }, 1, { code: 'limited', retryAt: now + 30_000 }],
    ['500', { status: 500, text: 'oops' }, 3, { code: 'down', status: 500 }],
    ['a reset in the middle', resetMidBody, 3, { code: 'offline' }],
    ['silence', silence, 3, { code: 'timedOut' }],
    ['HTML', { text: '<html></html>' }, 1, { code: 'badReply' }],
    ['another shape', { json: { deployments: { a: 1 } } }, 1, { code: 'badReply' }],
  ];
  test.each(faults)('%s ends in a failure of its own', async (_name, answer, times, failure) => {
    const { vercel, server } = await serve(shop(), { project: 'shop', timeoutMs: 200 });
    for (let time = 0; time < times; time += 1) server.failNext(answer, list);
    expect(await vercel.deployments(window)).toMatchObject({ ok: false, failure: { where: 'Vercel', ...failure } });
  });

  test('of the token asks once for another and repeats the request once', async () => {
    const { vercel, server, renewed, lines } = await serve(shop(), {
      project: 'shop',
      token: 'old-token',
      next: 'good-token',
    });
    expect(await vercel.deployments(window)).toMatchObject({ ok: true });
    expect(renewed).toEqual(['old-token']);
    expect(server.asked.filter(({ path }) => path === '/v7/deployments')).toHaveLength(2);
    expect(lines.join('\n')).not.toContain('old-token');
  });

  test('of a project that nobody linked is said to be a matter of settings', async () => {
    const { vercel } = await serve({ ...shop(), repository: 'example/other' });
    expect(await vercel.deployments(window)).toMatchObject({ failure: { code: 'unavailable' } });
  });
});
