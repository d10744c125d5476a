import type { Clock, Ids, Subscription } from '../app/ports.ts';
import type { FileSystem, Timers } from './fileSystem.ts';
import { parseIndex, printIndex, type Remembered } from './indexFile.ts';
import { indexLimitBytes, indexPath } from './layout.ts';
import { readWhole, writeWhole } from './wholeFile.ts';

const writeAfterMs = 1_000;

export interface IndexParts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly timers: Timers;
}

/**
 * `index.json` in memory. Several windows write it, each what it knows, and the last one wins: it is only
 * trusted until the folders themselves have been looked at.
 */
export class IndexCache {
  private readonly parts: IndexParts;
  private remembered = new Map<string, Remembered>();
  private loading: Promise<void> | undefined;
  private timer: Subscription | undefined;

  constructor(parts: IndexParts) {
    this.parts = parts;
  }

  load(): Promise<void> {
    this.loading ??= this.read();
    return this.loading;
  }

  get(incident: string): Remembered | undefined {
    return this.remembered.get(incident);
  }

  incidents(): readonly string[] {
    return [...this.remembered.keys()];
  }

  set(incident: string, remembered: Remembered): void {
    this.remembered.set(incident, remembered);
    this.writeLater();
  }

  delete(incident: string): void {
    if (this.remembered.delete(incident)) this.writeLater();
  }

  /** What was not written yet is read from the record next time. */
  dispose(): void {
    this.timer?.dispose();
  }

  private async read(): Promise<void> {
    const whole = await readWhole(this.parts.files, indexPath, indexLimitBytes);
    if (whole.kind !== 'text') return;
    const { remembered, sound } = parseIndex(whole.text);
    this.remembered = remembered;
    if (!sound) this.writeLater();
  }

  private writeLater(): void {
    this.timer?.dispose();
    this.timer = this.parts.timers.after(writeAfterMs, () => void this.write());
  }

  private async write(): Promise<void> {
    const { files, clock, ids } = this.parts;
    // A folder that cannot be written has no index: slower, but nothing is missing.
    await writeWhole(files, indexPath, printIndex(this.remembered), ids.next(clock.now()));
  }
}
