import type { IncidentRecord, RecordProblem } from '../../../src/app/ports.ts';
import type { IncidentEvent } from '../../../src/core/incident/event.ts';
import type { IncidentSummary } from '../../../src/core/incident/state.ts';
import { openJournal, type OpenJournal } from '../../../src/store/journal.ts';
import { idsOf } from './events.ts';
import { MemoryDisk, type Interference } from './memoryDisk.ts';
import { testIds, virtualTime } from './virtualTime.ts';

/** A disk and the windows that have it open, under one clock. */
export function desk(interfere?: Interference, watched = true) {
  const time = virtualTime();
  const disk = new MemoryDisk(time.clock);
  const open = (through: Interference | undefined = interfere): OpenJournal =>
    openJournal({ files: disk.open(through, watched), clock: time.clock, ids: testIds(), timers: time.timers });
  return { time, disk, open, journal: open() };
}

export async function appendAll(journal: OpenJournal, events: readonly IncidentEvent[]): Promise<void> {
  for (const event of events) value(await journal.append(event));
}

export async function listed(journal: OpenJournal): Promise<readonly IncidentSummary[]> {
  return value(await journal.list());
}

export async function loaded(journal: OpenJournal, incident: string): Promise<IncidentRecord> {
  return value(await journal.load(incident));
}

export async function eventIds(journal: OpenJournal, incident: string): Promise<readonly string[]> {
  return idsOf((await loaded(journal, incident)).events);
}

export async function problems(
  journal: OpenJournal,
  incident: string,
): Promise<readonly Pick<RecordProblem, 'file' | 'problem'>[]> {
  return (await loaded(journal, incident)).problems.map(({ file, problem }) => ({ file, problem }));
}

function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
