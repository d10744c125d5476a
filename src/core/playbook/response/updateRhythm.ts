import type { Playbook, SeverityRule } from '../playbook.ts';

/**
 * How often updates on an incident are due; undefined where nobody waits for them. A severity's own rhythm comes first.
 * The general cadence is for incidents that page somebody: nobody waits for a cosmetic defect's next update at night.
 */
export function updateRhythmMs(
  rule: SeverityRule | undefined,
  { cadence }: Pick<Playbook, 'cadence'>,
): number | undefined {
  return rule?.updateEveryMs ?? (rule && rule.pages.length > 0 ? cadence.updateEveryMs : undefined);
}
