import { describe, expect, it } from 'vitest';
import type { IncidentEvent } from '../../../src/core/incident/event.ts';
import type { OpenJournal } from '../../../src/store/journal.ts';
import { desk, listed, loaded } from '../../support/store/desk.ts';
import { idsOf, incidentA, Scribe } from '../../support/store/events.ts';
import { settle } from '../../support/store/virtualTime.ts';

/** A window that dies just before its nth file operation, leaving half of a file when that is a write. */
function dyingAt(n: number) {
  let count = 0;
  const set = desk();
  const window = set.open(() => (++count >= n ? 'dies' : undefined));
  return { ...set, window, operations: () => count };
}

/** Runs the life of an incident. `reported` grows with every event that append answered ok for. */
async function live(window: OpenJournal, scribe: Scribe, reported: IncidentEvent[]): Promise<void> {
  const append = async (events: readonly IncidentEvent[]): Promise<void> => {
    for (const event of events) if ((await window.append(event)).ok) reported.push(event);
  };
  await append(scribe.whole());
  await window.pack(incidentA);
  await append([
    scribe.phase('closed', 'investigating'),
    scribe.note(),
    scribe.phase('investigating', 'resolved'),
    scribe.phase('resolved', 'closed'),
  ]);
  await window.pack(incidentA);
  await window.list();
}

describe('a window that dies between any two file operations', () => {
  it('loses nothing that it reported, and leaves nothing half', async () => {
    let deaths = 0;
    for (let n = 1; ; n++) {
      const { disk, window, open, operations } = dyingAt(n);
      const scribe = new Scribe(incidentA);
      const reported: IncidentEvent[] = [];
      void live(window, scribe, reported);
      await settle();
      while (operations() < n && reported.length < 7) await settle();
      await settle();
      if (operations() < n) break;
      deaths++;

      const after = open();
      const list = await listed(after);
      if (list.length === 0) {
        expect(reported).toEqual([]);
        continue;
      }
      const { events, problems } = await loaded(after, incidentA);
      expect(problems, `death ${n}`).toEqual([]);
      expect(idsOf(events), `death ${n}`).toEqual(expect.arrayContaining([...idsOf(reported)]));
      // At most the event that was being written is there besides.
      expect(events.length - reported.length, `death ${n}`).toBeLessThanOrEqual(1);
      for (const event of events) expect(scribe.written).toContainEqual(event);

      // And the next window can finish what this one began.
      await after.pack(incidentA);
      expect(idsOf((await loaded(open(), incidentA)).events), `death ${n}`).toEqual(idsOf(events));
      expect([...disk.files.keys()].filter((path) => path.endsWith('.tmp')).length).toBeLessThanOrEqual(1);
    }
    expect(deaths).toBeGreaterThan(60);
  });
});
