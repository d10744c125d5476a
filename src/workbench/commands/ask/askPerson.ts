import { l10n } from 'vscode';
import type { IncidentState } from '../../../core/incident/state.ts';
import { peopleNamed } from '../../../core/playbook/rota/peopleNamed.ts';
import type { Parts } from '../../parts.ts';
import { peopleOf } from './people.ts';
import type { Answer, Place } from './answer.ts';
import { askOne, type Choice } from './askOne.ts';

interface PersonQuestion {
  readonly title: string;
  readonly state: IncidentState;
  readonly holder?: string | undefined;
  /** Whom the playbook names for it. */
  readonly usually?: readonly string[];
  /** Whether "nobody" can be chosen; its answer is an empty name. */
  readonly canBeNobody: boolean;
  readonly place?: Place;
}

const longestName = 200;

/** Asks for a person: whoever is in the record already or in the playbook, or a name as typed. */
export async function askPerson(
  { identity, playbook }: Pick<Parts, 'identity' | 'playbook'>,
  { state, holder, usually = [], canBeNobody, ...question }: PersonQuestion,
): Promise<Answer<string>> {
  const me = await identity.me();
  const rules = playbook.current();
  const named = peopleNamed(rules);
  const people = peopleOf(state, me.name, [...usually, ...named]);
  const describe = (name: string): string | undefined => {
    if (name === me.name) return l10n.t('you');
    if (name === holder) return l10n.t('now');
    if (usually.includes(name)) return l10n.t('usually');
    if (rules.rota?.people.includes(name) === true) return l10n.t('on the rota');
    return named.includes(name) ? l10n.t('in the playbook') : undefined;
  };
  const choices: Choice<string>[] = people.map((name) => ({
    label: name,
    ...described(describe(name)),
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

function described(description: string | undefined): { readonly description?: string } {
  return description === undefined ? {} : { description };
}
