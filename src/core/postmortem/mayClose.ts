import type { IncidentState } from '../incident/state.ts';
import type { Say } from '../say.ts';
import type { Check, CheckCode } from './check/check.ts';

type Judged = Pick<IncidentState, 'criteria'>;

/** Whether the post-mortem leaves nothing open that an incident is closed by; see `keepsOpen`. */
export function mayClose(state: Judged, checks: readonly Pick<Check, 'code'>[]): boolean {
  return keepsOpen(state, checks, (message) => message).length === 0;
}

/**
 * What still has to be there before a shared post-mortem closes its incident, in words: criteria that were asked and all
 * met, the root cause told, action items with owner and due date. Criteria that nobody asked are not met.
 */
export function keepsOpen({ criteria }: Judged, checks: readonly Pick<Check, 'code'>[], say: Say): readonly string[] {
  const count = (code: CheckCode): number => checks.filter((check) => check.code === code).length;
  const unmet = criteria.filter(({ answer }) => answer !== 'yes').map(({ text }) => text);
  const [ownerless, dateless] = [count('itemWithoutOwner'), count('itemWithoutDueDate')];
  return [
    criteria.length === 0 ? say('no resolution criterion was asked') : undefined,
    unmet.length === 0 ? undefined : say('not confirmed: {0}', unmet.join(' · ')),
    count('rootCauseEmpty') === 0 ? undefined : say('the root cause is not told'),
    count('noActionItems') === 0 ? undefined : say('there is no action item'),
    ownerless === 0 ? undefined : say('action items without an owner: {0}', ownerless),
    dateless === 0 ? undefined : say('action items without a due date: {0}', dateless),
  ].filter((words) => words !== undefined);
}
