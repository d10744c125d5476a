import type { TrackerPerson } from '../../tracker/issue.ts';
import { isCalled } from './merge.ts';

/** Who in the tracker an owner in the file is. */
export type OwnerMatch =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly person: TrackerPerson }
  /** Several fit: a person has to say which one. */
  | { readonly kind: 'ambiguous'; readonly owner: string; readonly people: readonly TrackerPerson[] }
  | { readonly kind: 'unknown'; readonly owner: string }
  /** Known, but not there any more. */
  | { readonly kind: 'left'; readonly owner: string; readonly person: TrackerPerson };

/**
 * By e-mail address, handle and name, each in full; else by a first or last name. `also` are other names of the
 * same owner, such as the e-mail address that the playbook knows for a handle.
 */
export function matchOwner(
  owner: string | undefined,
  people: readonly TrackerPerson[],
  also: readonly string[] = [],
): OwnerMatch {
  if (owner === undefined || owner.trim() === '') return { kind: 'none' };
  const names = [owner, ...also];
  const exact = people.filter((person) => names.some((name) => isCalled(person, name)));
  const found = exact.length > 0 ? exact : people.filter((person) => names.some((name) => isPartOf(person, name)));
  const active = found.filter((person) => person.active);
  const [only, ...others] = active;
  if (only !== undefined) {
    return others.length === 0 ? { kind: 'found', person: only } : { kind: 'ambiguous', owner, people: active };
  }
  const [left] = found;
  return left === undefined ? { kind: 'unknown', owner } : { kind: 'left', owner, person: left };
}

function isPartOf({ fullName, name }: TrackerPerson, owner: string): boolean {
  const wanted = owner.replace(/^@/u, '').trim().toLowerCase();
  const words = `${fullName ?? ''} ${name}`.toLowerCase().split(/[\s._-]+/u);
  return wanted.length > 1 && words.includes(wanted);
}
