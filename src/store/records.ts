import type { Clock, IncidentRecord } from '../app/ports.ts';
import type { AnyEvent } from '../core/incident/event.ts';
import { foldIncident } from '../core/incident/fold.ts';
import { isEnded } from '../core/incident/phase.ts';
import { summarize, type IncidentSummary } from '../core/incident/state.ts';
import { ok } from '../core/result.ts';
import { shareNext } from './concurrency.ts';
import type { FileSystem, Stored } from './fileSystem.ts';
import { eventPath, temporarySinceMs } from './layout.ts';
import { stampOf } from './listRecord.ts';
import { eventsOf, fingerprint, problemsOf, readRecord, type Readings } from './readRecord.ts';

/** Ended incidents whose events stay in memory: those that somebody has just looked at. */
const endedKept = 16;
const leftoverAgeMs = 24 * 60 * 60 * 1000;

export interface RecordView extends IncidentRecord {
  readonly summary: IncidentSummary;
  /** Of the record's files; empty when a file has a problem, as it may change without a change of its name. */
  readonly stamp: string;
  readonly fingerprint: string;
}

interface Held {
  readonly readings: Readings;
  readonly read: () => Stored<RecordView>;
  view?: RecordView;
}

/** What this window has read of the record. Files never change, so each is read once. */
export class Records {
  private readonly files: FileSystem;
  private readonly clock: Clock;
  /** Last used last. */
  private readonly held = new Map<string, Held>();

  constructor(files: FileSystem, clock: Clock) {
    this.files = files;
    this.clock = clock;
  }

  /** The record as it is on the disk now. One that nobody has ever written is empty. */
  async read(incident: string): Stored<RecordView> {
    const held = this.held.get(incident) ?? this.hold(incident);
    this.held.delete(incident);
    this.held.set(incident, held);
    const view = await held.read();
    this.letGo();
    return view;
  }

  /** Spares reading back an event that this window has just written. */
  wrote(event: AnyEvent): void {
    this.held.get(event.incident)?.readings.set(eventPath(event.incident, event.id), { events: [event] });
  }

  /** An event file that has been read already: a watcher's echo. */
  knows(incident: string, event: string): boolean {
    const reading = this.held.get(incident)?.readings.get(eventPath(incident, event));
    return reading !== undefined && reading.problem === undefined;
  }

  /** A file of the record that was read, sound or not. */
  hasRead(incident: string, path: string): boolean {
    return this.held.get(incident)?.readings.has(path) ?? false;
  }

  private hold(incident: string): Held {
    const held: Held = { readings: new Map(), read: shareNext(() => this.readNow(incident, held)) };
    return held;
  }

  private async readNow(incident: string, held: Held): Stored<RecordView> {
    const leftovers = await readRecord(this.files, incident, held.readings);
    if (!leftovers.ok) return leftovers;
    this.sweep(leftovers.value);
    const print = fingerprint(held.readings);
    if (held.view?.fingerprint !== print) held.view = viewOf(incident, held.readings, print);
    return ok(held.view);
  }

  private sweep(leftovers: readonly string[]): void {
    for (const path of leftovers) {
      const sinceMs = temporarySinceMs(path);
      if (sinceMs !== undefined && this.clock.now() - sinceMs > leftoverAgeMs) void this.files.delete(path);
    }
  }

  private letGo(): void {
    const ended = [...this.held].filter(([, { view }]) => view !== undefined && isEnded(view.summary.phase));
    for (const [incident] of ended.slice(0, Math.max(0, ended.length - endedKept))) this.held.delete(incident);
  }
}

function viewOf(incident: string, readings: Readings, print: string): RecordView {
  const events = eventsOf(readings);
  const problems = problemsOf(incident, readings);
  const summary = summarize(foldIncident(incident, events));
  const stamp = problems.length === 0 ? stampOf(readings.keys()) : '';
  return { incident, events, problems, summary, stamp, fingerprint: print };
}
