import { commands, l10n } from 'vscode';
import { changePhase } from '../../../app/lifecycle.ts';
import { criterionStanding, type CriterionStanding } from '../../../core/incident/criterionStanding.ts';
import type { CriterionAnswer } from '../../../core/incident/event.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { shortened } from '../../../core/incident/title.ts';
import { owesPostMortem } from '../../../core/postmortem/owed.ts';
import { incidentTitle } from '../../incidentTitle.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import { nodeFor } from '../../tree/nodeFor.ts';
import { given, type Answer, type Place } from '../ask/answer.ts';
import { askOne } from '../ask/askOne.ts';
import { noted, walk, type Question } from '../ask/walk.ts';
import type { CommandContext } from '../handlers.ts';
import { flowTitle, settled } from '../subject.ts';
import { criterionChoices, unconfirmedWords } from './criterionWords.ts';

type Answers = Readonly<Record<string, CriterionAnswer>>;

/** Asks what must hold before an incident counts as resolved, and records each answer with the new phase. */
export async function resolveIncident({ parts }: CommandContext, state: IncidentState): Promise<void> {
  const playbook = parts.playbook.current();
  const criteria = playbook.resolution;
  const title = flowTitle(l10n.t('Resolve incident'), state);
  const standing = (text: string): CriterionStanding =>
    criterionStanding(text, state, { playbook, nowMs: parts.clock.now(), timeZone: timeZone(), say: l10n.t });
  const questions: readonly Question<Answers>[] = [
    ...criteria.map(
      ({ key, text }): Question<Answers> =>
        (before, place) =>
          noted(
            askCriterion({ title, text, standing: standing(text), before: before[key]?.answer }, place),
            (answer) => ({
              ...before,
              [key]: { key, text, answer },
            }),
          ),
    ),
    (before, place) => {
      const unmet = criteria.flatMap(({ key }) => before[key] ?? []).filter(({ answer }) => answer !== 'yes');
      return unmet.length === 0 && criteria.length > 0 ? undefined : askAnyway(title, unmet, before, place);
    },
  ];
  const answers = await walk<Answers>({}, questions, criteria.length);
  if (answers === undefined) return;
  const given = criteria.map(({ key }) => answers[key]).filter((answer) => answer !== undefined);
  const resolved = settled(parts, await changePhase(parts.incidents, state.id, { to: 'resolved', criteria: given }));
  if (resolved !== undefined) offerPostMortem(parts, resolved);
}

interface CriterionQuestion {
  readonly title: string;
  readonly text: string;
  readonly standing: CriterionStanding;
  readonly before: CriterionAnswer['answer'] | undefined;
}

/** The criterion is the title, as a placeholder is faint; Enter takes what the record says. */
function askCriterion(
  { title, text, standing, before }: CriterionQuestion,
  place: Place,
): Promise<Answer<CriterionAnswer['answer']>> {
  return askOne({
    title: l10n.t('Does this hold? {0}', text),
    placeholder: title,
    choices: criterionChoices(standing, l10n.t),
    active: (answer) => answer === (before ?? standing.answer),
    place,
  });
}

async function askAnyway(
  title: string,
  unmet: readonly CriterionAnswer[],
  answers: Answers,
  place: Place,
): Promise<Answer<Answers>> {
  const resolve = { icon: 'pass', value: 'resolve' } as const;
  const keep = { label: l10n.t('Keep working on it'), icon: 'arrow-left', value: 'keep' } as const;
  const choice = await askOne<'resolve' | 'keep'>({
    title,
    ...(unmet.length === 0
      ? {
          placeholder: l10n.t('The playbook names no criteria. Resolve it?'),
          choices: [{ label: l10n.t('Resolve'), ...resolve }, keep],
        }
      : {
          placeholder: l10n.t('Not every criterion is confirmed. Resolve it anyway?'),
          choices: [
            { ...keep, detail: unconfirmedWords(unmet, l10n.t) },
            { label: l10n.t('Resolve anyway'), detail: l10n.t('The record keeps your answers.'), ...resolve },
          ],
        }),
    place,
  });
  if (choice.kind !== 'given') return choice;
  return choice.value === 'resolve' ? given(answers) : { kind: 'left' };
}

function offerPostMortem({ notify, playbook }: Parts, state: IncidentState): void {
  const title = shortened(incidentTitle(state.title, l10n.t), 60);
  if (!owesPostMortem(state, playbook.current())) {
    notify.result(l10n.t('“{0}” is resolved.', title));
    return;
  }
  notify.offer(l10n.t('“{0}” is resolved. The playbook asks for a post-mortem.', title), {
    label: l10n.t('Draft post-mortem'),
    run: () => commands.executeCommand('sitrep.openPostMortem', nodeFor({ kind: 'incident', incident: state.id })),
  });
}
