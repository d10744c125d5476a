import { readClocks, type ClockReading } from '../../core/incident/clocks.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';

/** One time at which a clock is due. The next update, a snooze or a new owner starts another round. */
export interface Round {
  readonly sinceMs: number;
  readonly dueAtMs: number;
  readonly snoozedUntilMs?: number;
  readonly owner?: string;
}

/** The round that people were reminded of. `standing`: at the last look it was due still. */
export interface Given extends Round {
  readonly standing: boolean;
}

/** By `reminderKey`. */
export type GivenReminders = ReadonlyMap<string, Given>;

export interface Reminder {
  readonly incident: IncidentState;
  readonly clock: ClockReading;
}

export interface Look {
  readonly active: readonly IncidentState[];
  readonly playbook: Playbook;
  /** The name of who works here; empty when nobody knows it. */
  readonly me: string;
  readonly nowMs: number;
}

/**
 * What to remind of now, each round once. `here` is what this window has given and `elsewhere` what
 * others have, as far as this one can see. A clock that stays due keeps its reminder when the playbook
 * or the severity moves its time, and so does one that a clock set back makes due twice.
 */
export function dueReminders(
  here: GivenReminders,
  elsewhere: GivenReminders,
  { active, playbook, me, nowMs }: Look,
): { readonly reminders: readonly Reminder[]; readonly given: GivenReminders } {
  const given = new Map(here);
  const reminders: Reminder[] = [];
  for (const incident of active) {
    for (const clock of readClocks(incident, playbook, nowMs)) {
      const key = reminderKey(incident.id, clock);
      const last = here.get(key);
      if (!isDue(clock, me)) {
        if (last !== undefined) given.set(key, { ...last, standing: false });
        continue;
      }
      const round = roundOf(incident, clock);
      if (!isGiven(last, round) && !isGiven(elsewhere.get(key), round)) reminders.push({ incident, clock });
      given.set(key, { ...round, standing: true });
    }
  }
  return { reminders, given };
}

/** When to look again; nothing when no clock will be due. */
export function nextReminderAt({ active, playbook, nowMs }: Omit<Look, 'me'>): number | undefined {
  const moments = active.flatMap((incident) =>
    readClocks(incident, playbook, nowMs).flatMap(({ dueAtMs, snoozedUntilMs }) => [dueAtMs, snoozedUntilMs ?? 0]),
  );
  const ahead = moments.filter((ms) => ms > nowMs);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}

export function reminderKey(incident: string, { name }: Pick<ClockReading, 'name'>): string {
  return `${incident}/${name}`;
}

/** Overdue, or a stability window that has passed: then it is time to resolve. A clock that was handed over is its owner's. */
function isDue({ name, state, snoozedUntilMs, owner }: ClockReading, me: string): boolean {
  const isUp = state === 'overdue' || (name === 'stability' && state === 'met' && snoozedUntilMs === undefined);
  return isUp && (owner === undefined || isSamePerson(owner, me));
}

function isSamePerson(owner: string, me: string): boolean {
  const folded = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
  return folded(me) !== '' && folded(owner) === folded(me);
}

function roundOf({ snoozedUntilMs }: IncidentState, { name, sinceMs, dueAtMs, owner }: ClockReading): Round {
  // The reading only tells of a snooze that lasts; the round is named after the one that ended.
  const snooze = snoozedUntilMs[name];
  return {
    sinceMs,
    dueAtMs,
    ...(snooze === undefined || snooze <= sinceMs ? {} : { snoozedUntilMs: snooze }),
    ...(owner === undefined ? {} : { owner }),
  };
}

function isGiven(last: Given | undefined, round: Round): boolean {
  if (last?.sinceMs !== round.sinceMs) return false;
  if (last.snoozedUntilMs !== round.snoozedUntilMs || last.owner !== round.owner) return false;
  return last.standing || last.dueAtMs === round.dueAtMs;
}
