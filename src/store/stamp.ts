import type { FileSystem } from './fileSystem.ts';
import { eventsFolder } from './layout.ts';

/**
 * A change within the same tick of the disk's clock as the one before leaves the folder's time as it is (ticks
 * are 2 s on FAT, 1 s on HFS+): a folder that changed just now has no stamp.
 */
const settledAfterMs = 3_000;

/**
 * Two equal stamps mean that no file was added to or taken from the incident's folders in between.
 * Empty when that cannot be told.
 */
export async function stampOf(files: FileSystem, incident: string, nowMs: number): Promise<string> {
  const [folder, events] = await Promise.all([files.stat(incident), files.stat(eventsFolder(incident))]);
  if (!folder.ok || (!events.ok && events.failure.code !== 'missing')) return '';
  const eventsMs = events.ok ? events.value.mtimeMs : 0;
  if (nowMs - Math.max(folder.value.mtimeMs, eventsMs) < settledAfterMs) return '';
  return `${folder.value.mtimeMs}:${eventsMs}`;
}
