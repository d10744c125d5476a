import { describe, expect, it } from 'vitest';
import { foldIncident } from '../../../src/core/incident/fold.ts';
import { appendAll, desk, eventIds, listed, loaded } from '../../support/store/desk.ts';
import { idsOf, incidentA, incidentB, Scribe } from '../../support/store/events.ts';

describe('two windows on one folder', () => {
  it('see each other’s events within a second', async () => {
    const { time, open, journal } = desk();
    await listed(journal);
    const told: unknown[] = [];
    journal.onDidChange((incidents) => told.push(incidents));
    await appendAll(open(), [new Scribe(incidentA).declared()]);
    await time.advance(1_000);
    expect(told).toEqual([[incidentA]]);
    expect(await listed(journal)).toHaveLength(1);
  });

  it.each([
    ['a folder can be watched by itself', true],
    ['only the whole record can be watched', false],
  ])('see each event of a new incident within a second where %s', async (_where, watchesFolders) => {
    const { time, disk, open, journal } = desk();
    disk.watchesFolders = watchesFolders;
    const other = open();
    await Promise.all([listed(journal), listed(other)]);
    const scribe = new Scribe(incidentA);
    for (const event of scribe.whole()) {
      const told: unknown[] = [];
      const listening = journal.onDidChange((incidents) => told.push(incidents));
      await appendAll(other, [event]);
      await time.advance(1_000);
      listening.dispose();
      expect(told).toEqual([[incidentA]]);
      expect(await eventIds(journal, incidentA)).toContain(event.id);
      await time.advance(20_000);
    }
  });

  it('see what is written to a new incident that was here first', async () => {
    const { time, open, journal } = desk();
    const other = open();
    const scribe = new Scribe(incidentA);
    await Promise.all([listed(journal), listed(other)]);
    await appendAll(journal, [scribe.declared()]);
    await listed(journal);
    await time.advance(60_000);
    const told: unknown[] = [];
    journal.onDidChange((incidents) => told.push(incidents));
    await appendAll(other, [scribe.note()]);
    await time.advance(1_000);
    expect(told).toEqual([[incidentA]]);
  });

  it('watch only incidents that are worked on, and those that appear', async () => {
    const { time, disk, open } = desk();
    const third = incidentA.slice(0, -1) + '5';
    await appendAll(open(), [...new Scribe(incidentA).whole(), new Scribe(incidentB).declared()]);
    const journal = open();
    await listed(journal);
    await time.advance(60_000);
    disk.done.length = 0;
    await appendAll(open(), [new Scribe(third).declared()]);
    await time.advance(60_000);
    const looked = disk.done.filter((step) => step.startsWith('readDirectory')).map((step) => step.split(/[ /]/)[1]);
    expect(new Set(looked)).toEqual(new Set([third]));
  });

  it('each hear of a burst once', async () => {
    const { time, open, journal } = desk();
    const other = open();
    await Promise.all([listed(journal), listed(other)]);
    const told: unknown[] = [];
    for (const window of [journal, other]) {
      window.onDidChange((incidents) => {
        told.push(incidents);
        void window.list();
      });
    }
    await appendAll(other, [...new Scribe(incidentA).whole(), new Scribe(incidentB).declared()]);
    await time.advance(1_000);
    expect(told).toEqual([
      [incidentA, incidentB],
      [incidentA, incidentB],
    ]);
  });

  it('do not hear of the index, of temporary files, or of what they know', async () => {
    const { time, disk, journal } = desk();
    await appendAll(journal, new Scribe(incidentA).whole());
    await journal.pack(incidentA);
    await listed(journal);
    await time.advance(60_000);
    let told = 0;
    journal.onDidChange(() => told++);
    disk.put('index.json', 'garbage');
    disk.put('outbox/one.json', '{}');
    await time.advance(60_000);
    expect(told).toBe(0);
  });

  it('see a packed incident reopened in the other', async () => {
    const { time, open, journal } = desk();
    const scribe = new Scribe(incidentA);
    await appendAll(journal, scribe.whole());
    await journal.pack(incidentA);
    expect(await listed(journal)).toMatchObject([{ phase: 'closed' }]);
    await appendAll(open(), [scribe.phase('closed', 'investigating')]);
    await time.advance(1_000);
    expect(await listed(journal)).toMatchObject([{ phase: 'investigating' }]);
  });

  it('that declare and resolve at once end with the same record and the same state', async () => {
    const { open, journal } = desk();
    const other = open();
    const [here, there] = [new Scribe(incidentA), new Scribe(incidentA)];
    await Promise.all([
      appendAll(journal, [here.declared('Here'), here.phase('investigating', 'resolved')]),
      appendAll(other, [there.declared('There'), there.phase('investigating', 'resolved')]),
    ]);
    const records = [await loaded(journal, incidentA), await loaded(other, incidentA)];
    const states = records.map(({ events }) => foldIncident(incidentA, events));
    expect(idsOf(records[0]?.events ?? [])).toEqual(idsOf([...here.written, ...there.written]));
    expect(states[0]).toEqual(states[1]);
    expect(states[0]).toMatchObject({ phase: 'resolved' });
    expect(states[0]?.timeline.map(({ applied }) => applied)).toEqual([true, false, true, false]);
  });

  it('hear no more after one is disposed of', async () => {
    const { time, open, journal, disk } = desk();
    await listed(journal);
    let told = 0;
    journal.onDidChange(() => told++);
    journal.dispose();
    const steps = disk.done.length;
    await time.advance(600_000);
    expect(disk.done).toHaveLength(steps);
    await appendAll(open(), [new Scribe(incidentA).declared()]);
    await time.advance(600_000);
    expect(told).toBe(0);
  });
});

