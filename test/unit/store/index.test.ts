import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printEvent } from '../../../src/core/incident/event.ts';
import { parseIndex } from '../../../src/store/indexFile.ts';
import { appendAll, desk, listed } from '../../support/store/desk.ts';
import { incidentA, incidentB, Scribe } from '../../support/store/events.ts';

const day = 24 * 60 * 60 * 1000;

/** A and B are closed, packed, listed and in the index; the window is shut again. */
async function indexed() {
  const set = desk();
  const scribes = [new Scribe(incidentA), new Scribe(incidentB)] as const;
  await appendAll(set.journal, [...scribes[0].whole('A'), ...scribes[1].whole('B')]);
  await set.journal.pack(incidentA);
  await set.journal.pack(incidentB);
  await set.time.advance(day);
  const window = set.open();
  await listed(window);
  await set.time.advance(day);
  for (const journal of [set.journal, window]) journal.dispose();
  set.disk.done.length = 0;
  return { ...set, scribes };
}

describe('the index', () => {
  it('spares reading ended incidents, and then looking at more than their folders', async () => {
    const { disk, open, time } = await indexed();
    const journal = open();
    expect((await listed(journal)).map(({ title }) => title).sort()).toEqual(['A', 'B']);
    expect(disk.done.filter((step) => step.includes(incidentA))).toEqual([]);
    await time.advance(day);
    const looked = disk.done.filter((step) => step.includes(incidentA));
    expect(looked.sort()).toEqual([`readDirectory ${incidentA}`, `readDirectory ${incidentA}/events`]);
  });

  it('holds no active incident', async () => {
    const { disk, open, scribes, time } = await indexed();
    const journal = open();
    await listed(journal);
    await appendAll(journal, [scribes[0].phase('closed', 'investigating')]);
    expect(await listed(journal)).toMatchObject([{ phase: 'closed' }, { phase: 'investigating' }]);
    await time.advance(day);
    expect(disk.text('index.json')).not.toContain(incidentA);
    expect(disk.text('index.json')).toContain(incidentB);
  });

  it('that is stale is found out in the background, and listeners are told', async () => {
    const { disk, open, scribes, time } = await indexed();
    const stale = disk.text('index.json');
    await appendAll(open(), [scribes[0].phase('closed', 'investigating')]);
    await time.advance(day);
    disk.put('index.json', stale);
    const journal = open();
    const told: unknown[] = [];
    journal.onDidChange((incidents) => told.push(incidents));
    await listed(journal);
    await time.advance(day);
    expect(told).toEqual([[incidentA]]);
    expect((await listed(journal)).find(({ id }) => id === incidentA)).toMatchObject({ phase: 'investigating' });
  });

  it('that was written in the same moment as a change is found out as well', async () => {
    const { open, time } = desk(undefined, false);
    const first = open();
    const scribe = new Scribe(incidentA);
    await appendAll(first, scribe.whole());
    await listed(first);
    await time.advance(1_100);
    first.dispose();
    await appendAll(open(), [scribe.phase('closed', 'investigating')]);
    const journal = open();
    expect(await listed(journal)).toMatchObject([{ phase: 'closed' }]);
    await time.advance(600);
    expect(await listed(journal)).toMatchObject([{ phase: 'investigating' }]);
  });

  it('is not believed again of an incident that changed, while that cannot be read', async () => {
    const { open, scribes, time } = await indexed();
    let broken = false;
    const journal = open((operation, path) =>
      broken && operation === 'readDirectory' && path.startsWith(incidentA) ? 'storage' : undefined,
    );
    await listed(journal);
    await appendAll(open(), [scribes[0].phase('closed', 'investigating')]);
    await time.advance(100);
    broken = true;
    const phaseOfA = async () => (await listed(journal)).find(({ id }) => id === incidentA)?.phase;
    expect(await phaseOfA()).toBe('closed');
    broken = false;
    expect(await phaseOfA()).toBe('investigating');
  });

  it('is good for a copy of the folder, whatever times that has', async () => {
    const { disk, open, time } = await indexed();
    for (const path of disk.folders.keys()) disk.folders.set(path, time.clock.now());
    await listed(open());
    await time.advance(day);
    expect(disk.done.filter((step) => step.startsWith('readFile'))).toEqual(['readFile index.json']);
  });

  it('does not vouch for a record with a file that cannot be read yet', async () => {
    const { disk, open, scribes, time } = await indexed();
    const reopened = scribes[0].phase('closed', 'investigating');
    const path = `${incidentA}/events/${reopened.id}.json`;
    disk.put(path, printEvent(reopened).slice(0, 50));
    const first = open();
    await listed(first);
    await time.advance(day);
    first.dispose();
    disk.put(path, printEvent(reopened));
    const journal = open();
    await listed(journal);
    await time.advance(day);
    expect((await listed(journal)).find(({ id }) => id === incidentA)).toMatchObject({ phase: 'investigating' });
  });

  it('that is missing is made again', async () => {
    const { disk, open, time } = await indexed();
    const before = JSON.parse(disk.text('index.json')) as unknown;
    disk.files.delete('index.json');
    expect(await listed(open())).toHaveLength(2);
    await time.advance(day);
    expect(JSON.parse(disk.text('index.json'))).toEqual(before);
  });

  it.each(['', 'garbage', '{"v":1,"ended":[{}]}', '{"v":2,"ended":[]}', '[]', 'null', '{"v":1,"ended":{}}'])(
    'that reads %j is made again',
    async (garbage) => {
      const { disk, open, time } = await indexed();
      const before = JSON.parse(disk.text('index.json')) as { readonly ended: unknown[] };
      disk.put('index.json', garbage);
      expect((await listed(open())).map(({ title }) => title).sort()).toEqual(['A', 'B']);
      await time.advance(day);
      const after = JSON.parse(disk.text('index.json')) as { readonly ended: unknown[] };
      expect(new Set(after.ended)).toEqual(new Set(before.ended));
    },
  );

  it('of a folder that cannot be written is done without', async () => {
    const { disk, open, time } = await indexed();
    disk.files.delete('index.json');
    const journal = open((operation) => (operation === 'writeFile' ? 'readOnly' : undefined));
    expect(await listed(journal)).toHaveLength(2);
    await time.advance(day);
    expect(await listed(journal)).toHaveLength(2);
  });

  it('that says of an active incident that it ended does not stay believed', async () => {
    const { disk, open, time } = await indexed();
    const other = incidentA.slice(0, -1) + '7';
    await appendAll(open(), [new Scribe(other).declared('Burning')]);
    const lie = disk.text('index.json').replaceAll(incidentA, other);
    disk.put('index.json', lie);
    const journal = open();
    await listed(journal);
    await time.advance(day);
    expect((await listed(journal)).map(({ title, phase }) => `${title} ${phase}`).sort()).toEqual([
      'A closed',
      'B closed',
      'Burning investigating',
    ]);
  });

  it('forgets incidents whose folder is gone', async () => {
    const { disk, open, time } = await indexed();
    disk.removeFolder(incidentB);
    expect((await listed(open())).map(({ title }) => title)).toEqual(['A']);
    await time.advance(day);
    expect(disk.text('index.json')).not.toContain(incidentB);
  });
});

describe('reading an index', () => {
  it('never throws, and takes only what a list can show', () => {
    const summary = fc.record({
      id: fc.oneof(fc.constant(incidentA), fc.string()),
      title: fc.oneof(fc.string(), fc.integer()),
      phase: fc.constantFrom('closed', 'canceled', 'investigating', 'toString', 5),
      startedAtMs: fc.oneof(fc.integer(), fc.double(), fc.constant(null)),
      declaredAtMs: fc.integer(),
      lastEventId: fc.constantFrom(incidentB, '', '../..'),
      eventCount: fc.integer(),
    });
    const ended = fc.array(fc.oneof(fc.record({ stamp: fc.string(), summary }), fc.jsonValue()));
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      ended.map((entries) => JSON.stringify({ v: 1, ended: entries })),
    );
    fc.assert(
      fc.property(text, (garbage) => {
        for (const [id, { summary: taken }] of parseIndex(garbage).remembered) {
          expect(id).toBe(incidentA);
          expect(['closed', 'canceled']).toContain(taken.phase);
          expect(() => new Date(taken.startedAtMs).toISOString()).not.toThrow();
        }
      }),
      { numRuns: 300 },
    );
  });
});
