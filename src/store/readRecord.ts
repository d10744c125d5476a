import type { RecordProblem } from '../app/ports.ts';
import { failed, ok } from '../core/result.ts';
import { readEvent, type AnyEvent } from '../core/incident/event.ts';
import { inParallel } from '../app/inParallel.ts';
import type { FileSystem, Stored } from './fileSystem.ts';
import { eventLimitBytes, eventOfPath, packLimitBytes } from './layout.ts';
import { listPacks, listSingles } from './listRecord.ts';
import { parsePack } from './packFile.ts';
import { readWhole, type FileProblem } from './wholeFile.ts';

const filesAtOnce = 8;
const attempts = 10;

/** What a file was found to hold. Files never change, so a good one is read once. */
export interface FileReading {
  readonly events: readonly AnyEvent[];
  readonly problem?: FileProblem;
  /** With a problem: the file as it was when it was read. It may only have been half copied here. */
  readonly stamp?: string;
}

/** Readings by path. */
export type Readings = Map<string, FileReading>;

/**
 * Reads every file of an incident's record that `known` does not have yet, and takes from `known` what is gone
 * from the disk. Answers the temporary files it came across. Single events are listed before packs: another
 * window deletes an event's file only after a pack holds it, so an event that the first listing misses is in
 * the second.
 */
export async function readRecord(files: FileSystem, incident: string, known: Readings): Stored<readonly string[]> {
  const singles = await listSingles(files, incident);
  if (!singles.ok) return singles;
  await inParallel(singles.value.paths, filesAtOnce, (path) => readSingle(files, incident, path, known));

  for (let attempt = 1; attempt <= attempts; attempt++) {
    const packs = await listPacks(files, incident);
    if (!packs.ok) return packs;
    const found = await inParallel(packs.value.paths, filesAtOnce, (path) => readPack(files, incident, path, known));
    // A pack that vanished meanwhile was replaced by one that holds as much.
    if (found.includes(false)) continue;
    const present = new Set([...singles.value.paths, ...packs.value.paths]);
    for (const path of known.keys()) if (!present.has(path)) known.delete(path);
    return ok([...singles.value.temporary, ...packs.value.temporary]);
  }
  return failed({ code: 'storage', where: incident, detail: 'its packs are replaced faster than they can be read' });
}

/** The events of a record, each once. Of files that disagree about an id the first pack counts. */
export function eventsOf(known: Readings): readonly AnyEvent[] {
  const byId = new Map<string, AnyEvent>();
  for (const path of sortedPaths(known)) {
    for (const event of known.get(path)?.events ?? []) if (!byId.has(event.id)) byId.set(event.id, event);
  }
  return [...byId.values()];
}

export function problemsOf(incident: string, known: Readings): readonly RecordProblem[] {
  return sortedPaths(known).flatMap((file) => {
    const problem = known.get(file)?.problem;
    return problem === undefined ? [] : [{ incident, file, problem }];
  });
}

/** Differs when a record's files do. */
export function fingerprint(known: Readings): string {
  return sortedPaths(known)
    .map((path) => `${path}${known.get(path)?.problem ?? ''}`)
    .join();
}

function sortedPaths(known: Readings): readonly string[] {
  const isSingle = (path: string): boolean => path.includes('/events/');
  return [...known.keys()].sort((a, b) => Number(isSingle(a)) - Number(isSingle(b)) || (a < b ? -1 : 1));
}

async function readSingle(files: FileSystem, incident: string, path: string, known: Readings): Promise<void> {
  const id = eventOfPath(path);
  if (id === undefined) known.set(path, { events: [], problem: 'wrongPlace' });
  else await readOnce(files, path, known, eventLimitBytes, (text) => readPlaced(incident, id, text));
}

/** Reads the event that a file of this place must hold. */
export function readPlaced(incident: string, id: string, text: string): FileReading {
  const reading = readEvent(text);
  if (!reading.ok) return { events: [], problem: reading.problem };
  const { event } = reading;
  return event.id === id && event.incident === incident ? { events: [event] } : { events: [], problem: 'wrongPlace' };
}

/** False when the pack is gone. */
function readPack(files: FileSystem, incident: string, path: string, known: Readings): Promise<boolean> {
  return readOnce(files, path, known, packLimitBytes, (text) => {
    const { events, problem } = parsePack(incident, text);
    return { events: events.map(({ event }) => event), ...(problem === undefined ? {} : { problem }) };
  });
}

async function readOnce(
  files: FileSystem,
  path: string,
  known: Readings,
  limitBytes: number,
  read: (text: string) => FileReading,
): Promise<boolean> {
  const before = known.get(path);
  if (before !== undefined && before.problem === undefined) return true;
  const whole = await readWhole(files, path, limitBytes, before?.stamp);
  switch (whole.kind) {
    case 'gone':
      known.delete(path);
      return false;
    case 'same':
      return true;
    case 'problem': {
      const { problem, stamp } = whole;
      known.set(path, { events: [], problem, ...(stamp === undefined ? {} : { stamp }) });
      return true;
    }
    case 'text': {
      known.set(path, { ...read(whole.text), stamp: whole.stamp });
      return true;
    }
  }
}
