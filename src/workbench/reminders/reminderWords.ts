import { formatDuration } from '../../core/duration.ts';
import type { ClockName } from '../../core/incident/event.ts';
import { shortened } from '../../core/incident/title.ts';
import type { Say } from '../../core/say.ts';
import type { Reminder } from './dueReminders.ts';
import { incidentTitle } from '../incidentTitle.ts';
import type { CommandId } from '../manifest.generated.ts';
import type { NodeRef } from '../tree/node.ts';
import { clockPhrase } from '../tree/rows/clockWords.ts';

const titleLength = 60;
const mostOthers = 2;

/** A button of a reminder: a command on the incident or the clock that it is about. */
export interface ReminderAction {
  readonly title: string;
  readonly command: CommandId | 'sitrep.incidents.focus';
  readonly ref?: NodeRef;
}

export interface ReminderWords {
  readonly message: string;
  readonly actions: readonly ReminderAction[];
}

/** What matters most first: an update also counts as the first response. */
const rank: Readonly<Record<ClockName, number>> = { nextUpdate: 0, firstResponse: 1, stability: 2, postMortem: 3 };

/** One notification for everything that is due at once. Nothing for no reminders. */
export function reminderWords(reminders: readonly Reminder[], nowMs: number, say: Say): ReminderWords | undefined {
  const [first, ...rest] = [...reminders].sort(mostUrgentFirst);
  if (first === undefined) return undefined;
  if (rest.length === 0) return { message: oneDue(first, nowMs, say), actions: actionsOf(first, say) };
  if (rest.every(({ incident }) => incident.id === first.incident.id)) {
    const phrases = [first, ...rest].map(({ clock }) => clockPhrase(clock, nowMs, say)).join(', ');
    return { message: say('“{0}”: {1}.', titleOf(first, say), phrases), actions: actionsOf(first, say) };
  }
  return {
    message: `${oneDue(first, nowMs, say)} ${alsoDue(rest, nowMs, say)}`,
    actions: [
      ...actionsOf(first, say).slice(0, 1),
      { title: say('Show incidents'), command: 'sitrep.incidents.focus' },
    ],
  };
}

/** What is over waits for what still goes on, a lower severity for a higher one. */
function mostUrgentFirst(one: Reminder, other: Reminder): number {
  const isOver = ({ clock }: Reminder): number => Number(clock.name === 'postMortem');
  const severityOf = ({ incident }: Reminder): number => incident.severity ?? Infinity;
  return (
    isOver(one) - isOver(other) ||
    (severityOf(one) === severityOf(other) ? 0 : severityOf(one) - severityOf(other)) ||
    rank[one.clock.name] - rank[other.clock.name] ||
    one.clock.dueAtMs - other.clock.dueAtMs
  );
}

function oneDue(reminder: Reminder, nowMs: number, say: Say): string {
  const title = titleOf(reminder, say);
  const since = formatDuration(Math.max(0, nowMs - reminder.clock.sinceMs), say);
  switch (reminder.clock.name) {
    case 'firstResponse':
      return say('The first response to “{0}” is due: nobody has acknowledged it for {1}.', title, since);
    case 'nextUpdate':
      return say('An update on “{0}” is due: there has been none for {1}.', title, since);
    case 'stability':
      return say('“{0}” has been in monitoring for {1}: the stability window has passed.', title, since);
    case 'postMortem':
      return say('The post-mortem of “{0}” is due: it was resolved {1} ago.', title, since);
  }
}

function alsoDue(reminders: readonly Reminder[], nowMs: number, say: Say): string {
  const shown = reminders
    .slice(0, mostOthers)
    .map((reminder) => say('“{0}” ({1})', titleOf(reminder, say), clockPhrase(reminder.clock, nowMs, say)));
  const more = reminders.length - shown.length;
  const list = (more === 0 ? shown : [...shown, say('{0} more', more)]).join(', ');
  return say('Also due: {0}.', list);
}

function actionsOf({ incident: { id }, clock }: Reminder, say: Say): readonly ReminderAction[] {
  const incident: NodeRef = { kind: 'incident', incident: id };
  const ref: NodeRef = { kind: 'clock', incident: id, clock: clock.name };
  const putOff: readonly ReminderAction[] = [
    { title: say('Snooze…'), command: 'sitrep.snoozeClock', ref },
    { title: say('Hand over…'), command: 'sitrep.handOverClock', ref },
  ];
  switch (clock.name) {
    case 'firstResponse':
      return [{ title: say('Acknowledge'), command: 'sitrep.acknowledge', ref: incident }, ...putOff];
    case 'nextUpdate':
      return [{ title: say('Record update…'), command: 'sitrep.recordUpdate', ref: incident }, ...putOff];
    case 'stability':
      return [{ title: say('Resolve…'), command: 'sitrep.resolveIncident', ref: incident }];
    case 'postMortem':
      return [{ title: say('Open post-mortem'), command: 'sitrep.openPostMortem', ref: incident }, ...putOff];
  }
}

function titleOf({ incident }: Reminder, say: Say): string {
  return shortened(incidentTitle(incident.title, say), titleLength);
}
