import type { Failure } from '../core/failure.ts';
import type { AnyEvent, EventData, EventType, IncidentEvent, Source } from '../core/incident/event.ts';
import { eventVersion } from '../core/incident/eventVersion.ts';
import { foldIncident } from '../core/incident/fold.ts';
import { isEnded, isWorking } from '../core/incident/phase.ts';
import { summarize, type IncidentState, type IncidentSummary } from '../core/incident/state.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { Clock, Identity, Ids, Journal, Log, RecordProblem, Subscription } from './ports.ts';
import { Turns } from './turns.ts';

/** `stale`: the record could not be read again; what is shown is what was last read. */
export type LoadState = 'idle' | 'loading' | 'ready' | 'stale' | 'failed';

export interface IncidentsSnapshot {
  readonly load: LoadState;
  readonly failure?: Failure;
  /** Those being worked on first, then the resolved ones; newest declaration first in each. */
  readonly active: readonly IncidentState[];
  /** Closed and canceled, newest end first. */
  readonly ended: readonly IncidentSummary[];
  readonly problems: readonly RecordProblem[];
}

/** An event before it has an id, an author and a time of writing. */
export type NewEvent = {
  [T in EventType]: {
    readonly type: T;
    readonly data: EventData<T>;
    /** When it happened; now when absent. */
    readonly atMs?: number;
    readonly source?: Source;
  };
}[EventType];

export type Decision = Result<readonly NewEvent[], Failure>;

export interface IncidentsParts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly identity: Identity;
  readonly log: Log;
}

interface Held {
  readonly events: readonly AnyEvent[];
  readonly state: IncidentState;
  readonly problems: readonly RecordProblem[];
}

/**
 * All incidents as this window knows them, kept in step with the journal. Every write goes through
 * `record`, one after another for each incident, so that a decision always sees the state that the
 * write before it left behind: a double click decides twice, and the second decision can say no.
 */
export class Incidents {
  private readonly held = new Map<string, Held>();
  private readonly turns = new Turns();
  private readonly listeners = new Set<(snapshot: IncidentsSnapshot) => void>();
  private readonly subscription: Subscription;
  private readonly parts: IncidentsParts;
  private summaries: readonly IncidentSummary[] = [];
  private loading: Promise<void> | undefined;
  private reloadWanted = false;
  private load: LoadState = 'idle';
  private failure: Failure | undefined;
  private view: IncidentsSnapshot | undefined;

  constructor(parts: IncidentsParts) {
    this.parts = parts;
    this.subscription = parts.journal.onDidChange((changed) => void this.follow(changed));
  }

  get snapshot(): IncidentsSnapshot {
    this.view ??= this.makeSnapshot();
    return this.view;
  }

