import { describe, expect, it } from 'vitest';
import type { IncidentEvent } from '../../../src/core/incident/event.ts';
import { appendAll, desk, eventIds, listed, problems } from '../../support/store/desk.ts';
import { idsOf, incidentA, Scribe } from '../../support/store/events.ts';
import type { MemoryDisk } from '../../support/store/memoryDisk.ts';

const events = `${incidentA}/events`;
const packsOf = (disk: MemoryDisk): readonly string[] =>
  disk.names(incidentA).filter((name) => name.startsWith('pack-'));
const inPacks = (disk: MemoryDisk): readonly IncidentEvent[] =>
  packsOf(disk).flatMap(
    (name) => (JSON.parse(disk.text(`${incidentA}/${name}`)) as { readonly events: IncidentEvent[] }).events,
  );

async function closed() {
  const set = desk();
  const scribe = new Scribe(incidentA);
  await appendAll(set.journal, scribe.whole());
  return { ...set, scribe };
}

describe('packing', () => {
  it('puts a closed record into one file that holds every event, and reads the same', async () => {
    const { disk, journal, open, scribe } = await closed();
    expect(await journal.pack(incidentA)).toEqual({ ok: true });
    expect(disk.names(events)).toEqual([]);
    expect(inPacks(disk)).toEqual(scribe.written);
    for (const window of [journal, open()]) {
      expect(await eventIds(window, incidentA)).toEqual(idsOf(scribe.written));
      expect(await listed(window)).toMatchObject([{ phase: 'closed', eventCount: 3 }]);
    }
  });

  it('leaves an active record as it is', async () => {
    const { disk, journal } = desk();
    await appendAll(journal, [new Scribe(incidentA).declared()]);
    expect(await journal.pack(incidentA)).toEqual({ ok: true });
    expect(packsOf(disk)).toEqual([]);
    expect(disk.names(events)).toHaveLength(1);
  });

  it('changes nothing the second time', async () => {
    const { disk, journal } = await closed();
    await journal.pack(incidentA);
    const before = packsOf(disk);
    await journal.pack(incidentA);
    expect(packsOf(disk)).toEqual(before);
  });

  it('keeps what a newer version wrote, to the last key', async () => {
    const { disk, journal, scribe } = await closed();
    const known = { ...scribe.note(), colour: 'red', data: { text: 'known', mood: { level: 3 } } };
    const unknown = { ...scribe.note(), v: 9, type: 'teleported', data: [1, 'two', { three: null }], 'key"': [] };
    for (const event of [known, unknown]) disk.put(`${events}/${event.id}.json`, JSON.stringify(event, null, 4));
    await journal.pack(incidentA);
    expect(disk.names(events)).toEqual([]);
    expect(inPacks(disk)).toContainEqual(known);
    expect(inPacks(disk)).toContainEqual(unknown);
  });

  it('leaves files alone that it cannot read, and says so of each', async () => {
    const { disk, journal, scribe } = await closed();
    const bad = `${scribe.note().id}.json`;
    // Deeper than JSON can be printed, with the rest in order.
    const deep = { ...scribe.note(), v: 2, type: 'deep', data: 0 };
    disk.put(`${events}/${bad}`, 'garbage');
    disk.put(
      `${events}/${deep.id}.json`,
      JSON.stringify(deep).replace('"data":0', `"data":${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    );
    await journal.pack(incidentA);
    expect(disk.names(events)).toEqual([bad, `${deep.id}.json`]);
    expect(inPacks(disk)).toHaveLength(3);
    expect(await problems(journal, incidentA)).toEqual([{ file: `${events}/${bad}`, problem: 'notJson' }]);
    expect(await eventIds(journal, incidentA)).toContain(deep.id);
  });

  it('goes on with single events beside the pack after reopening, and makes them one when closed again', async () => {
    const { disk, journal, open, scribe } = await closed();
    await journal.pack(incidentA);
    const other = open();
    await appendAll(other, [scribe.phase('closed', 'investigating'), scribe.note()]);
    expect(disk.names(events)).toHaveLength(2);
    expect(await listed(journal)).toMatchObject([{ phase: 'investigating', eventCount: 5 }]);
    await appendAll(other, [scribe.phase('investigating', 'resolved'), scribe.phase('resolved', 'closed')]);
    await other.pack(incidentA);
    expect(packsOf(disk)).toHaveLength(1);
    expect(disk.names(events)).toEqual([]);
    expect(await eventIds(journal, incidentA)).toEqual(idsOf(scribe.written));
  });

  it('keeps an event that another window writes meanwhile', async () => {
    const { disk, open, scribe } = await closed();
    const other = open();
    const late = scribe.phase('closed', 'investigating');
    let wrote = false;
    const packer = open(async (operation) => {
      if (operation === 'delete' && !wrote) {
        wrote = true;
        await other.append(late);
      }
      return undefined;
    });
    await packer.pack(incidentA);
    expect(disk.names(events)).toEqual([`${late.id}.json`]);
    expect(await eventIds(other, incidentA)).toEqual(idsOf(scribe.written));
  });

  it('in two windows at once loses nothing, and the next packing leaves one pack', async () => {
    const { disk, journal, open, scribe } = await closed();
    const other = open();
    await Promise.all([journal.pack(incidentA), other.pack(incidentA)]);
    expect(await eventIds(journal, incidentA)).toEqual(idsOf(scribe.written));
    await Promise.all([journal.pack(incidentA), other.pack(incidentA)]);
    expect(packsOf(disk)).toHaveLength(1);
    expect(disk.names(events)).toEqual([]);
    expect(await eventIds(journal, incidentA)).toEqual(idsOf(scribe.written));
  });

  it('is done when another window has packed the same, and has deleted this window’s pack', async () => {
    const { disk, open, scribe } = await closed();
    const other = open();
    let packed = false;
    const packer = open(async (operation, path) => {
      if (packed || operation !== 'readFile' || !path.includes('/pack-')) return undefined;
      packed = true;
      await appendAll(other, [scribe.note()]);
      await other.pack(incidentA);
      return undefined;
    });
    expect(await packer.pack(incidentA)).toEqual({ ok: true });
    expect(packed).toBe(true);
    expect(disk.names(events)).toEqual([]);
    expect(await eventIds(packer, incidentA)).toEqual(idsOf(scribe.written));
  });

  it('deletes no file that reads otherwise than its copy in the pack', async () => {
    const { disk, journal, scribe } = await closed();
    await journal.pack(incidentA);
    const [first] = scribe.written;
    const edited = JSON.stringify({ ...first, by: { name: 'Somebody else' } });
    disk.put(`${events}/${first?.id ?? ''}.json`, edited);
    await journal.pack(incidentA);
    expect(disk.text(`${events}/${first?.id ?? ''}.json`)).toBe(edited);
    expect(await eventIds(journal, incidentA)).toEqual(idsOf(scribe.written));
  });

  it('deletes nothing when the pack reads back otherwise than it was written', async () => {
    const { disk, open, scribe } = await closed();
    const packer = open((operation, path) => {
      if (operation === 'readFile' && path.includes('/pack-')) {
        const bytes = disk.text(path);
        disk.put(path, bytes.slice(0, bytes.length / 2));
      }
      return undefined;
    });
    expect(await packer.pack(incidentA)).toMatchObject({ ok: false, failure: { code: 'storage' } });
    expect(disk.names(events)).toHaveLength(3);
    expect(await eventIds(packer, incidentA)).toEqual(idsOf(scribe.written));
  });

  it('fails for a full disk without a trace', async () => {
    const { disk, open, scribe } = await closed();
    const packer = open((operation) => (operation === 'writeFile' ? 'full' : undefined));
    expect(await packer.pack(incidentA)).toMatchObject({ ok: false, failure: { code: 'full' } });
    expect(disk.names(incidentA)).toEqual(['events']);
    expect(await eventIds(packer, incidentA)).toEqual(idsOf(scribe.written));
  });
});

describe('reading', () => {
  it.each(['single events', 'a pack and single events'])(
    'finds the whole record whenever another window packs %s in between',
    async (start) => {
      for (let n = 1; ; n++) {
        const { open, scribe, journal } = await closed();
        if (start !== 'single events') {
          await journal.pack(incidentA);
          await appendAll(journal, [scribe.note()]);
        }
        const packer = open();
        let count = 0;
        const reader = open(async () => {
          if (++count === n) await packer.pack(incidentA);
          return undefined;
        });
        expect(await eventIds(reader, incidentA), `before operation ${n}`).toEqual(idsOf(scribe.written));
        if (count < n) break;
        expect(await problems(reader, incidentA)).toEqual([]);
      }
    },
  );
});

describe('a record that', () => {
  it('never keeps still is a failure, not a part of itself', async () => {
    const { open, scribe, journal } = await closed();
    await journal.pack(incidentA);
    const packer = open();
    const reader = open(async (operation, path) => {
      if (operation === 'readFile' && path.includes('/pack-')) {
        await appendAll(packer, [scribe.note()]);
        await packer.pack(incidentA);
      }
      return undefined;
    });
    expect(await reader.load(incidentA)).toMatchObject({ ok: false, failure: { code: 'storage' } });
  });
});

describe('a pack that', () => {
  const pack = `${incidentA}/pack-01KDVPH0000000000000000PPP.json`;

  it.each([
    ['is truncated', 'notJson'],
    ['is something else', 'notAnEvent'],
    ['is from a newer version', 'notAnEvent'],
    ['holds a member that cannot be read', 'badData'],
    ['holds an event of another incident', 'wrongPlace'],
  ])('%s is reported and kept, and what can be read of it counts', async (how, problem) => {
    const { disk, journal } = desk();
    const scribe = new Scribe(incidentA);
    const [declared, ...rest] = scribe.whole();
    await appendAll(journal, rest);
    const sound = { v: 1, incident: incidentA, events: [declared as unknown] };
    const readable = how !== 'is truncated' && how !== 'is something else';
    switch (how) {
      case 'is truncated':
        disk.put(pack, JSON.stringify(sound).slice(0, -20));
        break;
      case 'is something else':
        disk.put(pack, '"a pack"');
        break;
      case 'is from a newer version':
        disk.put(pack, JSON.stringify({ ...sound, v: 2 }));
        break;
      case 'holds a member that cannot be read':
        disk.put(pack, JSON.stringify({ ...sound, events: [{ ...declared, data: {} }, declared] }));
        break;
      default:
        disk.put(
          pack,
          JSON.stringify({ ...sound, events: [declared, { ...declared, incident: pack.slice(-31, -5) }] }),
        );
    }
    const before = disk.text(pack);
    expect(await problems(journal, incidentA)).toEqual([{ file: pack, problem }]);
    await journal.pack(incidentA);
    expect(disk.text(pack)).toBe(before);
    expect(await eventIds(journal, incidentA)).toEqual(idsOf(readable ? scribe.written : rest));
  });

  it('is larger than any that is written is not read', async () => {
    const { disk, journal } = desk();
    await appendAll(journal, new Scribe(incidentA).whole());
    disk.put(pack, 'x'.repeat(33 * 1024 * 1024));
    expect(await problems(journal, incidentA)).toEqual([{ file: pack, problem: 'tooLarge' }]);
    await journal.pack(incidentA);
    expect(disk.files.has(pack)).toBe(true);
    expect(disk.done).not.toContain(`readFile ${pack}`);
  });
});
