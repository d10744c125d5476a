import type { Playbook, RoleRule } from '../playbook.ts';

/** Two to four words as names are written. */
const name = /\p{Lu}[\p{L}’'-]+(?:\s+(?:\p{Lu}[\p{L}’'-]+|de|van|von|der|da|del|el|al|bin)){1,3}/gu;
const noPerson =
  /\b(?:lead|manager|commander|engineers?|engineering|owner|liaison|officer|expert|scribe|deputy|responder|director|head|coordinator|developers?|support|team|customer|success|product|platform|operations|on-call|incident|technical|communications?|chief|vice|president|duty|week|site|reliability|security|data|infrastructure)\b/iu;

/** The people whom a role's "usually" names; a group or a title is none. */
export function usualPeople({ usually = '' }: Pick<RoleRule, 'usually'>): readonly string[] {
  return [...usually.matchAll(name)].map(([found]) => found).filter((found) => !noPerson.test(found));
}

/** Everyone whom the playbook and its rota name, once each: who is on the rota first. */
export function peopleNamed({ roles, rota }: Pick<Playbook, 'roles' | 'rota'>): readonly string[] {
  return [...new Set([...(rota?.people ?? []), ...roles.flatMap(usualPeople)])];
}
