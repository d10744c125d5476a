import type { CreatedIssue, IncidentState } from '../../core/incident/state.ts';
import type { TrackerIssue } from '../../core/tracker/issue.ts';
import type { NamedItem } from './readDocument.ts';

/** Issues that the record tells were made for action items of the incident, and that none of these items has. */
export function issuesWithoutItem(
  state: Pick<IncidentState, 'issues'> | undefined,
  items: readonly NamedItem[],
  tracker: string,
): readonly CreatedIssue[] {
  const made = state?.issues.filter((issue) => issue.role === 'actionItem' && issue.tracker === tracker) ?? [];
  return made.filter(
    (issue) => !items.some(({ id, identifier }) => id === issue.id || identifier === issue.identifier),
  );
}

/** Somebody may still work on it. */
export function isOpenIssue({ state, removed }: Pick<TrackerIssue, 'state' | 'removed'>): boolean {
  return removed === undefined && !['completed', 'canceled', 'duplicate'].includes(state.kind);
}
