import type { CriterionStanding } from '../../../core/incident/criterionStanding.ts';
import type { CriterionAnswer } from '../../../core/incident/event.ts';
import type { Say } from '../../../core/say.ts';
import type { Choice } from '../ask/askOne.ts';

type Given = CriterionAnswer['answer'];

/** What the record says stands under the answer that it speaks for. */
export function criterionChoices({ answer, words }: CriterionStanding, say: Say): readonly Choice<Given>[] {
  const choices: readonly Choice<Given>[] = [
    { label: say('Yes'), icon: 'pass', value: 'yes' },
    { label: say('No'), icon: 'circle-slash', value: 'no' },
    { label: say('Don’t know'), icon: 'question', value: 'unknown' },
  ];
  return choices.map((choice) => (choice.value === answer ? { ...choice, detail: words } : choice));
}

/** "Does not hold: No new errors for 15+ minutes. Not known: Root cause known." */
export function unconfirmedWords(unmet: readonly CriterionAnswer[], say: Say): string {
  const named = (answer: Given): string =>
    unmet
      .filter((each) => each.answer === answer)
      .map(({ text }) => text)
      .join(' · ');
  const [no, unknown] = [named('no'), named('unknown')];
  return [no === '' ? '' : say('Does not hold: {0}.', no), unknown === '' ? '' : say('Not known: {0}.', unknown)]
    .filter((part) => part !== '')
    .join(' ');
}