describe('a window', () => {
  it('that is asked many times at once reads each file once', async () => {
    const { disk, open, journal } = desk();
    const scribe = new Scribe(incidentA);
    await appendAll(journal, [scribe.declared(), scribe.note()]);
    disk.done.length = 0;
    const other = open();
    await Promise.all(Array.from({ length: 20 }, () => other.load(incidentA)));
    expect(disk.done.filter((step) => step.startsWith('readFile'))).toHaveLength(2);
  });

  it('does not read back what it has just written to a record that it knows', async () => {
    const { disk, journal } = desk();
    const scribe = new Scribe(incidentA);
    await appendAll(journal, [scribe.declared()]);
    await loaded(journal, incidentA);
    disk.done.length = 0;
    await appendAll(journal, [scribe.note()]);
    expect(await eventIds(journal, incidentA)).toEqual(idsOf(scribe.written));
    expect(disk.done.filter((step) => step.startsWith('readFile'))).toEqual([]);
  });

  it('hears of others again once it has made a deleted folder anew', async () => {
    const { time, disk, open, journal } = desk();
    const scribe = new Scribe(incidentA);
    await appendAll(journal, [scribe.declared()]);
    disk.removeFolder('');
    await appendAll(journal, [scribe.note()]);
    await time.advance(1_000);
    const told: unknown[] = [];
    journal.onDidChange((incidents) => told.push(incidents));
    await appendAll(open(), [new Scribe(incidentB).declared()]);
    await time.advance(1_000);
    expect(told).toEqual([[incidentB]]);
  });
});

describe('a refresh where no watcher works', () => {
  it('tells of new incidents, of events in known ones, and of ended ones that changed', async () => {
    const { time, open, journal } = desk(undefined, false);
    const other = open();
    const [a, b] = [new Scribe(incidentA), new Scribe(incidentB)];
    await appendAll(other, [...a.whole(), b.declared()]);
    await time.advance(10_000);
    await listed(journal);
    await time.advance(10_000);
    const told: unknown[] = [];
    journal.onDidChange((incidents) => told.push(incidents));

    await journal.refresh();
    await time.advance(1_000);
    expect(told).toEqual([]);

    const third = new Scribe(incidentA.slice(0, -1) + '5');
    await appendAll(other, [a.phase('closed', 'investigating'), b.note(), third.declared()]);
    await journal.refresh();
    await time.advance(1_000);
    expect(told).toEqual([[incidentB, third.incident, incidentA]]);
    expect(await listed(journal)).toHaveLength(3);
    expect(await eventIds(journal, incidentB)).toEqual(idsOf(b.written));
  });

  it('is not needed to see what this window wrote to an ended incident', async () => {
    const { journal } = desk(undefined, false);
    const scribe = new Scribe(incidentA);
    await appendAll(journal, scribe.whole());
    expect(await listed(journal)).toMatchObject([{ phase: 'closed' }]);
    await appendAll(journal, [scribe.phase('closed', 'investigating')]);
    expect(await listed(journal)).toMatchObject([{ phase: 'investigating' }]);
  });

  it('reads only files that are new', async () => {
    const { disk, open, journal } = desk(undefined, false);
    const other = open();
    const scribe = new Scribe(incidentA);
    await appendAll(other, [scribe.declared(), scribe.note()]);
    await listed(journal);
    const late = scribe.note();
    await appendAll(other, [late]);
    disk.done.length = 0;
    await journal.refresh();
    expect(disk.done.filter((step) => step.startsWith('readFile'))).toEqual([
      `readFile ${incidentA}/events/${late.id}.json`,
    ]);
  });
});

describe('memory', () => {
  it('keeps the events of a few ended incidents only', async () => {
    const { disk, journal } = desk();
    const ids = Array.from({ length: 40 }, (_, n) => `01KDVPH00000000000000000${String(n).padStart(2, '0')}`);
    for (const id of ids) await appendAll(journal, new Scribe(id).whole());
    for (const id of ids) await loaded(journal, id);
    disk.done.length = 0;
    for (const id of [...ids].reverse()) await loaded(journal, id);
    const read = new Set(disk.done.filter((step) => step.startsWith('readFile')).map((step) => step.slice(9, 35)));
    expect(read.size).toBe(40 - 16);
  });
});
