import { l10n } from 'vscode';
import {
  acknowledge,
  changePhase,
  changeSeverity,
  correctStart,
  retitle,
  stateImpact,
} from '../../../app/lifecycle.ts';
import { phaseName } from '../../../core/incident/describe.ts';
import { isReopening, type Phase } from '../../../core/incident/phase.ts';
import type { SeverityLevel } from '../../../core/incident/severity.ts';
import { formatMoment } from '../../../core/moment.ts';
import { timeZone } from '../../settings/settings.ts';
import { askMoment } from '../ask/askMoment.ts';
import { askOne } from '../ask/askOne.ts';
import { askText, required } from '../ask/askText.ts';
import { noted, walk } from '../ask/walk.ts';
import { cancelIncident, closeIncident, reopenIncident } from './ending.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { phaseMeaning, phaseOrder } from './phaseChoices.ts';
import { askReason } from '../ask/askReason.ts';
import { resolveIncident } from './resolve.ts';
import { severityChanges } from './severityChoices.ts';
import { flowTitle, settled, subjectOf } from '../subject.ts';

type Ids =
  | 'sitrep.acknowledge'
  | 'sitrep.changePhase'
  | 'sitrep.changeSeverity'
  | 'sitrep.stateImpact'
  | 'sitrep.renameIncident'
  | 'sitrep.correctStart';

export function leading(context: CommandContext): Pick<Handlers, Ids> {
  const { parts, unwritten } = context;
  const { incidents } = parts;
  return {
    'sitrep.acknowledge': async (node) => {
      const state = await subjectOf(parts, node);
      if (state !== undefined) settled(parts, await acknowledge(incidents, state.id));
    },
    'sitrep.changePhase': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const title = flowTitle(l10n.t('Change phase'), state);
      const hasReason = (to: Phase | undefined): boolean => to !== undefined && ownFlow(state.phase, to) === undefined;
      const draft = await walk<{ readonly to?: Phase; readonly reason: string }>({ reason: '' }, [
        (before, place) =>
          noted(
            askOne({
              title,
              placeholder: l10n.t('Now: {0}. What is next?', phaseName(state.phase, l10n.t)),
              choices: phaseOrder(state.phase).map((phase) => ({
                label: isReopening(state.phase, phase) ? l10n.t('Reopen') : phaseName(phase, l10n.t),
                description: phaseMeaning(phase, l10n.t),
                value: phase,
              })),
              active: (phase) => phase === before.to,
              place,
            }),
            (to) => ({ ...before, to }),
          ),
        (before, place) =>
          hasReason(before.to)
            ? noted(askReason(title, before.reason, place), (reason) => ({ ...before, reason }))
            : undefined,
      ]);
      if (draft?.to === undefined) return;
      const other = ownFlow(state.phase, draft.to);
      if (other !== undefined) return other(context, state);
      settled(parts, await changePhase(incidents, state.id, { to: draft.to, reason: draft.reason }));
    },
    'sitrep.changeSeverity': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const title = flowTitle(l10n.t('Change severity'), state);
      const draft = await walk<{ readonly to?: SeverityLevel; readonly reason: string }>({ reason: '' }, [
        (before, place) =>
          noted(
            askOne({
              title,
              placeholder:
                state.severity === undefined
                  ? l10n.t('How severe is it?')
                  : l10n.t('Now: Sev {0}. What is it really?', state.severity),
              choices: severityChanges(parts.playbook.current(), state.severity, l10n.t),
              active: (level) => level === before.to,
              place,
            }),
            (to) => ({ ...before, to }),
          ),
        (before, place) => noted(askReason(title, before.reason, place), (reason) => ({ ...before, reason })),
      ]);
      if (draft?.to === undefined) return;
      settled(parts, await changeSeverity(incidents, state.id, draft.to, draft.reason));
    },
    'sitrep.stateImpact': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const answer = await askText({
        title: flowTitle(l10n.t('State impact'), state),
        prompt: l10n.t('Who notices what? Say only what is known.'),
        placeholder: l10n.t('About one order in three fails at payment'),
        value: unwritten.of('sitrep.stateImpact', state.id) || (state.impact ?? ''),
        remark: required(l10n.t('Say who notices what.')),
      });
      if (answer.kind !== 'given') return;
      const result = await stateImpact(incidents, state.id, answer.value);
      settled(parts, unwritten.keep(result, answer.value, 'sitrep.stateImpact', state.id));
    },
    'sitrep.correctStart': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const answer = await askMoment({
        title: flowTitle(l10n.t('Correct start time'), state),
        value: formatMoment(state.startedAtMs, timeZone()),
        now: () => parts.clock.now(),
      });
      if (answer.kind === 'given') settled(parts, await correctStart(incidents, state.id, { atMs: answer.value }));
    },
    'sitrep.renameIncident': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const answer = await askText({
        title: flowTitle(l10n.t('Rename incident'), state),
        prompt: l10n.t('What is wrong, in one line?'),
        value: state.title,
        maxLength: 1_000,
        remark: required(l10n.t('An incident needs a title.')),
      });
      if (answer.kind === 'given') settled(parts, await retitle(incidents, state.id, answer.value));
    },
  };
}

/** Phases that have a command of their own, with its own questions. */
function ownFlow(from: Phase, to: Phase): typeof resolveIncident | undefined {
  if (isReopening(from, to)) return reopenIncident;
  if (to === 'resolved') return resolveIncident;
  if (to === 'closed') return closeIncident;
  return to === 'canceled' ? cancelIncident : undefined;
}
