import { describe, expect, test } from 'vitest';
import { lookBackMs, refreshMs } from '../../../../src/app/changes/collector.ts';
import type { ChangeSource, StopSignal } from '../../../../src/app/ports.ts';
import type { Change } from '../../../../src/core/changes/change.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import { failed, ok, type Result } from '../../../../src/core/result.ts';
import { channel, desk, pullRequest, sha, startedAtMs } from './desk.ts';

const offline: Failure = { code: 'offline', where: 'GitHub' };

describe('sources', () => {
  test('load side by side: one that fails, is slow or signed out never hides the others', async () => {
    const slow = channel('Slow', { recent: () => new Promise(() => undefined) });
    const { collector, loads } = desk([
      channel('git', { recent: () => Promise.resolve(ok([pullRequest(1)])) }, true),
      channel('GitHub', { recent: () => Promise.resolve(failed(offline)) }),
      channel('Vercel', { recent: () => Promise.resolve(failed({ code: 'auth', where: 'Vercel' })) }),
      slow,
      channel('Buggy', { recent: () => Promise.reject(new Error('bug')) }),
      channel('None', { recent: () => Promise.resolve(failed({ code: 'unavailable', where: 'None' })) }),
    ]);
    expect(loads()).toMatchObject({ git: 'loading', Slow: 'loading' });
    await expect
      .poll(loads)
      .toEqual({ git: 'ready', GitHub: 'failed', Vercel: 'signedOut', Slow: 'loading', Buggy: 'failed', None: 'off' });
    expect(collector.of('one').changes.map(({ change }) => change.number)).toEqual([1]);
  });

  test('that fail later keep what they had, as stale', async () => {
    let answer: Result<readonly Change[], Failure> = ok([pullRequest(1)]);
    const { collector, loads } = desk([channel('GitHub', { recent: () => Promise.resolve(answer) })]);
    await collector.refresh('one');
    answer = failed(offline);
    await collector.refresh('one');
    expect(loads()).toEqual({ GitHub: 'stale' });
    expect(collector.of('one').sources[0]).toMatchObject({ failure: offline, readAtMs: startedAtMs + 60_000 });
    expect(collector.of('one').changes).toHaveLength(1);
  });

  test('that report the same change report it once, with what each knows', async () => {
    const { collector } = desk([
      channel('git', {
        recent: () =>
          Promise.resolve(
            ok([
              pullRequest(1, { author: 'Mira Okafor', sha: sha('a') }),
              {
                ...pullRequest(2),
                key: `commit:${sha('b')}`,
                kind: 'commit',
                sha: sha('b'),
                number: undefined,
              } as unknown as Change,
            ]),
          ),
      }),
      channel('GitHub', {
        recent: () =>
          Promise.resolve(
            ok([
              pullRequest(1, { author: 'mira', title: 'Whole title', branch: 'fix' }),
              pullRequest(2, { sha: sha('b') }),
            ]),
          ),
      }),
    ]);
    await collector.refresh('one');
    expect(
      collector
        .of('one')
        .changes.map(({ change, sources }) => [
          change.key,
          change.author,
          change.title,
          change.branch,
          [...sources].sort(),
        ]),
    ).toEqual([
      ['pr:example/shop#1', 'Mira Okafor', 'Whole title', 'fix', ['GitHub', 'git']],
      ['pr:example/shop#2', undefined, 'Change 2', undefined, ['GitHub', 'git']],
    ]);
  });
});

describe('a window', () => {
  test('that nobody looks at asks local sources only, and the others once somebody looks', async () => {
    const [git, gitHub] = [channel('git', {}, true), channel('GitHub', {})];
    const { loads, look } = desk([git, gitHub], false);
    loads();
    await expect.poll(loads).toEqual({ git: 'ready', GitHub: 'idle' });
    expect(gitHub.asked()).toBe(0);
    look(true);
    await expect.poll(loads).toEqual({ git: 'ready', GitHub: 'ready' });
  });

  test('that loses the focus stops what it had begun, and goes on with it later', async () => {
    const stops: StopSignal[] = [];
    let isHanging = true;
    const gitHub = channel('GitHub', {
      recent: (stop) => {
        if (!isHanging || stop === undefined) return Promise.resolve(ok([pullRequest(1)]));
        stops.push(stop);
        return new Promise((done) => stop.addEventListener('abort', () => done(failed({ code: 'cancelled' }))));
      },
    });
    const { loads, look } = desk([gitHub]);
    expect(loads()).toEqual({ GitHub: 'loading' });
    look(false);
    expect(stops[0]?.aborted).toBe(true);
    await expect.poll(loads).toEqual({ GitHub: 'idle' });
    isHanging = false;
    look(true);
    await expect.poll(loads).toEqual({ GitHub: 'ready' });
  });

  test('reads active incidents again after a while, and not while it rests, is limited or the incident has ended', async () => {
    let answer: Result<readonly Change[], Failure> = ok([]);
    const gitHub = channel('GitHub', { recent: () => Promise.resolve(answer) });
    const { collector, tick, clock, look, state } = desk([gitHub]);
    const settle = async (asked: number): Promise<void> => expect.poll(() => gitHub.asked()).toBe(asked);
    await collector.refresh('one');
    tick();
    expect(gitHub.asked(), 'too early').toBe(1);
    clock.nowMs += refreshMs;
    answer = failed({ code: 'limited', where: 'GitHub', retryAt: clock.nowMs + 2 * refreshMs });
    tick();
    await settle(2);
    await expect.poll(() => collector.of('one').sources[0]?.load).toBe('stale');
    clock.nowMs += refreshMs;
    tick();
    expect(gitHub.asked(), 'limited').toBe(2);
    clock.nowMs += refreshMs;
    answer = ok([]);
    tick();
    await settle(3);
    await expect.poll(() => collector.of('one').sources[0]?.load).toBe('ready');
    clock.nowMs += refreshMs;
    look(false);
    tick();
    expect(gitHub.asked(), 'nobody looks').toBe(3);
    state.active = [];
    look(true);
    tick();
    expect(gitHub.asked(), 'ended').toBe(3);
  });
});

test('what changed long before is not looked for', async () => {
  const windows: number[] = [];
  const source: ChangeSource = {
    name: 'git',
    recent: ({ sinceMs }) => {
      windows.push(sinceMs);
      return Promise.resolve(ok([]));
    },
    find: () => Promise.resolve(ok([])),
  };
  const { collector } = desk([{ name: 'git', source }]);
  await collector.refresh('one');
  expect(windows).toEqual([startedAtMs - lookBackMs]);
});
