import { describe, expect, it } from 'vitest';
import { printEvent, type IncidentEvent } from '../../../src/core/incident/event.ts';
import { appendAll, desk, eventIds, listed } from '../../support/store/desk.ts';
import { idsOf, incidentA, incidentB, Scribe } from '../../support/store/events.ts';

describe('a journal', () => {
  it('lists nothing where there is no folder yet', async () => {
    const { disk, journal } = desk((operation) => (operation === 'createDirectory' ? 'readOnly' : undefined));
    disk.removeFolder('');
    expect(await journal.list()).toEqual({ ok: true, value: [] });
  });

  it('keeps an event in a file of its own and leaves no temporary file', async () => {
    const { disk, journal } = desk();
    const event = new Scribe(incidentA).declared();
    expect(await journal.append(event)).toEqual({ ok: true });
    expect(disk.names(`${incidentA}/events`)).toEqual([`${event.id}.json`]);
    expect(disk.text(`${incidentA}/events/${event.id}.json`)).toBe(printEvent(event));
  });

  it('never writes a file under its own name', async () => {
    const { disk, journal, time } = desk();
    await appendAll(journal, new Scribe(incidentA).whole());
    await journal.pack(incidentA);
    await listed(journal);
    await time.advance(60_000);
    const written = disk.done.filter((step) => step.startsWith('writeFile'));
    expect(written).toHaveLength(5);
    expect(written.filter((step) => !step.endsWith('.tmp'))).toEqual([]);
  });

  it('reads back what any window wrote', async () => {
    const { open, journal } = desk();
    const scribe = new Scribe(incidentA);
    await journal.append(scribe.declared());
    await open().append(scribe.note());
    expect(await eventIds(journal, incidentA)).toEqual(idsOf(scribe.written));
  });

  it('lists the newest declaration first', async () => {
    const { journal } = desk();
    await journal.append(new Scribe(incidentB, Date.UTC(2026, 1, 2)).declared('Newer'));
    await journal.append(new Scribe(incidentA, Date.UTC(2026, 1, 1)).declared('Older'));
    expect((await listed(journal)).map(({ title }) => title)).toEqual(['Newer', 'Older']);
  });

  it('knows no incident that nobody wrote', async () => {
    const { journal, disk } = desk();
    const missing = { ok: false, failure: { code: 'noSuchIncident', incident: incidentA } };
    expect(await journal.load(incidentA)).toEqual(missing);
    disk.put(`${incidentA}/events/notes.txt`, 'mine');
    expect(await journal.load(incidentA)).toEqual(missing);
    expect(await listed(journal)).toEqual([]);
  });

  it('takes the same event twice as one', async () => {
    const { journal } = desk();
    const event = new Scribe(incidentA).declared();
    await appendAll(journal, [event, event]);
    expect(await eventIds(journal, incidentA)).toEqual([event.id]);
  });

  it('refuses a second event under an id that is taken, and keeps the first', async () => {
    const { disk, journal } = desk();
    const event = new Scribe(incidentA).declared();
    await journal.append(event);
    const other = { ...event, data: { ...event.data, title: 'Another' } } as IncidentEvent;
    expect(await journal.append(other)).toMatchObject({ ok: false, failure: { code: 'storage' } });
    expect(disk.text(`${incidentA}/events/${event.id}.json`)).toBe(printEvent(event));
  });

  it('refuses an event that could not be read back, rather than lose it', async () => {
    const { disk, journal } = desk();
    const scribe = new Scribe(incidentA);
    const tooLong = scribe.declared('x'.repeat(10_000));
    const control = '\u0001'.repeat(100_000);
    const tooLarge = scribe.event('noteAdded', { text: control, evidence: control });
    for (const event of [tooLong, tooLarge]) {
      expect(await journal.append(event)).toMatchObject({ ok: false, failure: { code: 'storage' } });
    }
    expect(disk.files.size).toBe(0);
  });

  it('keeps titles of any kind of text as they are', async () => {
    const { journal, open } = desk();
    const titles = [
      'two\nlines',
      '🔥 \u{1F469}\u200D\u{1F4BB}',
      'خطأ في الدفع',
      '../../etc/passwd',
      'half \ud83d',
      ' ',
    ];
    for (const title of titles) {
      const incident = testIncident(titles.indexOf(title));
      await journal.append(new Scribe(incident).declared(title));
    }
    expect(new Set((await listed(open())).map(({ title }) => title))).toEqual(new Set(titles));
  });

  it('goes on when the clock goes backwards', async () => {
    const { time, journal } = desk();
    const scribe = new Scribe(incidentA);
    await journal.append(scribe.declared());
    time.setClock(Date.UTC(1999, 0, 1));
    const early = { ...scribe.note(), at: '1999-01-01T00:00:00.000Z', recordedAt: '1999-01-01T00:00:00.000Z' };
    await journal.append(early);
    await appendAll(journal, [scribe.phase('investigating', 'resolved'), scribe.phase('resolved', 'closed')]);
    await journal.pack(incidentA);
    await time.advance(10_000);
    expect(await eventIds(journal, incidentA)).toEqual(idsOf(scribe.written));
    expect((await listed(journal))[0]).toMatchObject({ phase: 'closed', eventCount: 4 });
  });
});

function testIncident(n: number): string {
  return incidentA.slice(0, -1) + String(n);
}
