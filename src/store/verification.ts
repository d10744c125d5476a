import type { Clock } from '../app/ports.ts';
import type { Catalog } from './catalog.ts';
import { inParallel } from '../app/inParallel.ts';
import type { FileSystem, Timers } from './fileSystem.ts';
import type { IndexCache } from './indexCache.ts';
import { listPacks, listSingles, stampOf } from './listRecord.ts';
import type { Records } from './records.ts';

const chunkSize = 64;
const foldersAtOnce = 4;
/** Between chunks, so that what somebody waits for goes first. */
const pauseMs = 10;

export interface VerificationParts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly records: Records;
  readonly catalog: Catalog;
  readonly index: IndexCache;
  /** Told of every incident of which the index said something wrong. */
  readonly onNews: (incident: string) => void;
}

/** Compares what the index says of ended incidents with their folders, newest first, in the background. */
export class Verification {
  private readonly parts: VerificationParts;
  private running: Promise<void> | undefined;
  private disposed = false;
  private lastEndMs = -Infinity;

  constructor(parts: VerificationParts) {
    this.parts = parts;
  }

  /** A call during a running one shares it. */
  run(): Promise<void> {
    this.running ??= this.runChunks().finally(() => {
      this.running = undefined;
      this.lastEndMs = this.parts.clock.now();
    });
    return this.running;
  }

  olderThan(ageMs: number): boolean {
    const age = this.parts.clock.now() - this.lastEndMs;
    return age > ageMs || age < 0;
  }

  dispose(): void {
    this.disposed = true;
  }

  private async runChunks(): Promise<void> {
    const { index, timers } = this.parts;
    await index.load();
    const incidents = [...index.incidents()].sort().reverse();
    for (let from = 0; from < incidents.length && !this.disposed; from += chunkSize) {
      if (from > 0) await new Promise<void>((resolve) => timers.after(pauseMs, resolve));
      await inParallel(incidents.slice(from, from + chunkSize), foldersAtOnce, (id) => this.verify(id));
    }
  }

  private async verify(incident: string): Promise<void> {
    const { files, index, records, catalog, onNews } = this.parts;
    const [singles, packs] = await Promise.all([listSingles(files, incident), listPacks(files, incident)]);
    if (this.disposed || !singles.ok || !packs.ok) return;
    if (stampOf([...singles.value.paths, ...packs.value.paths]) === index.get(incident)?.stamp) return;
    const view = await records.read(incident);
    if (view.ok && catalog.take(view.value)) onNews(incident);
  }
}
