import type { IncidentState } from '../incident/state.ts';
import type { Playbook } from '../playbook/playbook.ts';

/** Whether the playbook asks for a post-mortem of the incident, and none is drafted. */
export function owesPostMortem(
  { severity, postMortem }: Pick<IncidentState, 'severity' | 'postMortem'>,
  playbook: Pick<Playbook, 'postMortem'>,
): boolean {
  return severity !== undefined && postMortem === undefined && playbook.postMortem.requiredFor.includes(severity);
}
