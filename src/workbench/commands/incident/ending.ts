import { commands, l10n } from 'vscode';
import { changePhase } from '../../../app/lifecycle.ts';
import { phaseName } from '../../../core/incident/describe.ts';
import type { IncidentState, IncidentSummary } from '../../../core/incident/state.ts';
import { shortened } from '../../../core/incident/title.ts';
import { formatMoment } from '../../../core/moment.ts';
import { owesPostMortem } from '../../../core/postmortem/owed.ts';
import { incidentTitle } from '../../incidentTitle.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import type { TreeNode } from '../../tree/node.ts';
import { nodeFor } from '../../tree/nodeFor.ts';
import { askOne, type Choice } from '../ask/askOne.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { openPostMortem } from '../record/postMortem.ts';
import { askReason } from '../ask/askReason.ts';
import { openWork } from './openWork.ts';
import { openWorkWords } from './openWorkWords.ts';
import { resolveIncident } from './resolve.ts';
import { flowTitle, settled, subjectOf } from '../subject.ts';

type Ids = 'sitrep.resolveIncident' | 'sitrep.closeIncident' | 'sitrep.reopenIncident' | 'sitrep.cancelIncident';

export function ending(context: CommandContext): Pick<Handlers, Ids> {
  const on =
    (act: (context: CommandContext, state: IncidentState) => Promise<void>) =>
    async (node?: TreeNode): Promise<void> => {
      const state = await subjectOf(context.parts, node);
      if (state !== undefined) await act(context, state);
    };
  return {
    'sitrep.resolveIncident': on(resolveIncident),
    'sitrep.closeIncident': on(closeIncident),
    'sitrep.cancelIncident': on(cancelIncident),
    'sitrep.reopenIncident': async (node) => {
      const state = await reopenable(context, node);
      if (state !== undefined) await reopenIncident(context, state);
    },
  };
}

/** Asks where something is left to do; the message behind it leads back. */
export async function closeIncident(context: CommandContext, state: IncidentState): Promise<void> {
  const { parts } = context;
  const left = state.phase === 'resolved' ? await leftToDo(parts, state) : undefined;
  if (left !== undefined) {
    const answer = await askOne<'postMortem' | 'close'>({
      title: flowTitle(l10n.t('Close incident'), state),
      placeholder: left.question,
      choices: [
        { ...left.instead, icon: 'notebook', value: 'postMortem' },
        { ...left.anyway, icon: 'archive', value: 'close' },
      ],
    });
    if (answer.kind !== 'given') return;
    if (answer.value === 'postMortem') return openPostMortem(context, state);
  }
  const closed = settled(parts, await changePhase(parts.incidents, state.id, { to: 'closed' }));
  if (closed !== undefined) offerReopening(parts, closed);
}

interface Left {
  readonly question: string;
  readonly instead: Pick<Choice<unknown>, 'label' | 'detail'>;
  readonly anyway: Pick<Choice<unknown>, 'label' | 'detail'>;
}

async function leftToDo(parts: Parts, state: IncidentState): Promise<Left | undefined> {
  if (owesPostMortem(state, parts.playbook.current())) {
    return {
      question: l10n.t('The playbook asks for a post-mortem, and none is drafted.'),
      instead: {
        label: l10n.t('Draft the post-mortem'),
        detail: l10n.t('The incident stays resolved; close it when the post-mortem is written.'),
      },
      anyway: { label: l10n.t('Close without one') },
    };
  }
  const open = openWorkWords(await openWork(parts, state), l10n.t);
  if (open === undefined) return undefined;
  return {
    question: l10n.t('{0}. Close it anyway?', open),
    instead: {
      label: l10n.t('Open the post-mortem'),
      detail: l10n.t('The incident stays resolved. {0}.', open),
    },
    anyway: { label: l10n.t('Close anyway'), detail: l10n.t('What is open stays so in the post-mortem.') },
  };
}

function offerReopening({ notify }: Parts, { id, title }: IncidentState): void {
  notify.offer(l10n.t('“{0}” is closed.', shortened(incidentTitle(title, l10n.t), 60)), {
    label: l10n.t('Reopen'),
    run: () => commands.executeCommand('sitrep.reopenIncident', nodeFor({ kind: 'incident', incident: id })),
  });
}

export async function cancelIncident({ parts }: CommandContext, state: IncidentState): Promise<void> {
  const answer = await askReason(flowTitle(l10n.t('Cancel incident: it was none'), state), '');
  if (answer.kind !== 'given') return;
  settled(parts, await changePhase(parts.incidents, state.id, { to: 'canceled', reason: answer.value }));
}

export async function reopenIncident({ parts, views }: CommandContext, state: IncidentState): Promise<void> {
  const answer = await askReason(flowTitle(l10n.t('Reopen incident'), state), '');
  if (answer.kind !== 'given') return;
  const to = 'investigating';
  const reopened = settled(parts, await changePhase(parts.incidents, state.id, { to, reason: answer.value }));
  if (reopened === undefined) return;
  parts.current.choose(reopened.id);
  views.reveal(reopened.id);
}

/** The row's incident, else one that is chosen among the resolved and the ended ones. */
async function reopenable({ parts }: CommandContext, node?: TreeNode): Promise<IncidentState | undefined> {
  const { incidents, current } = parts;
  if (node !== undefined && 'incident' in node.ref) return subjectOf(parts, node);
  if (incidents.snapshot.load !== 'ready') await incidents.reload();
  const { active, ended } = incidents.snapshot;
  const found: readonly (IncidentState | IncidentSummary)[] = [
    ...active.filter(({ phase }) => phase === 'resolved'),
    ...ended,
  ];
  if (found.length === 0) return subjectOf(parts, undefined);
  const zone = timeZone();
  const answer = await askOne({
    title: l10n.t('Reopen incident'),
    placeholder: l10n.t('Which one is not over?'),
    choices: found.map(({ id, title, phase, declaredAtMs }) => ({
      label: incidentTitle(title, l10n.t),
      description: `${phaseName(phase, l10n.t)} · ${formatMoment(declaredAtMs, zone)}`,
      value: id,
    })),
    active: (id) => id === current.state?.id,
  });
  return answer.kind === 'given' ? settled(parts, await incidents.get(answer.value)) : undefined;
}
