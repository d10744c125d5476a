import { describe, expect, test } from 'vitest';
import type { OutboxEffect, OutboxEntry, OutboxSender } from '../../../src/app/outbox.ts';
import type { Failure } from '../../../src/core/failure.ts';
import { failed, ok, type Result } from '../../../src/core/result.ts';
import { openOutbox, type OpenOutbox } from '../../../src/store/outbox.ts';
import { MemoryDisk, type Interference } from '../../support/store/memoryDisk.ts';
import { settle, testIds, virtualTime } from '../../support/store/virtualTime.ts';
import { listLog } from '../../support/workbench/listLog.ts';

type Answer = (key: string) => Result<void, Failure> | 'dies';

function desk() {
  const time = virtualTime();
  const disk = new MemoryDisk(time.clock);
  /** Keys in the order in which they arrived at the vendor. */
  const arrived: string[] = [];
  const open = (answer: Answer = () => ok(), interfere?: Interference): OpenOutbox => {
    const sender: OutboxSender = {
      batchSize: 2,
      send: async (entries) => {
        await Promise.resolve();
        const results = new Map<string, Result<void, Failure>>();
        for (const { key } of entries) {
          const result = answer(key);
          if (result === 'dies') return new Promise(() => undefined);
          if (result.ok) arrived.push(key);
          results.set(key, result);
        }
        return results;
      },
    };
    return openOutbox({
      files: disk.open(interfere),
      clock: time.clock,
      ids: testIds(),
      timers: time.timers,
      log: listLog(),
      sender: (kind) => Promise.resolve(kind === 'test' ? sender : undefined),
    });
  };
  return { time, disk, arrived, open };
}

function effect(key: string, data: unknown = {}): OutboxEffect {
  return { key, kind: 'test', label: `Do ${key}`, data };
}

const offline: Failure = { code: 'offline', where: 'Vendor' };
const keysOf = ({ entries }: OpenOutbox): readonly string[] => entries.map(({ key }: OutboxEntry) => key);

