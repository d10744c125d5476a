import { l10n } from 'vscode';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Parts } from '../../parts.ts';
import { peopleOf } from './people.ts';
import type { Answer, Place } from './answer.ts';
import { askOne, type Choice } from './askOne.ts';

interface PersonQuestion {
  readonly title: string;
  readonly state: IncidentState;
  readonly holder?: string | undefined;
  /** Whether "nobody" can be chosen; its answer is an empty name. */
  readonly canBeNobody: boolean;
  readonly place?: Place;
}

const longestName = 200;

/** Asks for a person: whoever is in the record already, or a name as typed. */
export async function askPerson(
  { identity }: Pick<Parts, 'identity'>,
  { state, holder, canBeNobody, ...question }: PersonQuestion,
): Promise<Answer<string>> {
  const me = await identity.me();
  const people = peopleOf(state, me.name);
  const choices: Choice<string>[] = people.map((name) => ({
    label: name,
    ...(name === me.name ? { description: l10n.t('you') } : name === holder ? { description: l10n.t('now') } : {}),
    icon: 'person',
    value: name,
  }));
  if (canBeNobody && holder !== undefined) choices.push({ label: l10n.t('Nobody'), icon: 'circle-slash', value: '' });
  return askOne({
    ...question,
    placeholder: l10n.t('Choose a person or type a name'),
    choices,
    typed: (text) =>
      text === '' || people.includes(text)
        ? undefined
        : {
            label: l10n.t('Somebody else: {0}', text.slice(0, longestName)),
            icon: 'person-add',
            value: text.slice(0, longestName),
          },
  });
}
