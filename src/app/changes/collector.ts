import type { Change } from '../../core/changes/change.ts';
import { deployedAtMs } from '../../core/changes/deploys/deployment.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import type { Attention, Clock, Log, Subscription } from '../ports.ts';
import { readChannel, unread, type Channel, type ChannelRead } from './channel.ts';
import type { ChangeCollector, IncidentChanges } from './incidentChanges.ts';
import { deploymentsIn, snapshotOf, stepKey, stepOf, type Comparisons, type Step } from './snapshot.ts';
import { Stopper } from './stopper.ts';

export interface CollectorParts {
  readonly channels: readonly Channel[];
  /** Those being worked on; others are shown as they were last read. */
  readonly active: () => readonly IncidentState[];
  readonly attention: Attention;
  readonly clock: Clock;
  readonly log: Log;
  readonly timers: { after(delayMs: number, run: () => void): Subscription };
}

/** How often active incidents are read again while somebody looks at the window. */
export const refreshMs = 120_000;
/** What was deployed or merged longer before the start is not looked for. */
export const lookBackMs = 14 * 24 * 60 * 60_000;
/** Comparisons with the deployment before, newest first. */
const mostSteps = 12;

interface Held {
  readonly reads: Map<string, ChannelRead>;
  readonly comparisons: Map<string, readonly Change[] | 'unknown'>;
  readonly reading: Map<string, Stopper>;
  /** Comparisons that are being asked for: two channels that end together need the same ones. */
  readonly comparing: Set<string>;
  snapshot: IncidentChanges;
  startedAtMs: number;
}

/**
 * Gathers what changed before each active incident. Sources run side by side: each shows its own state, and none waits
 * for another. While the window is not looked at, what was begun over the network is stopped and nothing is begun.
 */
export class Collector implements ChangeCollector, Subscription {
  readonly #parts: CollectorParts;
  readonly #held = new Map<string, Held>();
  readonly #listeners = new Set<(incident: string) => void>();
  readonly #attention: Subscription;
  #timer: Subscription | undefined;
  #isDisposed = false;