describe('the outbox', () => {
  test('has each effect on the disk before it is sent, and takes it out when it arrived', async () => {
    const { disk, arrived, open } = desk();
    const outbox = open((key) => {
      expect(disk.names('outbox')).toContain(`${key}.json`);
      return ok();
    });
    expect(await outbox.add([effect('a'), effect('b'), effect('c')])).toEqual(ok());
    expect(keysOf(outbox)).toEqual(['a', 'b', 'c']);
    await outbox.send();
    expect(arrived).toEqual(['a', 'b', 'c']);
    expect([disk.names('outbox'), keysOf(outbox)]).toEqual([[], []]);
  });

  test('sends what a window left behind when it died, once another window may take it for gone', async () => {
    const { time, arrived, open } = desk();
    const first = open(() => 'dies');
    await first.add([effect('a')]);
    void first.send();
    await time.advance(1);
    first.dispose();
    const second = open();
    await second.start();
    expect(keysOf(second)).toEqual(['a']);
    await time.advance(60_000);
    expect(arrived).toEqual([]);
    await time.advance(60_000);
    expect([arrived, keysOf(second)]).toEqual([['a'], []]);
  });

  test('does not send from a window what another one is trying', async () => {
    const { time, arrived, open } = desk();
    const [first, second] = [open(), open()];
    await second.start();
    await first.add([effect('a'), effect('b')]);
    await time.advance(200);
    await settle();
    expect(arrived).toEqual(['a', 'b']);
    expect(keysOf(second)).toEqual([]);
  });

  test('waits longer after each failed try, at most a quarter of an hour', async () => {
    const { time, open } = desk();
    const tries: number[] = [];
    const outbox = open(() => {
      tries.push(time.clock.now());
      return failed(offline);
    });
    await outbox.add([effect('a')]);
    await time.advance(3 * 60 * 60_000);
    const waits = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    expect(waits[0]).toBeLessThan(7_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(15 * 60_000 * 1.25);
    for (const [index, wait] of waits.slice(1, 7).entries()) expect(wait).toBeGreaterThan(waits[index] ?? 0);
    expect(outbox.entries[0]).toMatchObject({ failure: offline, attempts: tries.length });
  });

  test.each<Failure>([
    { code: 'down', where: 'Vendor', status: 503 },
    { code: 'down', where: 'Vendor' },
    { code: 'untrusted', what: 'Vendor' },
  ])('tries again by itself after $code, which passes', async (failure) => {
    const { time, open } = desk();
    let tries = 0;
    const outbox = open(() => (++tries === 1 ? failed(failure) : ok()));
    await outbox.add([effect('a')]);
    await time.advance(60_000);
    expect([tries, keysOf(outbox)]).toEqual([2, []]);
  });

  test('comes back exactly when a vendor that takes no more says so', async () => {
    const { time, arrived, open } = desk();
    const retryAt = time.clock.now() + 42 * 60_000;
    const outbox = open(() =>
      time.clock.now() < retryAt ? failed({ code: 'limited', where: 'Vendor', retryAt }) : ok(),
    );
    await outbox.add([effect('a')]);
    await time.advance(42 * 60_000 - 1);
    expect([arrived, outbox.entries[0]?.attempts]).toEqual([[], 1]);
    await time.advance(1);
    expect(arrived).toEqual(['a']);
  });

  test('takes a sender’s mistake for a try that did not get through', async () => {
    const { time, open } = desk();
    let tries = 0;
    const outbox = open(() => {
      tries += 1;
      throw new TypeError('a mistake');
    });
    await outbox.add([effect('a')]);
    await time.advance(1_000);
    expect([tries, outbox.entries[0]?.attempts]).toEqual([1, 1]);
    await time.advance(7_000);
    expect([tries, keysOf(outbox)]).toEqual([2, ['a']]);
  });

  test('leaves what was refused to a person, and tries it when asked', async () => {
    const { time, arrived, open } = desk();
    let refuses = true;
    const outbox = open(() => (refuses ? failed({ code: 'rejected', where: 'Vendor', reason: 'no' }) : ok()));
    await outbox.add([effect('a')]);
    await time.advance(24 * 60 * 60_000);
    expect(outbox.entries[0]).toMatchObject({ attempts: 1, failure: { code: 'rejected' } });
    expect(outbox.entries[0]).not.toHaveProperty('nextTryAtMs');
    refuses = false;
    await outbox.send(['a']);
    expect(arrived).toEqual(['a']);
  });

  test('never sends what was cancelled, also when another window cancelled it', async () => {
    const { time, arrived, open } = desk();
    let isOffline = true;
    const [first, second] = [open(() => (isOffline ? failed(offline) : ok())), open()];
    await second.start();
    await first.add([effect('a'), effect('b')]);
    await time.advance(1_000);
    await second.cancel('a');
    isOffline = false;
    await time.advance(60_000);
    expect(arrived).toEqual(['b']);
  });

  test('what was put in again while it was on its way is sent again', async () => {
    const { time, disk, arrived, open } = desk();
    let again: Promise<unknown> | undefined;
    const outbox = open(() => {
      again ??= outbox.add([effect('a', { newer: true })]);
      return ok();
    });
    await outbox.add([effect('a')]);
    await time.advance(1_000);
    await again;
    await time.advance(10_000);
    expect([arrived, disk.names('outbox')]).toEqual([['a', 'a'], []]);
  });

  test('says so and sends nothing when it cannot be written', async () => {
    const { time, arrived, open } = desk();
    const outbox = open(undefined, (operation) => (operation === 'writeFile' ? 'full' : undefined));
    expect(await outbox.add([effect('a')])).toMatchObject({ ok: false, failure: { code: 'full' } });
    await time.advance(60_000);
    expect([arrived, keysOf(outbox)]).toEqual([[], []]);
  });

  test('keeps kinds that it cannot send, and files that it cannot read', async () => {
    const { time, disk, open } = desk();
    const outbox = open();
    await outbox.add([{ ...effect('later'), kind: 'from.a.newer.version' }]);
    disk.put('outbox/broken.json', '{');
    await outbox.start();
    await time.advance(60_000);
    await outbox.send();
    expect(keysOf(outbox)).toEqual(['later']);
    expect([...disk.names('outbox')].sort()).toEqual(['broken.json', 'later.json']);
  });
});
