import { l10n } from 'vscode';
import { handOverClock, snoozeClock } from '../../app/entries.ts';
import { formatDuration } from '../../core/duration.ts';
import { pressingClock, readClocks, type ClockReading } from '../../core/incident/clocks.ts';
import { clockLabel } from '../../core/incident/describe.ts';
import type { ClockName } from '../../core/incident/event.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import type { Parts } from '../parts.ts';
import type { TreeNode } from '../tree/node.ts';
import { given, type Answer } from './ask/answer.ts';
import { askOne } from './ask/askOne.ts';
import { askPerson } from './ask/askPerson.ts';
import type { CommandContext, Handlers } from './handlers.ts';
import { flowTitle, refOf, settled, subjectOf } from './subject.ts';

const snoozeMinutes: readonly number[] = [5, 15, 30];

export function clocks({ parts }: CommandContext): Pick<Handlers, 'sitrep.snoozeClock' | 'sitrep.handOverClock'> {
  return {
    'sitrep.snoozeClock': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const clock = await pickClock(parts, state, node, l10n.t('Snooze reminder'));
      if (clock.kind !== 'given') return;
      const minutes = await askOne({
        title: flowTitle(l10n.t('Snooze: {0}', clockLabel(clock.value, l10n.t)), state),
        placeholder: l10n.t('Remind again in…'),
        choices: snoozeMinutes.map((value) => ({ label: l10n.t('{0} min', value), value })),
      });
      if (minutes.kind !== 'given') return;
      const untilMs = parts.clock.now() + minutes.value * 60_000;
      settled(parts, await snoozeClock(parts.incidents, state.id, clock.value, untilMs));
    },
    'sitrep.handOverClock': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const clock = await pickClock(parts, state, node, l10n.t('Hand over clock'));
      if (clock.kind !== 'given') return;
      const person = await askPerson(parts, {
        title: flowTitle(l10n.t('Hand over: {0}', clockLabel(clock.value, l10n.t)), state),
        state,
        holder: state.clockOwners[clock.value],
        canBeNobody: false,
      });
      if (person.kind !== 'given') return;
      settled(parts, await handOverClock(parts.incidents, state.id, clock.value, person.value));
    },
  };
}

/** The row's clock, else the only open one, else one that is chosen; the pressing one is offered first. */
async function pickClock(
  parts: Parts,
  state: IncidentState,
  node: TreeNode | undefined,
  words: string,
): Promise<Answer<ClockName>> {
  const ref = refOf(node, 'clock');
  if (ref !== undefined) return given(ref.clock);
  const nowMs = parts.clock.now();
  const open = readClocks(state, parts.playbook.current(), nowMs).filter((clock) => clock.state !== 'met');
  const [only] = open;
  if (only === undefined) {
    parts.notify.result(l10n.t('No clock of this incident is running.'));
    return { kind: 'left' };
  }
  if (open.length === 1) return given(only.name);
  const pressing = pressingClock(open)?.name;
  return askOne({
    title: flowTitle(words, state),
    placeholder: l10n.t('Which clock?'),
    choices: open.map((clock) => ({
      label: clockLabel(clock.name, l10n.t),
      description: dueWords(clock, nowMs),
      value: clock.name,
    })),
    active: (name) => name === pressing,
  });
}

function dueWords({ dueAtMs, owner }: ClockReading, nowMs: number): string {
  const time = formatDuration(dueAtMs - nowMs, l10n.t);
  const due = dueAtMs > nowMs ? l10n.t('due in {0}', time) : l10n.t('overdue by {0}', time);
  return owner === undefined ? due : `${due} · ${owner}`;
}
