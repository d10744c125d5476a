import { l10n } from 'vscode';
import { changePhase } from '../../../app/lifecycle.ts';
import type { CriterionAnswer } from '../../../core/incident/event.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { given, type Answer, type Place } from '../ask/answer.ts';
import { askOne } from '../ask/askOne.ts';
import { noted, walk, type Question } from '../ask/walk.ts';
import type { CommandContext } from '../handlers.ts';
import { flowTitle, settled } from '../subject.ts';

type Answers = Readonly<Record<string, CriterionAnswer>>;

/** Asks what must hold before an incident counts as resolved, and records each answer with the new phase. */
export async function resolveIncident({ parts }: CommandContext, state: IncidentState): Promise<void> {
  const criteria = parts.playbook.current().resolution;
  const title = flowTitle(l10n.t('Resolve incident'), state);
  const questions: readonly Question<Answers>[] = [
    ...criteria.map(
      ({ key, text }): Question<Answers> =>
        (before, place) =>
          noted(askCriterion(title, text, before[key]?.answer, place), (answer) => ({
            ...before,
            [key]: { key, text, answer },
          })),
    ),
    (before, place) => {
      const unmet = criteria.filter(({ key }) => before[key]?.answer !== 'yes').map(({ text }) => text);
      return unmet.length === 0 && criteria.length > 0 ? undefined : askAnyway(title, unmet, before, place);
    },
  ];
  const answers = await walk<Answers>({}, questions, criteria.length);
  if (answers === undefined) return;
  const given = criteria.map(({ key }) => answers[key]).filter((answer) => answer !== undefined);
  settled(parts, await changePhase(parts.incidents, state.id, { to: 'resolved', criteria: given }));
}

function askCriterion(
  title: string,
  criterion: string,
  before: CriterionAnswer['answer'] | undefined,
  place: Place,
): Promise<Answer<CriterionAnswer['answer']>> {
  return askOne<CriterionAnswer['answer']>({
    title,
    placeholder: l10n.t('Does this hold? {0}', criterion),
    choices: [
      { label: l10n.t('Yes'), icon: 'pass', value: 'yes' },
      { label: l10n.t('No'), icon: 'circle-slash', value: 'no' },
      { label: l10n.t('Don’t know'), icon: 'question', value: 'unknown' },
    ],
    active: (answer) => answer === before,
    place,
  });
}

async function askAnyway(
  title: string,
  unmet: readonly string[],
  answers: Answers,
  place: Place,
): Promise<Answer<Answers>> {
  const choice = await askOne<'resolve' | 'keep'>({
    title,
    placeholder:
      unmet.length === 0
        ? l10n.t('The playbook names no criteria. Resolve it?')
        : l10n.t('The playbook asks for more than holds.'),
    choices: [
      {
        label: unmet.length === 0 ? l10n.t('Resolve') : l10n.t('Resolve anyway'),
        icon: 'pass',
        ...(unmet.length === 0 ? {} : { detail: l10n.t('Not confirmed: {0}', unmet.join(' · ')) }),
        value: 'resolve',
      },
      { label: l10n.t('Keep working on it'), icon: 'arrow-left', value: 'keep' },
    ],
    place,
  });
  if (choice.kind !== 'given') return choice;
  return choice.value === 'resolve' ? given(answers) : { kind: 'left' };
}
