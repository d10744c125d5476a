import { childId } from './row.ts';

/** The group of incidents that have ended. */
export const endedId = 'ended';

/** The row of an incident that is worked on. */
export function activeId(incident: string): string {
  return `incident:${incident}`;
}

export function endedRowId(incident: string): string {
  return childId(endedId, incident);
}
