import type { Subscription } from '../app/ports.ts';
import type { FileChange, FileSystem, Timers } from './fileSystem.ts';
import { eventsFolder } from './layout.ts';
import { listPacks, listSingles, stampOf } from './listRecord.ts';

/** When an incident is looked at after it appeared; its own watcher takes a moment to stand. */
const looksAfterMs = [100, 250, 600, 1_500, 4_000];
/** Where no folder can have a watcher of its own. */
const lookEveryMs = 800;
/** More than are ever worked on at once; a copied record with thousands is left to the next refresh. */
const incidentsAtMost = 64;

export interface IncidentWatchParts {
  readonly files: FileSystem;
  readonly timers: Timers;
  /** Whether the file at this path was read. */
  readonly isKnown: (incident: string, path: string) => boolean;
  readonly onChange: (change: FileChange) => void;
  readonly onNews: (incident: string) => void;
}

interface Watched {
  turn: number;
  /** Of the files that were told of last. */
  stamp?: string;
  timer?: Subscription;
  watcher?: Subscription;
}

/**
 * A watcher of its own for each incident that is worked on. The watcher of the whole record is not enough: on Linux
 * VS Code's tells of a new folder, but not of what was made in it before it got there, and then never of what comes
 * later in a folder below that it missed.
 */
export class IncidentWatches {
  private readonly parts: IncidentWatchParts;
  private readonly watched = new Map<string, Watched>();

  constructor(parts: IncidentWatchParts) {
    this.parts = parts;
  }

  /** The incident has appeared, or is worked on. Calls for one that is followed already do nothing. */
  follow(incident: string): void {
    if (this.watched.has(incident) || this.watched.size >= incidentsAtMost) return;
    const watched: Watched = { turn: 0 };
    this.watched.set(incident, watched);
    this.lookLater(incident, watched);
  }

  /** Forgets everything: the folders are gone. */
  clear(): void {
    for (const watched of this.watched.values()) stop(watched);
    this.watched.clear();
  }

  private lookLater(incident: string, watched: Watched): void {
    const nextMs = looksAfterMs[watched.turn];
    const delayMs = watched.watcher === undefined ? Math.min(nextMs ?? lookEveryMs, lookEveryMs) : nextMs;
    if (delayMs === undefined) return;
    watched.turn++;
    watched.timer = this.parts.timers.after(delayMs, () => void this.look(incident, watched));
  }

  private async look(incident: string, watched: Watched): Promise<void> {
    const { files, isKnown, onChange, onNews } = this.parts;
    const [singles, packs] = await Promise.all([listSingles(files, incident), listPacks(files, incident)]);
    if (this.watched.get(incident) !== watched) return;
    const paths = [...(singles.ok ? singles.value.paths : []), ...(packs.ok ? packs.value.paths : [])];
    if (paths.length > 0) {
      // Not before: a watcher of a folder that is not there yet is slow to notice it.
      const watcher = watched.watcher ?? files.watchFolder(eventsFolder(incident), onChange);
      if (watcher !== undefined) watched.watcher = watcher;
      const stamp = stampOf(paths);
      if (stamp !== watched.stamp && paths.some((path) => !isKnown(incident, path))) onNews(incident);
      watched.stamp = stamp;
    } else if (watched.turn >= looksAfterMs.length) {
      this.watched.delete(incident);
      stop(watched);
      return;
    }
    this.lookLater(incident, watched);
  }
}

function stop({ timer, watcher }: Watched): void {
  timer?.dispose();
  watcher?.dispose();
}
