import type { Playbook, SeverityRule } from '../playbook/playbook.ts';
import { updateRhythmMs } from '../playbook/response/updateRhythm.ts';
import type { ClockName } from './event.ts';
import { isWorking } from './phase.ts';
import type { IncidentState } from './state.ts';

/**
 * Something due. `running` before its time, `overdue` after it, `snoozed` while a reminder was put off,
 * `met` once it is satisfied. The stability window is never overdue: when it has passed it is `met`.
 */
export interface ClockReading {
  readonly name: ClockName;
  readonly state: 'running' | 'overdue' | 'snoozed' | 'met';
  readonly sinceMs: number;
  readonly dueAtMs: number;
  readonly metAtMs?: number;
  readonly snoozedUntilMs?: number;
  /** Whom it was handed to. */
  readonly owner?: string;
}

interface Due {
  readonly name: ClockName;
  readonly sinceMs: number;
  readonly dueAtMs: number;
  readonly metAtMs?: number;
}

/** The clocks of one incident at one moment, in the order in which they start. */
export function readClocks(state: IncidentState, playbook: Playbook, nowMs: number): readonly ClockReading[] {
  const rule = playbook.severities.find(({ level }) => level === state.severity);
  return [
    firstResponse(state, rule),
    nextUpdate(state, playbook, rule),
    stability(state, playbook, nowMs),
    postMortem(state, playbook),
  ]
    .filter((due) => due !== undefined)
    .map((due) => read(due, state, nowMs));
}

/** The clock that matters most now: the longest overdue, else the next due. Met and snoozed ones come last. */
export function pressingClock(clocks: readonly ClockReading[]): ClockReading | undefined {
  const open = clocks.filter(({ state }) => state === 'running' || state === 'overdue');
  return [...open].sort((a, b) => a.dueAtMs - b.dueAtMs)[0];
}

function firstResponse(state: IncidentState, rule: SeverityRule | undefined): Due | undefined {
  if (rule?.respondWithinMs === undefined) return undefined;
  const metAtMs = state.milestones.firstResponseAtMs;
  if (metAtMs === undefined && !isWorking(state.phase)) return undefined;
  const due = { name: 'firstResponse' as const, sinceMs: state.declaredAtMs };
  return { ...due, dueAtMs: due.sinceMs + rule.respondWithinMs, ...(metAtMs === undefined ? {} : { metAtMs }) };
}

function nextUpdate(state: IncidentState, playbook: Playbook, rule: SeverityRule | undefined): Due | undefined {
  const everyMs = updateRhythmMs(rule, playbook);
  if (!isWorking(state.phase) || everyMs === undefined) return undefined;
  const sinceMs = Math.max(state.declaredAtMs, state.milestones.reopenedAtMs ?? 0, state.lastUpdateAtMs ?? 0);
  return { name: 'nextUpdate', sinceMs, dueAtMs: sinceMs + everyMs };
}

function stability(state: IncidentState, playbook: Playbook, nowMs: number): Due | undefined {
  if (state.phase !== 'monitoring') return undefined;
  const sinceMs = state.phaseSinceMs;
  const dueAtMs = sinceMs + playbook.cadence.stabilityWindowMs;
  return { name: 'stability', sinceMs, dueAtMs, ...(nowMs >= dueAtMs ? { metAtMs: dueAtMs } : {}) };
}

function postMortem(state: IncidentState, playbook: Playbook): Due | undefined {
  const sinceMs = state.milestones.resolvedAtMs;
  if (sinceMs === undefined || state.severity === undefined) return undefined;
  if (!playbook.postMortem.requiredFor.includes(state.severity)) return undefined;
  const { postMortemSharedAtMs, endedAtMs } = state.milestones;
  const metAtMs = postMortemSharedAtMs ?? (state.phase === 'closed' ? endedAtMs : undefined);
  const dueAtMs = sinceMs + playbook.postMortem.withinMs;
  return { name: 'postMortem', sinceMs, dueAtMs, ...(metAtMs === undefined ? {} : { metAtMs }) };
}

function read(due: Due, incident: IncidentState, nowMs: number): ClockReading {
  const snoozedUntilMs = incident.snoozedUntilMs[due.name];
  const owner = incident.clockOwners[due.name];
  // A snooze puts off one reminder; the clock's next round starts without it.
  const snoozed = snoozedUntilMs !== undefined && snoozedUntilMs > nowMs && snoozedUntilMs > due.sinceMs;
  const open = nowMs < due.dueAtMs ? 'running' : snoozed ? 'snoozed' : 'overdue';
  return {
    ...due,
    state: due.metAtMs === undefined ? open : 'met',
    ...(snoozed ? { snoozedUntilMs } : {}),
    ...(owner === undefined ? {} : { owner }),
  };
}
