import type { IncidentRecord, Journal } from '../../src/app/ports.ts';
import { Incidents, type IncidentsParts } from '../../src/app/incidents.ts';
import type { Failure } from '../../src/core/failure.ts';
import type { AnyEvent } from '../../src/core/incident/event.ts';
import { foldIncident } from '../../src/core/incident/fold.ts';
import { summarize } from '../../src/core/incident/state.ts';
import { failed, ok } from '../../src/core/result.ts';

/** A journal in memory. Two `Incidents` on one of these are two windows on one folder. */
export class MemoryJournal implements Journal {
  readonly events = new Map<string, AnyEvent[]>();
  readonly packed: string[] = [];
  /** The next answers of `append`; undefined lets one through. */
  readonly appendFailures: (Failure | undefined)[] = [];
  listFailure: Failure | undefined;
  private readonly listeners = new Set<(incidents: readonly string[] | 'all') => void>();

  append: Journal['append'] = async (event) => {
    await Promise.resolve();
    const failure = this.appendFailures.shift();
    if (failure !== undefined) return failed(failure);
    this.events.set(event.incident, [...(this.events.get(event.incident) ?? []), event]);
    for (const listener of this.listeners) listener([event.incident]);
    return ok();
  };

  load: Journal['load'] = async (incident) => {
    await Promise.resolve();
    const events = this.events.get(incident);
    if (events === undefined) return failed({ code: 'noSuchIncident', incident });
    const record: IncidentRecord = { incident, events, problems: [] };
    return ok(record);
  };

  list: Journal['list'] = async () => {
    await Promise.resolve();
    if (this.listFailure !== undefined) return failed(this.listFailure);
    return ok([...this.events].map(([id, events]) => summarize(foldIncident(id, events))));
  };

  pack: Journal['pack'] = async (incident) => {
    await Promise.resolve();
    this.packed.push(incident);
    return ok();
  };

  onDidChange: Journal['onDidChange'] = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };
}

let windows = 0;

/** Ids that count up, like ULIDs in shape and order; no two sources ever make the same one. */
export function countingIds(): IncidentsParts['ids'] {
  const window = String(++windows).padStart(5, '0');
  let count = 0;
  return {
    next: (_nowMs, after = '') => {
      let id: string;
      do id = `0${String(++count).padStart(20, '0')}${window}`;
      while (id <= after);
      return id;
    },
  };
}

export interface Desk {
  readonly incidents: Incidents;
  readonly journal: MemoryJournal;
  /** Virtual time; tests move it. */
  readonly clock: { nowMs: number; now(): number };
}

/** One window at a fixed moment, on a journal of its own unless one is given. */
export function openDesk(overrides: { readonly journal?: MemoryJournal; readonly name?: string } = {}): Desk {
  const journal = overrides.journal ?? new MemoryJournal();
  const clock = { nowMs: Date.parse('2026-11-24T03:12:00.000Z'), now: () => clock.nowMs };
  const incidents = new Incidents({
    journal,
    clock,
    ids: countingIds(),
    identity: { me: () => Promise.resolve({ name: overrides.name ?? 'Ada' }) },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return { incidents, journal, clock };
}
