import type { Change } from '../../core/changes/change.ts';
import { pullRequestKey } from '../../core/changes/changeKey.ts';
import type { Failure } from '../../core/failure.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import type { Incidents } from '../incidents.ts';
import type { RevertedPullRequest } from '../ports.ts';

/**
 * Puts the pull request that takes `reverted` back on the timeline, with its host as who opened it unless it was there
 * before. It is not merged: `at` is when it was opened. `alreadyThere` when it is linked already.
 */
export function linkRevert(
  incidents: Incidents,
  incident: string,
  reverted: Change,
  { number, title, url, branch, isDraft, openedAt, wasThere }: RevertedPullRequest,
  { host, repository }: { readonly host: string; readonly repository: string },
): Promise<Result<IncidentState, Failure>> {
  const change: Change = {
    key: pullRequestKey(repository, number),
    kind: 'pullRequest',
    title,
    at: openedAt,
    unmerged: isDraft ? 'draft' : 'open',
    repository,
    number,
    url,
    reverts: [reverted.key],
    ...(branch === undefined ? {} : { branch }),
  };
  return incidents.record(incident, ({ changes }) => {
    if (changes.some((linked) => linked.change.key === change.key))
      return failed({ code: 'alreadyThere', what: `#${number}` });
    const source = { kind: 'link' as const, url, title: `${host} #${number}` };
    return ok([{ type: 'changeLinked', data: { change, ...(wasThere === true ? {} : { openedBy: host }) }, source }]);
  });
}
