import type { IncidentState } from '../../../core/incident/state.ts';

/**
 * Everyone the record names, once each: `me` first, then who holds a role or a clock, then who wrote last; then those whom
 * the playbook names.
 */
export function peopleOf(state: IncidentState, me: string, named: readonly string[] = []): readonly string[] {
  const writers = state.timeline.map(({ event }) => event.by.name).reverse();
  const holders = [...state.roles.map(({ person }) => person), ...Object.values(state.clockOwners)];
  return [...new Set([me, ...holders, ...writers, ...named])].filter((name) => name !== '');
}
