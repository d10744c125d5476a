import { afterEach, describe, expect, test } from 'vitest';
import { openDoor, type Door, type DoorOptions } from '../../../../src/integrations/http/door.ts';
import { failureIn } from '../../../../src/integrations/http/doorError.ts';
import { collectingLog } from '../../../support/git/collectingLog.ts';
import {
  openStandIn,
  resetMidBody,
  silence,
  type Answered,
  type Asked,
  type StandIn,
} from '../../../support/http/standIn.ts';

const servers: StandIn[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function vendor(handle: (asked: Asked) => Answered | Promise<Answered>): Promise<StandIn> {
  const server = await openStandIn(handle);
  servers.push(server);
  return server;
}

/** A door whose waits take no time but are counted, under a clock that the test moves. */
function doorWith(options: Partial<DoorOptions> = {}): {
  door: Door;
  waits: number[];
  clock: { nowMs: number };
  lines: readonly string[];
} {
  const log = collectingLog();
  const waits: number[] = [];
  const clock = { nowMs: 1_000_000_000_000 };
  const door = openDoor({
    vendor: 'Vendor',
    log,
    now: () => clock.nowMs,
    random: () => 0.5,
    requestsPerHour: 100,
    wait: (ms) => {
      waits.push(ms);
      clock.nowMs += ms;
      return Promise.resolve();
    },
    ...options,
  });
  return { door, waits, clock, lines: log.lines };
}

const refusal = { status: 503, text: 'busy' };

describe('a safe request', () => {
  test('is asked again after a passing trouble, each time later than before', async () => {
    const server = await vendor(() => ({ json: { fine: true } }));
    server.failNext(refusal);
    server.failNext(refusal);
    const { door, waits } = doorWith();
    const answer = await door.send({ url: `${server.origin}/thing` });
    expect(answer).toMatchObject({ ok: true, value: { status: 200, body: '{"fine":true}' } });
    expect(server.asked).toHaveLength(3);
    expect(waits[1]).toBeGreaterThan(waits[0] ?? Infinity);
  });

  test('ends after three attempts with the answer of the last one', async () => {
    const server = await vendor(() => refusal);
    const { door } = doorWith();
    expect(await door.send({ url: server.origin })).toMatchObject({ ok: true, value: { status: 503 } });
    expect(server.asked).toHaveLength(3);
  });

  test('survives a connection that breaks in the middle of the body', async () => {
    const server = await vendor(() => ({ json: [1] }));
    server.failNext(resetMidBody);
    const { door } = doorWith();
    expect(await door.send({ url: server.origin })).toMatchObject({ ok: true, value: { body: '[1]' } });
  });

  test('is offline where nobody listens', async () => {
    const server = await vendor(() => ({ json: {} }));
    await server.close();
    const { door } = doorWith();
    expect(await door.send({ url: server.origin })).toMatchObject({
      ok: false,
      failure: { code: 'offline', where: 'Vendor' },
    });
  });

  test('is given up when no answer comes in time', async () => {
    const server = await vendor(() => silence);
    const { door } = doorWith({ timeoutMs: 30 });
    expect(await door.send({ url: server.origin })).toMatchObject({ ok: false, failure: { code: 'timedOut' } });
  });

  test('stops when it is not wanted any more', async () => {
    const controller = new AbortController();
    const server = await vendor(() => {
      controller.abort();
      return silence;
    });
    const { door } = doorWith();
    const answer = await door.send({ url: server.origin, signal: controller.signal });
    expect(answer).toEqual({ ok: false, failure: { code: 'cancelled' } });
    expect(server.asked).toHaveLength(1);
  });

  test('shares one sending with an equal one, and stops only when neither is wanted', async () => {
    const { promise: asked, resolve: seen } = Promise.withResolvers<undefined>();
    const { promise: answered, resolve: answer } = Promise.withResolvers<Answered>();
    const server = await vendor(() => {
      seen(undefined);
      return answered;
    });
    const { door } = doorWith();
    const leaver = new AbortController();
    const first = door.send({ url: `${server.origin}/x`, signal: leaver.signal });
    const second = door.send({ url: `${server.origin}/x` });
    await asked;
    leaver.abort();
    answer({ json: 'shared' });
    expect(await first).toMatchObject({ failure: { code: 'cancelled' } });
    expect(await second).toMatchObject({ value: { body: '"shared"' } });
    expect(server.asked).toHaveLength(1);
  });

  test('does not take its token to another origin that it is sent on to', async () => {
    const other = await vendor((asked) => ({ json: asked.headers.authorization ?? 'none' }));
    const server = await vendor(() => ({ status: 301, headers: { location: `${other.origin}/moved` }, text: '' }));
    const { door } = doorWith();
    const answer = await door.send({ url: server.origin, headers: { authorization: 'Bearer one-two-three' } });
    expect(answer).toMatchObject({ value: { status: 200, body: '"none"' } });
  });
});

describe('a request that changes something', () => {
  test('is sent once, whatever comes back', async () => {
    const server = await vendor(() => refusal);
    const { door } = doorWith();
    expect(await door.send({ method: 'POST', url: server.origin, body: '{}' })).toMatchObject({
      value: { status: 503 },
    });
    expect(server.asked).toHaveLength(1);
  });

  test('may have happened when the connection breaks, and says so', async () => {
    const server = await vendor(() => resetMidBody);
    const { door } = doorWith();
    expect(await door.send({ method: 'POST', url: server.origin })).toMatchObject({ failure: { code: 'timedOut' } });
    expect(server.asked).toHaveLength(1);
  });

  test('is sent again where that does no harm', async () => {
    const server = await vendor(() => ({ json: 1 }));
    server.failNext(refusal);
    const { door } = doorWith();
    expect(await door.send({ method: 'POST', url: server.origin, isIdempotent: true })).toMatchObject({
      value: { status: 200 },
    });
  });

  test('never goes where a redirect points', async () => {
    const server = await vendor(() => ({ status: 302, headers: { location: '/elsewhere' }, text: '' }));
    const { door } = doorWith();
    await door.send({ method: 'POST', url: server.origin });
    expect(server.asked.map(({ path }) => path)).toEqual(['/']);
  });
});

describe('a limit', () => {
  test('that is short is waited out', async () => {
    const server = await vendor(() => ({ json: 1 }));
    server.failNext({ status: 429, headers: { 'retry-after': '2' }, text: '' });
    const { door, waits } = doorWith();
    expect(await door.send({ url: server.origin })).toMatchObject({ value: { status: 200 } });
    expect(waits).toEqual([2_000]);
  });

  test('that is long is told, and nothing is asked until it has passed', async () => {
    const server = await vendor(() => ({ json: 1 }));
    server.failNext({ status: 429, headers: { 'retry-after': '90' }, text: '' });
    const { door, clock } = doorWith();
    const retryAt = clock.nowMs + 90_000;
    const limited = { ok: false, failure: { code: 'limited', where: 'Vendor', retryAt } };
    expect(await door.send({ url: server.origin })).toEqual(limited);
    expect(await door.send({ url: `${server.origin}/other` })).toEqual(limited);
    expect(server.asked).toHaveLength(1);
    clock.nowMs = retryAt;
    expect(await door.send({ url: server.origin })).toMatchObject({ ok: true });
  });

  test('without a time holds for a minute, and a date is read', async () => {
    const server = await vendor(() => ({ status: 429, text: '' }));
    const { door, clock } = doorWith();
    expect(await door.send({ url: server.origin })).toMatchObject({ failure: { retryAt: clock.nowMs + 60_000 } });
    door.reset();
    const date = new Date(clock.nowMs + 3_600_000).toUTCString();
    server.failNext({ status: 429, headers: { 'retry-after': date }, text: '' });
    expect(await door.send({ url: server.origin })).toMatchObject({ failure: { retryAt: Date.parse(date) } });
  });
});

test('what has not changed is asked with its ETag and answered from memory, for the same account only', async () => {
  const server = await vendor(({ headers }) =>
    headers['if-none-match'] === '"1"'
      ? (response) => response.writeHead(304, { etag: '"1"' }).end()
      : { headers: { etag: '"1"' }, json: ['whole'] },
  );
  const { door } = doorWith();
  const ask = (token: string): ReturnType<Door['send']> =>
    door.send({ url: server.origin, headers: { authorization: token } });
  await ask('one');
  expect(await ask('one')).toMatchObject({ value: { status: 200, body: '["whole"]' } });
  await ask('two');
  expect(server.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"', undefined]);
});

test('no more requests leave in an hour than the budget allows, retries counted', async () => {
  const server = await vendor(() => ({ json: 1 }));
  server.failNext(refusal);
  const { door, clock } = doorWith({ requestsPerHour: 3 });
  await door.send({ url: `${server.origin}/1` });
  const third = clock.nowMs;
  expect(await door.send({ url: `${server.origin}/2` })).toMatchObject({ ok: true });
  expect(await door.send({ url: `${server.origin}/3` })).toMatchObject({ ok: false, failure: { code: 'limited' } });
  expect(server.asked).toHaveLength(3);
  clock.nowMs = third + 3_600_000;
  expect(await door.send({ url: `${server.origin}/3` })).toMatchObject({ ok: true });
});

test('an answer beyond the size limit is given up', async () => {
  const server = await vendor(() => ({ json: 'x'.repeat(2_000) }));
  const { door } = doorWith({ maxBytes: 1_000 });
  expect(await door.send({ url: server.origin })).toMatchObject({ failure: { code: 'badReply' } });
});

test('the log has a line for each request with its place in the budget, and no token or unknown value', async () => {
  const server = await vendor(() => ({ json: 1 }));
  const { door, lines } = doorWith();
  await door.send({
    url: `${server.origin}/v1/things?page=2&token=very-secret&q=private+words`,
    headers: { authorization: 'Bearer very-secret' },
  });
  expect(lines.join('\n')).toMatch(
    /Vendor: GET \/v1\/things\?page=2&token=…&q=… → 200 in \d+ ms \(request 1 of 100 in this hour\)/,
  );
  expect(lines.join('\n')).not.toMatch(/very-secret|private/);
});

test('a library gets an error that carries the failure', async () => {
  const server = await vendor(() => ({ status: 429, headers: { 'retry-after': '60' }, text: '' }));
  const { door } = doorWith();
  const error: unknown = await door.fetch(server.origin).catch((thrown: unknown) => thrown);
  expect(failureIn(new Error('wrapped', { cause: error }))).toMatchObject({ code: 'limited' });
});
