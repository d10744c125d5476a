import { describe, expect, it } from 'vitest';
import { appendAll, desk, eventIds, listed, loaded, problems } from '../../support/store/desk.ts';
import { idsOf, incidentA, incidentB, Scribe } from '../../support/store/events.ts';
import type { Fault, Operation } from '../../support/store/memoryDisk.ts';

const writing: readonly Operation[] = ['createDirectory', 'writeFile', 'rename'];

describe('a folder that refuses', () => {
  const cases = writing.flatMap((operation) =>
    (['readOnly', 'full', 'missing', 'storage'] as const).map((fault) => [operation, fault] as const),
  );
  it.each(cases)('%s (%s) makes append say so, and shows nothing', async (refused, fault) => {
    let broken = true;
    const { disk, journal } = desk((operation) => (broken && operation === refused ? fault : undefined));
    const scribe = new Scribe(incidentA);
    const event = scribe.declared();
    const appended = await journal.append(event);
    expect(appended).toMatchObject({ ok: false, failure: { code: fault } });
    expect(!appended.ok && 'where' in appended.failure && appended.failure.where).toContain(incidentA);
    expect(await listed(journal)).toEqual([]);
    expect([...disk.files.keys()].filter((path) => path.endsWith('.tmp'))).toEqual([]);
    broken = false;
    await appendAll(journal, [event]);
    expect(await eventIds(journal, incidentA)).toEqual([event.id]);
  });

  it('everything but reading still shows the record', async () => {
    const { open, journal } = desk();
    const scribe = new Scribe(incidentA);
    await appendAll(journal, scribe.whole());
    const reader = open((operation) =>
      ['readFile', 'readDirectory', 'stat'].includes(operation) ? undefined : 'readOnly',
    );
    expect(await listed(reader)).toMatchObject([{ phase: 'closed' }]);
    expect(await reader.pack(incidentA)).toMatchObject({ ok: false, failure: { code: 'readOnly' } });
    expect(await eventIds(reader, incidentA)).toEqual(idsOf(scribe.written));
  });

  it('to be read is a failure, not an empty list', async () => {
    const { journal } = desk((operation) => (operation === 'readDirectory' ? 'storage' : undefined));
    expect(await journal.list()).toMatchObject({ ok: false, failure: { code: 'storage' } });
    expect(await journal.load(incidentA)).toMatchObject({ ok: false, failure: { code: 'storage' } });
  });

  it('one incident keeps the others, and that one in the list', async () => {
    const fail = (operation: Operation, path: string): Fault | undefined =>
      operation === 'readDirectory' && path.startsWith(incidentB) ? 'storage' : undefined;
    const { open, journal } = desk();
    await journal.append(new Scribe(incidentA).declared('A'));
    await journal.append(new Scribe(incidentB).declared('B'));
    const reader = open(fail);
    expect((await listed(reader)).map(({ id, title }) => [id, title])).toEqual([
      [incidentA, 'A'],
      [incidentB, ''],
    ]);
    expect(await reader.load(incidentB)).toMatchObject({ ok: false, failure: { code: 'storage' } });
  });

  it('one incident after it was read keeps it in the list as it was', async () => {
    let broken = false;
    const { journal } = desk((operation, path) =>
      broken && operation === 'readDirectory' && path.startsWith(incidentB) ? 'storage' : undefined,
    );
    await journal.append(new Scribe(incidentA).declared('A'));
    await journal.append(new Scribe(incidentB).declared('B'));
    await listed(journal);
    broken = true;
    expect((await listed(journal)).map(({ title }) => title).sort()).toEqual(['A', 'B']);
  });
});

describe('a rename that', () => {
  it('happened though it was reported as failed counts as done', async () => {
    const { disk, journal } = desk((operation, path) => {
      if (operation !== 'rename') return undefined;
      disk.put(path.slice(0, path.indexOf('.json') + 5), disk.text(path));
      return 'storage';
    });
    const event = new Scribe(incidentA).declared();
    await appendAll(journal, [event]);
    expect(await eventIds(journal, incidentA)).toEqual([event.id]);
  });
});

describe('a folder that is deleted while open', () => {
  it('is made again by the next event, of this incident and of others', async () => {
    const { disk, journal } = desk();
    const scribe = new Scribe(incidentA);
    await appendAll(journal, [scribe.declared(), scribe.note()]);
    await listed(journal);
    disk.removeFolder('');
    expect(await journal.list()).toEqual({ ok: true, value: [] });
    expect(await journal.load(incidentA)).toMatchObject({ ok: false, failure: { code: 'noSuchIncident' } });
    const after = scribe.note('After');
    await appendAll(journal, [after, new Scribe(incidentB).declared()]);
    expect(await eventIds(journal, incidentA)).toEqual([after.id]);
    expect(await listed(journal)).toHaveLength(2);
  });

  it('between the two steps of an append loses no event that was reported', async () => {
    let gone = false;
    const { disk, journal } = desk((operation) => {
      if (operation === 'rename' && !gone) {
        gone = true;
        disk.removeFolder('');
      }
      return undefined;
    });
    const event = new Scribe(incidentA).declared();
    await appendAll(journal, [event]);
    expect(await eventIds(journal, incidentA)).toEqual([event.id]);
  });
});

describe('a slow disk', () => {
  it('shows no event before it is whole, and keeps events of one window apart', async () => {
    const { time, open } = desk();
    const slow = (): Promise<undefined> => new Promise((resolve) => time.timers.after(5_000, () => resolve(undefined)));
    const journal = open(slow);
    const scribe = new Scribe(incidentA);
    const appends = [scribe.declared(), scribe.note(), scribe.note()].map((event) => journal.append(event));
    const reader = open();
    const seen: number[] = [];
    for (let second = 0; second < 40; second++) {
      await time.advance(1_000);
      const list = await listed(reader);
      seen.push(list[0]?.eventCount ?? 0);
      if (list.length > 0) expect(await problems(reader, incidentA)).toEqual([]);
    }
    expect((await Promise.all(appends)).every((appended) => appended.ok)).toBe(true);
    expect(seen.at(-1)).toBe(3);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  it('is not asked more often because more people wait', async () => {
    const { time, disk, open, journal } = desk();
    await appendAll(journal, new Scribe(incidentA).whole());
    const slow = open(() => new Promise((resolve) => time.timers.after(1_000, () => resolve(undefined))));
    const before = disk.done.length;
    const lists = Array.from({ length: 50 }, () => slow.list());
    await time.advance(60_000);
    await Promise.all(lists);
    const roots = disk.done.slice(before).filter((step) => step === 'readDirectory ');
    expect(roots).toHaveLength(2);
  });

  it('does not keep one incident from being read while another is written', async () => {
    const { time, open, journal } = desk();
    const scribe = new Scribe(incidentA);
    await appendAll(journal, [scribe.declared()]);
    const slow = open((_operation, path) =>
      path.startsWith(incidentB)
        ? new Promise((resolve) => time.timers.after(60_000, () => resolve(undefined)))
        : undefined,
    );
    const stuck = slow.append(new Scribe(incidentB).declared());
    expect((await loaded(slow, incidentA)).events).toHaveLength(1);
    await time.advance(600_000);
    expect((await stuck).ok).toBe(true);
  });
});
