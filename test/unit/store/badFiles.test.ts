import { describe, expect, it } from 'vitest';
import { printEvent } from '../../../src/core/incident/event.ts';
import { appendAll, desk, eventIds, listed, loaded, problems } from '../../support/store/desk.ts';
import { idsOf, incidentA, incidentB, Scribe } from '../../support/store/events.ts';
import { testIds } from '../../support/store/virtualTime.ts';

const megabyte = 1024 * 1024;
const strange = '01KDVPH0000000000000000ZZZ';
const file = (event: string): string => `${incidentA}/events/${event}.json`;

/** A record of two sound events, and beside them a file that holds something else. */
async function beside(bytes: string | Uint8Array, path = file(strange)) {
  const set = desk();
  const scribe = new Scribe(incidentA);
  await appendAll(set.journal, [scribe.declared(), scribe.note()]);
  set.disk.put(path, bytes);
  return { ...set, scribe };
}

describe('an event file that', () => {
  const soundText = printEvent(new Scribe(incidentA).declared());
  const cases: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['is corrupt', 'garbage {', 'notJson'],
    ['is empty', '', 'notJson'],
    ['is truncated', soundText.slice(0, soundText.length / 2), 'notJson'],
    ['is binary', new Uint8Array([0, 255, 254, 128, 7, 195, 40]), 'notJson'],
    ['is huge (50 MB)', 'x'.repeat(50 * megabyte), 'tooLarge'],
    ['is a byte over the limit', `"${'x'.repeat(megabyte - 1)}"`, 'tooLarge'],
    ['holds other JSON', '[1, null, {"id": "../../x"}]', 'notAnEvent'],
    ['is nested beyond all measure', '['.repeat(400_000) + ']'.repeat(400_000), 'notAnEvent'],
    ['holds an event with an unreadable inside', soundText.replace(/"severity": \d/, '"severity": 9'), 'badData'],
    ['holds the event of another file', soundText, 'wrongPlace'],
    [
      'holds the event of another incident',
      soundText.replaceAll(incidentA, incidentB).replace(/"id": "[^"]+"/, `"id": "${strange}"`),
      'wrongPlace',
    ],
  ];
  it.each(cases)('%s is reported and kept, and hides nothing else', async (_case, bytes, problem) => {
    const { disk, journal, scribe } = await beside(bytes);
    expect(await problems(journal, incidentA)).toEqual([{ file: file(strange), problem }]);
    expect(await eventIds(journal, incidentA)).toEqual(idsOf(scribe.written));
    expect(await listed(journal)).toMatchObject([{ title: 'Checkout fails', eventCount: 2 }]);
    expect(disk.files.get(file(strange))?.bytes).toBe(bytes);
  });

  it('is huge is not read at all', async () => {
    const { disk, journal } = await beside('x'.repeat(50 * megabyte));
    await loaded(journal, incidentA);
    expect(disk.done).not.toContain(`readFile ${file(strange)}`);
  });

  it('cannot be read is not read again until it changes, and then is', async () => {
    const { disk, journal, scribe, time } = await beside('{"half copied":');
    await problems(journal, incidentA);
    await problems(journal, incidentA);
    expect(disk.done.filter((step) => step === `readFile ${file(strange)}`)).toHaveLength(1);
    await time.advance(10);
    disk.put(file(strange), printEvent({ ...scribe.note(), id: strange }));
    expect(await problems(journal, incidentA)).toEqual([]);
    expect(await eventIds(journal, incidentA)).toContain(strange);
  });

  it('a newer version wrote is kept as it is and has no effect on the state', async () => {
    const newer = {
      ...new Scribe(incidentA).note(),
      v: 7,
      id: strange,
      type: 'teleported',
      data: { to: [1, { x: 2 }] },
      extra: true,
    };
    const { journal, disk } = await beside(JSON.stringify(newer));
    const { events, problems: found } = await loaded(journal, incidentA);
    expect(found).toEqual([]);
    expect(events.find(({ id }) => id === strange)).toMatchObject({ type: 'opaque', writtenType: 'teleported', v: 7 });
    expect((await listed(journal))[0]).toMatchObject({ phase: 'investigating', eventCount: 3 });
    expect(JSON.parse(disk.text(file(strange)))).toEqual(newer);
  });

  it('cannot be opened for a moment is read the next time', async () => {
    let broken = true;
    const { disk, open } = await beside(printEvent({ ...new Scribe(incidentA).note(), id: strange }));
    const journal = open((operation, path) =>
      broken && operation === 'readFile' && path === file(strange) ? 'storage' : undefined,
    );
    expect(await problems(journal, incidentA)).toEqual([{ file: file(strange), problem: 'unreadable' }]);
    broken = false;
    expect(await problems(journal, incidentA)).toEqual([]);
    expect(disk.files.has(file(strange))).toBe(true);
  });

  it('has a name that is no event id is reported and not read', async () => {
    const odd = `${incidentA}/events/${strange} (conflicted copy).json`;
    const { disk, journal } = await beside(printEvent(new Scribe(incidentA).note()), odd);
    expect(await problems(journal, incidentA)).toEqual([{ file: odd, problem: 'wrongPlace' }]);
    expect(disk.done).not.toContain(`readFile ${odd}`);
  });
});

