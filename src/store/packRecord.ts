import type { Clock, Ids } from '../app/ports.ts';
import { foldIncident } from '../core/incident/fold.ts';
import { isEnded } from '../core/incident/phase.ts';
import { failed, ok } from '../core/result.ts';
import { inParallel } from '../app/inParallel.ts';
import type { FileSystem, Stored } from './fileSystem.ts';
import { eventLimitBytes, eventOfPath, packLimitBytes, packPath } from './layout.ts';
import { listPacks, listSingles } from './listRecord.ts';
import { packedEvent, parseJson, parsePack, printPack, type PackedEvent } from './packFile.ts';
import { readPlaced } from './readRecord.ts';
import { readWhole, utf8Length, writeWhole } from './wholeFile.ts';

const filesAtOnce = 8;

export interface PackParts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly ids: Ids;
}

interface Source {
  readonly path: string;
  readonly events: readonly PackedEvent[];
}

/** Events as they must stand in a pack, by id. */
type Contents = ReadonlyMap<string, PackedEvent>;

/**
 * Puts the events of an ended incident into one pack and deletes the files that it replaces, but only after
 * reading it back, and only files that were seen whole and stand in it letter for letter. A pack is never
 * written over, so two windows that pack at once leave two packs, and the next packing makes them one.
 * Nothing happens to an incident that is not ended.
 */
export async function packRecord(parts: PackParts, incident: string): Stored<void> {
  const sources = await findSources(parts.files, incident);
  if (!sources.ok) return sources;
  const contents = union(sources.value);
  const events = [...contents.values()].map(({ event }) => event);
  if (sources.value.length < 2 && sources.value.every(isPack)) return ok();
  if (!isEnded(foldIncident(incident, events).phase)) return ok();

  // Sorted by path, so that every window keeps the same one of several full packs.
  const full = sources.value.find((source) => isPack(source) && contained(contents, union([source])));
  const keeper = full === undefined ? await writePack(parts, incident, contents) : ok(full);
  if (!keeper.ok) return keeper;
  const kept = union([keeper.value]);
  const replaced = sources.value.filter(
    ({ path, events: own }) => path !== keeper.value.path && contained(union([{ path, events: own }]), kept),
  );
  const deletions = await inParallel(replaced, filesAtOnce, ({ path }) => parts.files.delete(path));
  // Another window may have deleted it first.
  return deletions.find((deletion) => !deletion.ok && deletion.failure.code !== 'missing') ?? ok();
}

/** Writes a pack and answers it as it was read back. */
async function writePack({ files, clock, ids }: PackParts, incident: string, contents: Contents): Stored<Source> {
  const inOrder = [...contents.values()].sort((a, b) => (a.event.id < b.event.id ? -1 : 1));
  const text = printPack(incident, inOrder);
  const unique = ids.next(clock.now());
  const path = packPath(incident, unique);
  if (utf8Length(text) > packLimitBytes) return failed({ code: 'storage', where: path, detail: 'refused: tooLarge' });
  const written = await writeWhole(files, path, text, unique);
  if (!written.ok) return written;
  const back = await files.readFile(path);
  // Another window has already put it into a pack of its own.
  if (!back.ok) return back.failure.code === 'missing' ? ok({ path, events: [] }) : back;
  const { events, problem } = parsePack(incident, back.value ?? '');
  if (problem !== undefined) return failed({ code: 'storage', where: path, detail: `read back: ${problem}` });
  return ok({ path, events });
}

/** Every file that could be read whole, packs first. Others are left alone. */
async function findSources(files: FileSystem, incident: string): Stored<readonly Source[]> {
  const singles = await listSingles(files, incident);
  if (!singles.ok) return singles;
  const packs = await listPacks(files, incident);
  if (!packs.ok) return packs;
  const read = [
    ...(await inParallel([...packs.value.paths].sort(), filesAtOnce, (path) => readPack(files, incident, path))),
    ...(await inParallel(singles.value.paths, filesAtOnce, (path) => readSingle(files, incident, path))),
  ];
  return ok(read.filter((source) => source !== undefined));
}

async function readPack(files: FileSystem, incident: string, path: string): Promise<Source | undefined> {
  const whole = await readWhole(files, path, packLimitBytes);
  if (whole.kind !== 'text') return undefined;
  const { events, problem } = parsePack(incident, whole.text);
  return problem === undefined ? { path, events } : undefined;
}

async function readSingle(files: FileSystem, incident: string, path: string): Promise<Source | undefined> {
  const id = eventOfPath(path);
  if (id === undefined) return undefined;
  const whole = await readWhole(files, path, eventLimitBytes);
  if (whole.kind !== 'text' || readPlaced(incident, id, whole.text).problem !== undefined) return undefined;
  const reading = packedEvent(incident, parseJson(whole.text)?.value);
  return reading.ok ? { path, events: [reading.packed] } : undefined;
}

function isPack({ path }: Source): boolean {
  return !path.includes('/events/');
}

/** Equal ids are the same event: the first counts. */
function union(sources: readonly Source[]): Contents {
  const contents = new Map<string, PackedEvent>();
  for (const { events } of sources) {
    for (const packed of events) if (!contents.has(packed.event.id)) contents.set(packed.event.id, packed);
  }
  return contents;
}

function contained(part: Contents, whole: Contents): boolean {
  return [...part].every(([id, { json }]) => whole.get(id)?.json === json);
}
