import { ok } from '../core/result.ts';
import type { FileSystem, Stored } from './fileSystem.ts';
import { eventsFolder, isPackFile, temporarySinceMs } from './layout.ts';

export interface Listing {
  readonly paths: readonly string[];
  /** Being written, or left behind by a crash. */
  readonly temporary: readonly string[];
}

/** The files that hold, or should hold, one event each. */
export function listSingles(files: FileSystem, incident: string): Stored<Listing> {
  return list(files, eventsFolder(incident), (name) => name.endsWith('.json'));
}

export function listPacks(files: FileSystem, incident: string): Stored<Listing> {
  return list(files, incident, isPackFile);
}

/** A folder that is not there is empty. */
async function list(files: FileSystem, folder: string, wanted: (name: string) => boolean): Stored<Listing> {
  const entries = await files.readDirectory(folder);
  if (!entries.ok) return entries.failure.code === 'missing' ? ok({ paths: [], temporary: [] }) : entries;
  const found = entries.value.filter(({ kind, name }) => kind === 'file' && !name.startsWith('.'));
  const pathsOf = (those: (name: string) => boolean): readonly string[] =>
    found.filter(({ name }) => those(name)).map(({ name }) => `${folder}/${name}`);
  return ok({ paths: pathsOf(wanted), temporary: pathsOf((name) => temporarySinceMs(name) !== undefined) });
}

/**
 * Equal as long as the record has the same files. Names are enough, for files never change; times are not:
 * some disks keep none for folders, on others two changes can fall into one tick, and a copy or a checkout
 * has new ones.
 */
export function stampOf(paths: Iterable<string>): string {
  const sorted = [...paths].sort();
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (const path of sorted) {
    for (let i = 0; i < path.length; i++) {
      high = Math.imul(high ^ path.charCodeAt(i), 0x9e3779b1);
      low = Math.imul(low ^ path.charCodeAt(i), 0x5f356495);
      low ^= low >>> 15;
    }
    high = Math.imul(high ^ (high >>> 16), 0x85ebca6b);
  }
  return [sorted.length, high >>> 0, low >>> 0].map((part) => part.toString(36)).join('-');
}
