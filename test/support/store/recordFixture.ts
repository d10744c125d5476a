import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printEvent, type IncidentEvent } from '../../../src/core/incident/event.ts';
import { nextUlid } from '../../../src/core/incident/ulid.ts';
import { inParallel } from '../../../src/app/inParallel.ts';
import { printPack } from '../../../src/store/packFile.ts';
import { Scribe } from './events.ts';

export interface RecordFixture {
  /** Being worked on, their events in single files. */
  readonly active: number;
  /** Closed and packed. */
  readonly closed: number;
  readonly eventsEach: number;
}

const startMs = Date.UTC(2024, 0, 1);
const hourMs = 60 * 60 * 1000;

/** Writes a record folder as journals would have left it an hour ago, but without an index. */
export async function writeRecordFixture(folder: string, fixture: RecordFixture): Promise<void> {
  const incidents = Array.from({ length: fixture.closed + fixture.active }, (_, n) => n);
  await inParallel(incidents, 16, async (n) => {
    const sinceMs = startMs + n * hourMs;
    const incident = nextUlid(sinceMs, bytesOf(n));
    const isClosed = n < fixture.closed;
    const events = incidentEvents(new Scribe(incident, sinceMs), n, fixture.eventsEach, isClosed);
    const eventsFolder = join(folder, incident, 'events');
    await mkdir(eventsFolder, { recursive: true });
    if (isClosed) {
      const packed = events.map((event) => ({ event, json: JSON.stringify(event) }));
      await writeFile(join(folder, incident, `pack-${incident}.json`), printPack(incident, packed));
    } else {
      for (const event of events) await writeFile(join(eventsFolder, `${event.id}.json`), printEvent(event));
    }
    const anHourAgo = (Date.now() - hourMs) / 1000;
    for (const path of [eventsFolder, join(folder, incident)]) await utimes(path, anHourAgo, anHourAgo);
  });
}

function incidentEvents(scribe: Scribe, n: number, count: number, isClosed: boolean): readonly IncidentEvent[] {
  scribe.declared(`Checkout answers 502 for some customers (${n})`);
  scribe.event('roleAssigned', { role: 'commander', roleName: 'Incident commander', person: 'Ada Lovelace' });
  scribe.phase('investigating', 'identified');
  const left = count - scribe.written.length - (isClosed ? 2 : 0);
  for (let note = 0; note < left; note++) scribe.note(`Error rate of payments-api is down to ${note} %, watching it`);
  if (isClosed) {
    scribe.phase('identified', 'resolved');
    scribe.phase('resolved', 'closed');
  }
  return scribe.written;
}

function bytesOf(n: number): Uint8Array {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setUint32(6, n);
  return bytes;
}
