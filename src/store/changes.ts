import type { Subscription } from '../app/ports.ts';
import type { Timers } from './fileSystem.ts';

type Listener = (incidents: readonly string[]) => void;

/** A command's several events, or a burst from the watcher, are told as one change. */
const coalesceMs = 30;

/** Tells listeners which incidents changed. */
export class Changes {
  private readonly timers: Timers;
  private readonly listeners = new Set<Listener>();
  private pending = new Set<string>();
  private timer: Subscription | undefined;

  constructor(timers: Timers) {
    this.timers = timers;
  }

  onDidChange(listener: Listener): Subscription {
    // Wrapped, so that one function given twice is told twice and ends twice.
    const own: Listener = (incidents) => listener(incidents);
    this.listeners.add(own);
    return { dispose: () => void this.listeners.delete(own) };
  }

  mark(incident: string): void {
    this.pending.add(incident);
    this.timer ??= this.timers.after(coalesceMs, () => this.tell());
  }

  dispose(): void {
    this.timer?.dispose();
    this.listeners.clear();
  }

  private tell(): void {
    this.timer = undefined;
    const incidents = [...this.pending];
    this.pending.clear();
    for (const listener of [...this.listeners]) listener(incidents);
  }
}