describe('a record of which nothing can be read', () => {
  it('is in the list without a title, and says what is wrong', async () => {
    const { disk, journal } = desk();
    disk.put(file(strange), 'garbage');
    expect(await listed(journal)).toMatchObject([{ id: incidentA, title: '', eventCount: 0 }]);
    expect(await problems(journal, incidentA)).toEqual([{ file: file(strange), problem: 'notJson' }]);
  });
});

describe('names in the record folder that are no incident ids', () => {
  it('are left alone', async () => {
    const { disk, journal } = await beside('', `${incidentA}/events/.hidden.json`);
    for (const name of [
      '..',
      '.git',
      'outbox',
      'notes',
      incidentA.toLowerCase(),
      `${incidentA}x`,
      `8${incidentA.slice(1)}`,
    ]) {
      disk.put(`${name}/events/${strange}.json`, 'garbage');
    }
    disk.put('01KDVPH0000000000000000009', 'a file, not a folder');
    expect((await listed(journal)).map(({ id }) => id)).toEqual([incidentA]);
    expect(await problems(journal, incidentA)).toEqual([]);
    expect(disk.done.filter((step) => step.includes(' ../') || step.includes('outbox'))).toEqual([]);
  });

  const hostile = ['..', '../..', '.', '', '/', `${incidentA}/..`, `../${incidentA}`, 'con', incidentA.toLowerCase()];
  it.each(hostile)('are never followed by a request: %j', async (id) => {
    const { disk, journal } = desk();
    await listed(journal);
    const before = disk.done.length;
    const missing = { ok: false, failure: { code: 'noSuchIncident', incident: id } };
    expect(await journal.load(id)).toEqual(missing);
    expect(await journal.pack(id)).toEqual(missing);
    const event = new Scribe(incidentA).declared();
    expect((await journal.append({ ...event, incident: id })).ok).toBe(false);
    expect((await journal.append({ ...event, id })).ok).toBe(false);
    expect(disk.done).toHaveLength(before);
  });
});

describe('temporary files', () => {
  const temporary = (unique: string): string => `${file(strange)}.${unique}.tmp`;

  it('are never taken for events, and go when they are more than a day old', async () => {
    const { disk, journal, time } = await beside('{"half":', temporary(testIds().next(Date.UTC(2026, 0, 1))));
    disk.put(`${incidentA}/events/mine.tmp`, 'not ours');
    expect(await problems(journal, incidentA)).toEqual([]);
    expect(disk.names(`${incidentA}/events`)).toHaveLength(4);
    await time.advance(25 * 60 * 60 * 1000);
    await loaded(journal, incidentA);
    await time.advance(0);
    expect(disk.names(`${incidentA}/events`).filter((name) => name.endsWith('.tmp'))).toEqual(['mine.tmp']);
  });
});
