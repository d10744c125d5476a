import type { Octokit } from '@octokit/rest';
import type { TimeWindow } from '../../app/ports.ts';
import type { Change } from '../../core/changes/change.ts';
import { newestFirst } from '../../core/changes/changeOrder.ts';
import type { Failure } from '../../core/failure.ts';
import { ok, type Result } from '../../core/result.ts';
import { badReply } from './client.ts';
import type { Place } from './place.ts';
import { pullRequestChange } from './pullRequestChange.ts';
import { listOf, PullRequestShape } from './shapes.ts';

/** Pages of 100 at most; a repository that closes more in the window is cut, newest kept. */
export const mostPages = 10;

/**
 * Pull requests merged in the window, newest first. GitHub sorts by the last update, which is never before the merge:
 * what follows an update before the window was merged before it too.
 */
export async function mergedPullRequests(
  octokit: Octokit,
  place: Place,
  { sinceMs, untilMs = Infinity, limit }: TimeWindow,
  signal: AbortSignal | undefined,
): Promise<Result<readonly Change[], Failure>> {
  const merged: Change[] = [];
  const pages = octokit.paginate.iterator(octokit.rest.pulls.list, {
    owner: place.owner,
    repo: place.repo,
    state: 'closed',
    sort: 'updated',
    direction: 'desc',
    per_page: 100,
    ...(signal === undefined ? {} : { request: { signal } }),
  });
  let page = 0;
  for await (const { data } of pages) {
    page += 1;
    const listed = listOf(PullRequestShape, data);
    if (listed === undefined) return badReply('pull requests');
    for (const told of listed) {
      const change = pullRequestChange(told, place);
      const atMs = change === undefined ? Number.NaN : Date.parse(change.at);
      if (change !== undefined && atMs >= sinceMs && atMs <= untilMs) merged.push(change);
    }
    const oldestMs = Date.parse(listed.at(-1)?.updated_at ?? '');
    const isEnough = merged.filter(({ at }) => Date.parse(at) >= oldestMs).length >= limit;
    if (page >= mostPages || isEnough || oldestMs < sinceMs) break;
  }
  return ok(merged.sort(newestFirst).slice(0, limit));
}
