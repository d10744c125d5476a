import { declareIncident } from '../../../src/app/declare.ts';
import { acknowledge, changePhase } from '../../../src/app/lifecycle.ts';
import { handOverClock, recordUpdate, snoozeClock } from '../../../src/app/entries.ts';
import type { Failure } from '../../../src/core/failure.ts';
import type { ClockName } from '../../../src/core/incident/event.ts';
import type { Phase } from '../../../src/core/incident/phase.ts';
import type { SeverityLevel } from '../../../src/core/incident/severity.ts';
import type { IncidentState } from '../../../src/core/incident/state.ts';
import { ok, type Result } from '../../../src/core/result.ts';
import { openDesk, type Desk } from '../journal.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** An incident and what is done to it, each act at the desk's present moment. */
export interface Shift {
  readonly id: string;
  readonly state: () => IncidentState;
  readonly acknowledge: () => Promise<void>;
  readonly update: () => Promise<void>;
  readonly published: () => Promise<void>;
  readonly to: (phase: Phase) => Promise<void>;
  readonly snooze: (clock: ClockName, untilMs: number) => Promise<void>;
  readonly handOver: (clock: ClockName, to: string) => Promise<void>;
}

/** A desk whose incidents are loaded, as after the first look at the tree. */
export async function loadedDesk(): Promise<Desk> {
  const desk = openDesk();
  await desk.incidents.reload();
  return desk;
}

export async function declare(
  { incidents, clock }: Desk,
  { title = 'Checkout failing', severity = 1 }: { readonly title?: string; readonly severity?: SeverityLevel } = {},
): Promise<Shift> {
  const { id } = value(await declareIncident(incidents, { title, severity, startedAtMs: clock.now() }));
  return {
    id,
    state: () => {
      const found = incidents.snapshot.active.find((state) => state.id === id);
      if (found === undefined) throw new Error(`${title} is not active`);
      return found;
    },
    acknowledge: async () => void value(await acknowledge(incidents, id)),
    update: async () => void value(await recordUpdate(incidents, id, 'internal', 'We are on it')),
    published: async () => {
      const data = { tracker: 'Linear', url: 'https://linear.app/acme/document/x' };
      value(await incidents.record(id, () => ok([{ type: 'postMortemShared', data }])));
    },
    to: async (phase) => void value(await changePhase(incidents, id, { to: phase })),
    snooze: async (clockName, untilMs) => void value(await snoozeClock(incidents, id, clockName, untilMs)),
    handOver: async (clockName, to) => void value(await handOverClock(incidents, id, clockName, to)),
  };
}

function value<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
