import type { AnyEvent, EventData, EventType, IncidentEvent, Source } from '../../../../src/core/incident/event.ts';
import { foldIncident } from '../../../../src/core/incident/fold.ts';
import type { IncidentState } from '../../../../src/core/incident/state.ts';

export const incidentId = '01JDQ0000000000000000000AA';
export const startMs = Date.parse('2026-11-24T03:12:00.000Z');

/** An event as a test states it: minutes after the start, who, and what. */
export interface Fact<T extends EventType = EventType> {
  readonly type: T;
  readonly data: EventData<T>;
  readonly minute?: number;
  readonly by?: string;
  readonly source?: Source;
}

export function fact<T extends EventType>(
  type: T,
  data: EventData<T>,
  more: Omit<Fact<T>, 'type' | 'data'> = {},
): Fact {
  return { type, data, ...more };
}

export function declared(title = 'Checkout fails', severity: 1 | 2 | 3 | 4 = 2): Fact {
  return fact('declared', { title, severity, startedAt: new Date(startMs).toISOString() });
}

export function stateOf(...facts: readonly Fact[]): IncidentState {
  return foldIncident(incidentId, facts.map(eventOf));
}

export function entryId(index: number): string {
  return `01JDQ000000000000000000${String(index).padStart(3, '0')}`;
}

function eventOf({ type, data, minute = 0, by = 'Mira Okafor', source }: Fact, index: number): AnyEvent {
  const at = new Date(startMs + minute * 60_000).toISOString();
  return {
    v: 1,
    id: entryId(index),
    incident: incidentId,
    at,
    recordedAt: at,
    by: { name: by },
    type,
    data,
    ...(source === undefined ? {} : { source }),
  } as IncidentEvent;
}
