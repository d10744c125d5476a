import type { IncidentState } from '../incident/state.ts';
import type { Check } from './check/check.ts';

const open: ReadonlySet<Check['code']> = new Set([
  'rootCauseEmpty',
  'noActionItems',
  'itemWithoutOwner',
  'itemWithoutDueDate',
]);

/**
 * Whether the post-mortem leaves nothing open that an incident is closed by: criteria that were asked and all met, the
 * root cause told, action items with owner and due date. Criteria that nobody asked are not met.
 */
export function mayClose({ criteria }: Pick<IncidentState, 'criteria'>, checks: readonly Check[]): boolean {
  return (
    criteria.length > 0 &&
    criteria.every(({ answer }) => answer === 'yes') &&
    !checks.some(({ code }) => open.has(code))
  );
}
