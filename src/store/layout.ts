import { isEventId } from '../core/incident/event.ts';
import { ulidTime } from '../core/incident/ulid.ts';

/**
 * Where things lie below the record folder:
 *
 *     <incident id>/events/<event id>.json    one event, never changed
 *     <incident id>/pack-<ULID>.json          many events of an ended incident, never changed
 *     index.json                              a cache
 *     …/<final name>.<ULID>.tmp               being written; left behind by a crash
 */

/** Greater files are not read: no event this build writes comes near. */
export const eventLimitBytes = 1024 * 1024;
export const packLimitBytes = 32 * 1024 * 1024;
export const indexLimitBytes = 64 * 1024 * 1024;

export const indexPath = 'index.json';

const suffix = '.json';
const idLength = 26;

export function eventsFolder(incident: string): string {
  return `${incident}/events`;
}

export function eventPath(incident: string, event: string): string {
  return `${eventsFolder(incident)}/${event}${suffix}`;
}

export function packPath(incident: string, pack: string): string {
  return `${incident}/pack-${pack}${suffix}`;
}

export function temporaryPath(path: string, unique: string): string {
  return `${path}.${unique}.tmp`;
}

function eventOfFile(name: string): string | undefined {
  const id = name.slice(0, idLength);
  return isEventId(id) && name === id + suffix ? id : undefined;
}

/** The event that a file of this name must hold. */
export function eventOfPath(path: string): string | undefined {
  return eventOfFile(path.slice(path.lastIndexOf('/') + 1));
}

export function isPackFile(name: string): boolean {
  return name.startsWith('pack-') && eventOfFile(name.slice('pack-'.length)) !== undefined;
}

/** When a temporary file was begun, told by its name; `undefined` for every other file. */
export function temporarySinceMs(name: string): number | undefined {
  const [unique = '', end] = name.split('.').slice(-2);
  return end === 'tmp' && isEventId(unique) ? ulidTime(unique) : undefined;
}

/** The incident whose folder this path is; `undefined` for every other path. */
export function incidentOfFolder(path: string): string | undefined {
  return isEventId(path) ? path : undefined;
}

/** What a changed path is part of; `undefined` when no incident is touched. */
export function placeOf(path: string): { readonly incident: string; readonly event?: string } | undefined {
  const [incident = '', folder = '', name = '', ...deeper] = path.split('/');
  if (!isEventId(incident) || deeper.length > 0) return undefined;
  const event = folder === 'events' ? eventOfFile(name) : undefined;
  return event === undefined ? { incident } : { incident, event };
}
