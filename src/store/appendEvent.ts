import type { Clock, Ids } from '../app/ports.ts';
import { printEvent, readEvent, type AnyEvent, type IncidentEvent } from '../core/incident/event.ts';
import { failed, ok } from '../core/result.ts';
import type { FileSystem, Stored } from './fileSystem.ts';
import { eventLimitBytes, eventPath, eventsFolder } from './layout.ts';
import { utf8Length, writeWhole } from './wholeFile.ts';

export interface AppendParts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Incidents whose folder is known to be there. Kept by the caller from call to call. */
  readonly foldersMade: Set<string>;
  /** A folder that was there is gone. */
  readonly onFolderLost: () => void;
}

/**
 * Writes one event and answers it as it will be read. An event that could not be read back is refused: it
 * would be lost. Appending the same event again is fine, a different one under its id is refused.
 */
export async function appendEvent(parts: AppendParts, event: IncidentEvent): Stored<AnyEvent> {
  const { files, clock, ids } = parts;
  const text = printEvent(event);
  const reading = readEvent(text);
  const where = eventPath(event.incident, event.id);
  if (!reading.ok) return failed({ code: 'storage', where, detail: `refused: ${reading.problem}` });
  if (utf8Length(text) > eventLimitBytes) return failed({ code: 'storage', where, detail: 'refused: tooLarge' });

  const there = await files.stat(where);
  if (there.ok) {
    if (await holds(files, where, text)) return ok(reading.event);
    return failed({ code: 'storage', where, detail: 'refused: another event has this id' });
  }
  const written = await writeInFolder(parts, event.incident, () =>
    writeWhole(files, where, text, ids.next(clock.now())),
  );
  // A rename that was reported as failed may have happened all the same.
  return written.ok || (await holds(files, where, text)) ? ok(reading.event) : written;
}

async function writeInFolder(
  { files, foldersMade, onFolderLost }: AppendParts,
  incident: string,
  write: () => Stored<void>,
): Stored<void> {
  let lost = false;
  for (let attempt = 1; ; attempt++) {
    if (!foldersMade.has(incident)) {
      const made = await files.createDirectory(eventsFolder(incident));
      if (!made.ok) return made;
      foldersMade.add(incident);
      if (lost) onFolderLost();
    }
    const written = await write();
    // Somebody deleted the folder under us: once more, with a new one.
    if (written.ok || written.failure.code !== 'missing' || attempt === 3) return written;
    foldersMade.delete(incident);
    lost = true;
  }
}

async function holds(files: FileSystem, path: string, text: string): Promise<boolean> {
  const stored = await files.readFile(path);
  return stored.ok && stored.value === text;
}
