import { formatLength } from '../../core/duration.ts';
import { pressingClock, readClocks, type ClockReading } from '../../core/incident/clocks.ts';
import { clockLabel, phaseName } from '../../core/incident/describe.ts';
import { isWorking } from '../../core/incident/phase.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import { formatMoment, formatTimeNear } from '../../core/moment.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { shortened } from '../../core/incident/title.ts';
import type { Say } from '../../core/say.ts';
import { incidentTitle } from '../incidentTitle.ts';
import { clockPhrase } from '../tree/rows/clockWords.ts';
import type { RowContext } from '../tree/rows/context.ts';
import { joined, lines, oneLine, sentences } from '../tree/rows/rowText.ts';
import { severityLabel, severityName } from '../tree/rows/severityWords.ts';

const titleLength = 30;
const minuteMs = 60_000;

export interface StatusBarView {
  /** With `$(icon)`s of ours; those that a title spells are taken out. */
  readonly text: string;
  /** Plain text, never Markdown. */
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly label: string;
  readonly isOverdue: boolean;
}

interface Surroundings {
  /** How many other incidents are active. */
  readonly others: number;
  /** The record could not be read again. */
  readonly isStale: boolean;
}

/** The status bar's one line about the current incident. */
export function statusBarView(
  state: IncidentState,
  { others, isStale }: Surroundings,
  context: RowContext,
): StatusBarView {
  const { playbook, nowMs, timeZone, say } = context;
  const clocks = readClocks(state, playbook, nowMs);
  const severity = oneLine(severityLabel(state.severity, playbook, say));
  const title = incidentTitle(state.title, say);
  const age = ageWords(state, nowMs, say);
  const due = dueWords(clocks, nowMs, say);
  // VS Code cuts an item off, without a sign, at 40 % of the window: what is due stands where that never reaches.
  const named = isolated(withoutIcons(shortened(title, titleLength)));
  return {
    text: `$(${isWorking(state.phase) ? 'flame' : 'pass'}) ${joined(withoutIcons(severity), due, named, age)}`,
    tooltip: lines(
      title,
      joined(severityName(state.severity, playbook, say), phaseName(state.phase, say)),
      say('Started: {0}', formatMoment(state.startedAtMs, timeZone)),
      ...clocks.map((clock) => say('{0}: {1}', clockLabel(clock.name, say), standing(clock, context))),
      othersWords(others, say),
      isStale ? say('The record could not be read again. This is how it stood before.') : undefined,
    ),
    label: sentences(say('{0} incident: {1}', severity, title), age, due, othersWords(others, say)),
    isOverdue: clocks.some((clock) => clock.state === 'overdue'),
  };
}

/** When the line next reads differently: a minute of its age or of its clock, or a clock's own moment. */
export function nextStatusChange(state: IncidentState, playbook: Playbook, nowMs: number): number {
  const clocks = readClocks(state, playbook, nowMs);
  const pressing = pressingClock(clocks);
  const moments = clocks.flatMap(({ dueAtMs, snoozedUntilMs }) => [dueAtMs, snoozedUntilMs ?? dueAtMs]);
  // The age changes with the minute that a clock shows.
  const minutes = [...(pressing === undefined ? [] : [pressing.dueAtMs]), 0];
  return Math.min(...moments.filter((ms) => ms > nowMs), ...minutes.map((ms) => nextMinute(ms, nowMs)));
}

/** The next moment after now that is whole minutes away from `ms`, on either side of it. */
function nextMinute(ms: number, nowMs: number): number {
  const sinceMs = (((nowMs - ms) % minuteMs) + minuteMs) % minuteMs;
  return nowMs + minuteMs - sinceMs;
}

function ageWords({ phase, startedAtMs, milestones }: IncidentState, nowMs: number, say: Say): string {
  const untilMs = isWorking(phase) ? nowMs : (milestones.resolvedAtMs ?? nowMs);
  const age = formatLength(startedAtMs, untilMs, say);
  return isWorking(phase) ? age : say('resolved after {0}', age);
}

function dueWords(clocks: readonly ClockReading[], nowMs: number, say: Say): string | undefined {
  const pressing = pressingClock(clocks);
  if (pressing !== undefined) return clockPhrase(pressing, nowMs, say);
  const snoozed = clocks.find(({ state }) => state === 'snoozed');
  return snoozed === undefined ? undefined : say('{0}, snoozed', clockPhrase(snoozed, nowMs, say));
}

function standing(clock: ClockReading, { nowMs, timeZone, say }: RowContext): string {
  const at = (ms: number): string => formatTimeNear(ms, nowMs, timeZone);
  const owner = clock.owner === undefined ? undefined : say('with {0}', oneLine(clock.owner));
  switch (clock.state) {
    case 'running':
      return joined(say('due {0}', at(clock.dueAtMs)), owner);
    case 'overdue':
      return joined(say('overdue since {0}', at(clock.dueAtMs)), owner);
    case 'snoozed':
      return joined(
        say('due {0}', at(clock.dueAtMs)),
        say('snoozed until {0}', at(clock.snoozedUntilMs ?? clock.dueAtMs)),
        owner,
      );
    case 'met':
      return say('met {0}', at(clock.metAtMs ?? clock.dueAtMs));
  }
}

function othersWords(others: number, say: Say): string | undefined {
  if (others === 0) return undefined;
  return others === 1 ? say('1 other incident is active') : say('{0} other incidents are active', others);
}

/** Takes away the meaning of `$(name)`, which the status bar would draw as an icon. */
function withoutIcons(text: string): string {
  return text.replace(/\$\([A-Za-z\d-]+(?:~[A-Za-z]+)?\)/gu, '\\$&');
}

/** Right-to-left words do not turn the numbers behind them around. */
function isolated(text: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text) ? `\u2068${text}\u2069` : text;
}
