import { describe, expect, it } from 'vitest';
import { printEvent } from '../../../src/core/incident/event.ts';
import { openJournal, type OpenJournal } from '../../../src/store/journal.ts';
import { idsOf, incidentA, incidentB, Scribe } from '../../support/store/events.ts';
import { MemoryDisk, type Interference } from '../../support/store/memoryDisk.ts';
import { testIds, virtualTime } from '../../support/store/virtualTime.ts';

function desk(interfere?: Interference) {
  const time = virtualTime();
  const disk = new MemoryDisk(time.clock);
  const open = (through: Interference | undefined = interfere, watched = true): OpenJournal =>
    openJournal({ files: disk.open(through, watched), clock: time.clock, ids: testIds(), timers: time.timers });
  return { time, disk, open, journal: open() };
}

describe('a journal', () => {
  it('lists nothing in an empty folder', async () => {
    expect(await desk().journal.list()).toEqual({ ok: true, value: [] });
  });

  it('keeps an event in a file of its own that has no trace of its temporary name', async () => {
    const { disk, journal } = desk();
    const event = new Scribe(incidentA).declared();
    expect(await journal.append(event)).toEqual({ ok: true });
    expect(disk.names(`${incidentA}/events`)).toEqual([`${event.id}.json`]);
    expect(disk.text(`${incidentA}/events/${event.id}.json`)).toBe(printEvent(event));
  });

  it('reads back what any window wrote', async () => {
    const { open, journal } = desk();
    const scribe = new Scribe(incidentA);
    await journal.append(scribe.declared());
    await open().append(scribe.note());
    const record = await journal.load(incidentA);
    expect(record.ok && idsOf(record.value.events)).toEqual(idsOf(scribe.written));
  });

  it('lists the newest declaration first', async () => {
    const { journal } = desk();
    await journal.append(new Scribe(incidentB, Date.UTC(2026, 1, 2)).declared('Newer'));
    await journal.append(new Scribe(incidentA, Date.UTC(2026, 1, 1)).declared('Older'));
    const list = await journal.list();
    expect(list.ok && list.value.map(({ title }) => title)).toEqual(['Newer', 'Older']);
  });

  it('tells this window and the other of several events at once', async () => {
    const { time, open, journal } = desk();
    const other = open();
    await other.list();
    const told: (readonly string[] | 'all')[] = [];
    journal.onDidChange((incidents) => told.push(incidents));
    other.onDidChange((incidents) => told.push(incidents));
    const scribe = new Scribe(incidentA);
    await journal.append(scribe.declared());
    await journal.append(scribe.note());
    await time.advance(1_000);
    expect(told).toEqual([[incidentA], [incidentA]]);
  });
});
