import { clockLabel, describeEntry } from '../../../core/incident/describe.ts';
import { readClocks, type ClockReading } from '../../../core/incident/clocks.ts';
import { firstResponse } from '../../../core/incident/response.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { formatMoment, formatTimeNear } from '../../../core/moment.ts';
import type { TreeNode } from '../node.ts';
import { clockOriginWords } from './clockOrigin.ts';
import { clockPhrase, dueWords } from './clockWords.ts';
import type { RowContext } from './context.ts';
import { clockIcon } from './icons.ts';
import { childId, leafRow, parentRow } from './row.ts';
import { joined, lines, oneLine, sentences } from './rowText.ts';

export function clocksSection(parent: string, state: IncidentState, context: RowContext): TreeNode {
  const { playbook, nowMs, say } = context;
  const id = childId(parent, 'clocks');
  const clocks = readClocks(state, playbook, nowMs);
  const summary = dueWords(clocks, nowMs, say) ?? say('nothing is due');
  return parentRow(
    {
      id,
      ref: { kind: 'section', incident: state.id, section: 'clocks' },
      label: say('Clocks'),
      description: summary,
      accessibilityLabel: sentences(say('Clocks: {0}', summary)),
      icon: { id: 'watch' },
      contextValue: 'section clocks',
      collapse: clocks.length === 0 ? 'none' : 'collapsed',
    },
    () => clocks.map((clock) => clockNode(id, state, clock, context)),
  );
}

function clockNode(parent: string, state: IncidentState, clock: ClockReading, context: RowContext): TreeNode {
  const { playbook, timeZone, say } = context;
  const label = clockLabel(clock.name, say);
  const standing = clockStanding(clock, context);
  const response = clock.name === 'firstResponse' ? firstResponse(state) : undefined;
  const act = response === undefined ? undefined : oneLine(describeEntry(response, say).line);
  const owner = clock.owner === undefined ? undefined : oneLine(clock.owner);
  return leafRow({
    id: childId(parent, clock.name),
    ref: { kind: 'clock', incident: state.id, clock: clock.name },
    label,
    description: joined(standing, act, owner),
    tooltip: lines(
      label,
      say('Due: {0}', formatMoment(clock.dueAtMs, timeZone)),
      clock.metAtMs === undefined ? undefined : say('Met: {0}', formatMoment(clock.metAtMs, timeZone)),
      act === undefined ? undefined : say('By: {0}', act),
      clock.snoozedUntilMs === undefined
        ? undefined
        : say('Reminder snoozed until {0}', formatMoment(clock.snoozedUntilMs, timeZone)),
      owner === undefined ? undefined : say('With: {0}', owner),
      clockOriginWords(clock.name, state.severity, playbook, say),
    ),
    accessibilityLabel: sentences(
      say('{0}: {1}', label, standing),
      act === undefined ? undefined : say('By: {0}', act),
      owner === undefined ? undefined : say('With: {0}', owner),
    ),
    icon: clockIcon(clock.state),
    contextValue: clockWords(clock),
  });
}

/** "due 03:27 · in 3 min" in words that name the clock, as each state has it. */
function clockStanding(clock: ClockReading, { nowMs, timeZone, say }: RowContext): string {
  const due = say('due {0}', formatTimeNear(clock.dueAtMs, nowMs, timeZone));
  switch (clock.state) {
    case 'met':
      return metWords(clock, { nowMs, timeZone, say });
    case 'running':
    case 'overdue':
      return joined(due, clockPhrase(clock, nowMs, say));
    case 'snoozed':
      return joined(
        say('snoozed until {0}', formatTimeNear(clock.snoozedUntilMs ?? clock.dueAtMs, nowMs, timeZone)),
        clockPhrase(clock, nowMs, say),
      );
  }
}

function metWords(
  { metAtMs, dueAtMs }: ClockReading,
  { nowMs, timeZone, say }: Pick<RowContext, 'nowMs' | 'timeZone' | 'say'>,
): string {
  const metMs = metAtMs ?? dueAtMs;
  const met = formatTimeNear(metMs, nowMs, timeZone);
  return metMs <= dueAtMs
    ? say('met {0}', met)
    : say('met {0}, was due {1}', met, formatTimeNear(dueAtMs, nowMs, timeZone));
}

/** The stability window is nobody's duty: it is not snoozed and not handed over, so it is not `open`. */
function clockWords({ name, state }: ClockReading): string {
  const open = state !== 'met' && name !== 'stability';
  return `clock ${name} ${state}${open ? ' open' : ''}`;
}