  onDidChange(listener: (snapshot: IncidentsSnapshot) => void): Subscription {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  dispose(): void {
    this.subscription.dispose();
    this.listeners.clear();
  }

  /** Reads the list and every active incident. A call during a running one makes it read once more. */
  reload(): Promise<void> {
    if (this.loading !== undefined) {
      this.reloadWanted = true;
      return this.loading;
    }
    this.loading = this.readAll().finally(() => {
      this.loading = undefined;
      if (!this.reloadWanted) return;
      this.reloadWanted = false;
      return this.reload();
    });
    return this.loading;
  }

  /** The state of one incident, read from the journal unless it is held already. */
  async get(incident: string): Promise<Result<IncidentState, Failure>> {
    const held = this.held.get(incident);
    if (held !== undefined) return ok(held.state);
    const reading = await this.turns.take(incident, () => this.read(incident));
    if (reading.ok) this.changed();
    return reading;
  }

  /** Records the first event of a new incident; its id is the answer's. */
  async open(events: readonly NewEvent[]): Promise<Result<IncidentState, Failure>> {
    const incident = this.parts.ids.next(this.parts.clock.now());
    return this.turns.take(incident, () => this.write(incident, { events: [], problems: [] }, events));
  }

  /** Lets `decide` say what happens next, given the state, and records it. */
  record(incident: string, decide: (state: IncidentState) => Decision): Promise<Result<IncidentState, Failure>> {
    return this.turns.take(incident, async () => {
      if (!this.held.has(incident)) {
        const reading = await this.read(incident);
        if (!reading.ok) return reading;
      }
      const held = this.held.get(incident);
      if (held === undefined) return failed({ code: 'noSuchIncident', incident });
      const decision = decide(held.state);
      return decision.ok ? this.write(incident, held, decision.value) : decision;
    });
  }

  private async write(
    incident: string,
    before: Pick<Held, 'events' | 'problems'>,
    events: readonly NewEvent[],
  ): Promise<Result<IncidentState, Failure>> {
    const { journal, clock, ids, identity, log } = this.parts;
    const by = await identity.me();
    let written: readonly AnyEvent[] = before.events;
    let lastId = written.reduce((last, { id }) => (id > last ? id : last), '');
    for (const { type, data, atMs, source } of events) {
      const nowMs = clock.now();
      lastId = ids.next(nowMs, lastId);
      const recordedAt = new Date(nowMs).toISOString();
      const event = {
        v: eventVersion,
        id: lastId,
        incident,
        at: new Date(atMs ?? nowMs).toISOString(),
        recordedAt,
        by,
        type,
        data,
        ...(source === undefined ? {} : { source }),
      } as IncidentEvent;
      const appended = await journal.append(event);
      if (!appended.ok) {
        log.error(`record: ${type} was not written (${appended.failure.code})`);
        if (written.length > before.events.length) this.hold(incident, written, before.problems);
        this.changed();
        return appended;
      }
      written = [...written, event];
    }
    const state = this.hold(incident, written, before.problems);
    this.changed();
    if (isEnded(state.phase)) void this.packLater(incident);
    return ok(state);
  }

  private async packLater(incident: string): Promise<void> {
    const packed = await this.parts.journal.pack(incident);
    if (!packed.ok)
      this.parts.log.warn(`record: ${incident} was not packed (${packed.failure.code}); its events stay loose`);
  }

  private hold(incident: string, events: readonly AnyEvent[], problems: readonly RecordProblem[]): IncidentState {
    const state = foldIncident(incident, events);
    this.held.set(incident, { events, state, problems });
    return state;
  }

  private async read(incident: string): Promise<Result<IncidentState, Failure>> {
    const record = await this.parts.journal.load(incident);
    if (!record.ok) return record;
    return ok(this.hold(incident, record.value.events, record.value.problems));
  }

  private async readAll(): Promise<void> {
    if (this.load === 'idle') {
      this.load = 'loading';
      this.changed();
    }
    const list = await this.parts.journal.list();
    if (!list.ok) {
      this.failure = list.failure;
      this.load = this.load === 'ready' || this.load === 'stale' ? 'stale' : 'failed';
      this.changed();
      return;
    }
    this.summaries = [...list.value].sort(byEnd);
    const listed = new Set(list.value.map(({ id }) => id));
    for (const id of this.held.keys()) if (!listed.has(id)) this.held.delete(id);
    const wanted = list.value.filter(({ id, phase }) => !isEnded(phase) || this.held.has(id));
    await Promise.all(wanted.map(({ id }) => this.turns.take(id, () => this.read(id))));
    this.failure = undefined;
    this.load = 'ready';
    this.changed();
  }

  private async follow(changed: readonly string[] | 'all'): Promise<void> {
    // Nobody has looked yet: the first look reads everything.
    if (this.load === 'idle') return;
    if (changed === 'all' || this.load !== 'ready') return this.reload();
    const list = await this.parts.journal.list();
    if (!list.ok) return this.reload();
    this.summaries = [...list.value].sort(byEnd);
    const active = new Set(list.value.filter(({ phase }) => !isEnded(phase)).map(({ id }) => id));
    const wanted = changed.filter((id) => active.has(id) || this.held.has(id));
    await Promise.all(wanted.map((id) => this.turns.take(id, () => this.read(id))));
    this.changed();
  }

  private makeSnapshot(): IncidentsSnapshot {
    const held = [...this.held.values()];
    const states = held.map(({ state }) => state);
    const heldIds = new Set(this.held.keys());
    const justEnded = states.filter(({ phase }) => isEnded(phase)).map(summarize);
    const listed = this.summaries.filter(({ id, phase }) => isEnded(phase) && !heldIds.has(id));
    return {
      load: this.load,
      ...(this.failure === undefined ? {} : { failure: this.failure }),
      active: states.filter(({ phase }) => !isEnded(phase)).sort(byUrgency),
      ended: justEnded.length === 0 ? listed : [...justEnded, ...listed].sort(byEnd),
      problems: held.flatMap(({ problems }) => problems),
    };
  }

  private changed(): void {
    this.view = undefined;
    for (const listener of this.listeners) {
      try {
        listener(this.snapshot);
      } catch (error) {
        // What was written is written: a view that cannot draw it must not make the command look failed.
        this.parts.log.error(`incidents: a view failed (${String(error)})`);
      }
    }
  }
}

function byUrgency(a: IncidentState, b: IncidentState): number {
  const rank = ({ phase }: IncidentState): number => (isWorking(phase) ? 0 : 1);
  return rank(a) - rank(b) || b.declaredAtMs - a.declaredAtMs || (a.id < b.id ? 1 : -1);
}

function byEnd(a: IncidentSummary, b: IncidentSummary): number {
  return (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0) || (a.id < b.id ? 1 : -1);
}