  constructor(parts: CollectorParts) {
    this.#parts = parts;
    this.#attention = parts.attention.onDidChange((isFocused) => {
      if (isFocused) this.#again();
      else this.#rest();
    });
  }

  of(incident: string): IncidentChanges {
    const held = this.#held.get(incident);
    if (held !== undefined) return held.snapshot;
    const made = this.#hold(incident);
    void this.#read(incident, made, () => true);
    this.#schedule();
    return made.snapshot;
  }

  async refresh(incident: string): Promise<void> {
    const held = this.#held.get(incident) ?? this.#hold(incident);
    // Asked for by a person: the window has their attention, whatever it says.
    await this.#read(incident, held, () => true, true);
    this.#schedule();
  }

  /** Somebody signed in or out, or a setting changed: what was off or signed out is asked again. */
  recheck(names: readonly string[]): void {
    for (const [incident, held] of this.#held) {
      void this.#read(incident, held, ({ state }) => names.includes(state.name));
    }
  }

  onDidChange(listener: (incident: string) => void): Subscription {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#attention.dispose();
    this.#timer?.dispose();
    this.#rest();
    this.#listeners.clear();
  }

  #hold(incident: string): Held {
    const startedAtMs = this.#stateOf(incident)?.startedAtMs ?? this.#parts.clock.now();
    const reads = new Map(this.#parts.channels.map(({ name }) => [name, unread(name)]));
    const snapshot = snapshotOf({
      incident,
      revision: 0,
      startedAtMs,
      reads: [...reads.values()],
      comparisons: new Map(),
    });
    const held: Held = {
      reads,
      comparisons: new Map(),
      reading: new Map(),
      comparing: new Set(),
      snapshot,
      startedAtMs,
    };
    this.#held.set(incident, held);
    return held;
  }

  async #read(incident: string, held: Held, isWanted: (read: ChannelRead) => boolean, isAsked = false): Promise<void> {
    const state = this.#stateOf(incident);
    if (state === undefined && !isAsked) return;
    held.startedAtMs = state?.startedAtMs ?? held.startedAtMs;
    const mayAsk = isAsked || this.#parts.attention.isFocused();
    const due = this.#parts.channels.filter(
      (channel) =>
        (mayAsk || channel.isLocal === true) &&
        !held.reading.has(channel.name) &&
        isWanted(held.reads.get(channel.name) ?? unread(channel.name)),
    );
    await Promise.all(due.map((channel) => this.#readOne(incident, held, channel)));
  }

  async #readOne(incident: string, held: Held, channel: Channel): Promise<void> {
    const stop = new Stopper();
    held.reading.set(channel.name, stop);
    const { clock, log } = this.#parts;
    const tell = (read: ChannelRead): void => {
      held.reads.set(channel.name, read);
      this.#tell(incident, held);
    };
    const sinceMs = held.startedAtMs - lookBackMs;
    try {
      await readChannel({ channel, sinceMs, clock, stop }, held.reads.get(channel.name) ?? unread(channel.name), tell);
      await this.#compare(incident, held, stop);
    } catch (error) {
      // A bug in one source must not take the others with it.
      log.error(
        `changes: ${channel.name} ended with ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      tell({
        ...unread(channel.name),
        state: { name: channel.name, load: 'failed', failure: { code: 'badReply', where: channel.name } },
      });
    } finally {
      held.reading.delete(channel.name);
    }
  }

  /** Asks what each production deployment carried; the first source that knows the two commits answers. */
  async #compare(incident: string, held: Held, stop: Stopper): Promise<void> {
    const steps = deploymentsIn([...held.reads.values()])
      .filter(({ deployment }) => deployedAtMs(deployment) >= held.startedAtMs - lookBackMs)
      .flatMap(({ deployment, before }) => stepOf(deployment, before) ?? [])
      .slice(0, mostSteps);
    const isStopped = (): boolean => stop.aborted;
    for (const step of steps) {
      const key = stepKey(step);
      if (isStopped()) return;
      if (held.comparing.has(key) || Array.isArray(held.comparisons.get(key))) continue;
      held.comparing.add(key);
      try {
        const carried = await this.#carried(step, stop);
        if (isStopped()) return;
        held.comparisons.set(key, carried ?? 'unknown');
      } finally {
        held.comparing.delete(key);
      }
      this.#tell(incident, held);
    }
  }

  async #carried(step: Step, stop: Stopper): Promise<readonly Change[] | undefined> {
    const mayAsk = this.#parts.attention.isFocused();
    for (const { source, isLocal } of this.#parts.channels) {
      if (source?.between === undefined || !(mayAsk || isLocal === true)) continue;
      const answer = await source.between(step, stop);
      if (answer.ok) return answer.value;
    }
    return undefined;
  }

  #tell(incident: string, held: Held): void {
    if (this.#isDisposed) return;
    const comparisons: Comparisons = held.comparisons;
    held.snapshot = snapshotOf({
      incident,
      revision: held.snapshot.revision + 1,
      startedAtMs: held.startedAtMs,
      reads: [...held.reads.values()],
      comparisons,
    });
    for (const listener of [...this.#listeners]) listener(incident);
  }

  /** Reads again what is old, of the incidents that somebody has asked about. */
  #again(): void {
    const { clock } = this.#parts;
    for (const [incident, held] of this.#held) {
      void this.#read(incident, held, ({ state: { load, readAtMs, failure } }) => {
        if (load === 'off' || load === 'signedOut') return false;
        if (failure?.code === 'limited' && failure.retryAt > clock.now()) return false;
        return load === 'idle' || clock.now() - (readAtMs ?? 0) >= refreshMs;
      });
    }
    this.#schedule();
  }

  /** Nobody looks: what goes over the network is stopped. */
  #rest(): void {
    const local = new Set(this.#parts.channels.filter(({ isLocal }) => isLocal === true).map(({ name }) => name));
    for (const { reading } of this.#held.values()) {
      for (const [name, stop] of reading) if (!local.has(name)) stop.stop();
    }
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#isDisposed || !this.#parts.attention.isFocused()) return;
    this.#timer = this.#parts.timers.after(refreshMs, () => {
      this.#timer = undefined;
      if (this.#parts.attention.isFocused()) this.#again();
    });
  }

  #stateOf(incident: string): IncidentState | undefined {
    return this.#parts.active().find(({ id }) => id === incident);
  }
}
