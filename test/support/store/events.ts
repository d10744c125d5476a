import type { Ids } from '../../../src/app/ports.ts';
import type { AnyEvent, EventData, EventType, IncidentEvent } from '../../../src/core/incident/event.ts';
import type { Phase } from '../../../src/core/incident/phase.ts';
import { testIds } from './virtualTime.ts';

/** Writes the events of one incident as an app would, one second after another. */
export class Scribe {
  readonly incident: string;
  readonly written: IncidentEvent[] = [];
  private readonly ids: Ids;
  private nowMs: number;

  constructor(incident: string, startMs = Date.UTC(2026, 0, 1), ids = testIds()) {
    this.incident = incident;
    this.ids = ids;
    this.nowMs = startMs;
  }

  event<T extends EventType>(type: T, data: EventData<T>): IncidentEvent {
    this.nowMs += 1_000;
    const at = new Date(this.nowMs).toISOString();
    const id = this.ids.next(this.nowMs, this.written.at(-1)?.id);
    const event = { v: 1, id, incident: this.incident, at, recordedAt: at, by: { name: 'Ada' }, type, data };
    this.written.push(event as IncidentEvent);
    return event as IncidentEvent;
  }

  declared(title = 'Checkout fails'): IncidentEvent {
    return this.event('declared', { title, severity: 2, startedAt: new Date(this.nowMs).toISOString() });
  }

  note(text = 'Looked at the logs'): IncidentEvent {
    return this.event('noteAdded', { text });
  }

  phase(from: Phase, to: Phase): IncidentEvent {
    return this.event('phaseChanged', { from, to });
  }

  /** Declared, resolved and closed. */
  whole(title?: string): readonly IncidentEvent[] {
    return [this.declared(title), this.phase('investigating', 'resolved'), this.phase('resolved', 'closed')];
  }
}

export function idsOf(events: readonly AnyEvent[]): readonly string[] {
  return events.map(({ id }) => id).sort();
}

export const incidentA = '01KDVPH0000000000000000000';
export const incidentB = '01KDVPH0000000000000000001';
