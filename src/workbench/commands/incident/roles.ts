import { l10n } from 'vscode';
import { assignRole } from '../../../app/lifecycle.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { usualPeople } from '../../../core/playbook/rota/peopleNamed.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import { askOne, type Choice } from '../ask/askOne.ts';
import { askPerson } from '../ask/askPerson.ts';
import { noted, walk, type Question } from '../ask/walk.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { flowTitle, refOf, settled, subjectOf } from '../subject.ts';

interface Role {
  readonly key: string;
  readonly name: string;
}

interface Draft {
  readonly role?: Role;
  readonly person?: string;
}

export function roles({ parts }: CommandContext): Pick<Handlers, 'sitrep.assignRole'> {
  return {
    'sitrep.assignRole': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const all = rolesOf(state, parts.playbook.current());
      const chosen = all.find(({ value }) => value.key === refOf(node, 'role')?.role)?.value;
      const askRole: Question<Draft> = (before, place) =>
        noted(
          askOne({
            title: flowTitle(l10n.t('Assign role'), state),
            placeholder: l10n.t('Which role?'),
            choices: all,
            active: ({ key }) => key === before.role?.key,
            place,
          }),
          (role) => ({ ...before, role }),
        );
      const askHolder: Question<Draft> = ({ role }, place) =>
        noted(
          askPerson(parts, {
            title: flowTitle(role?.name ?? '', state),
            state,
            holder: state.roles.find(({ key }) => key === role?.key)?.person,
            usually: parts.playbook
              .current()
              .roles.filter(({ key }) => key === role?.key)
              .flatMap(usualPeople),
            canBeNobody: true,
            place,
          }),
          (person) => ({ ...(role === undefined ? {} : { role }), person }),
        );
      const draft = await (chosen === undefined
        ? walk<Draft>({}, [askRole, askHolder])
        : walk<Draft>({ role: chosen }, [askHolder]));
      if (draft?.role === undefined || draft.person === undefined) return;
      settled(parts, await assignRole(parts.incidents, state.id, draft.role, draft.person));
    },
  };
}

/** The playbook's roles, then those that the record has and the playbook has not (any more). */
function rolesOf(state: IncidentState, playbook: Playbook): readonly Choice<Role>[] {
  const known = new Set(playbook.roles.map(({ key }) => key));
  const held = new Map(state.roles.map(({ key, person }) => [key, person]));
  return [
    ...playbook.roles.map(({ key, name, responsibilities }) => ({
      label: name,
      description: held.get(key) ?? l10n.t('nobody'),
      ...(responsibilities.length === 0 ? {} : { detail: responsibilities.join(' · ') }),
      value: { key, name },
    })),
    ...state.roles
      .filter(({ key }) => !known.has(key))
      .map(({ key, name, person }) => ({ label: name, description: person, value: { key, name } })),
  ];
}
