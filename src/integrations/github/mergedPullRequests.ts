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
  const request = signal === undefined ? {} : { request: { signal } };
  const { owner, repo } = place;
  const first = {
    owner,
    repo,
    state: 'closed',
    sort: 'updated',
    direction: 'desc',
    per_page: 100,
    ...request,
  } as const;
  let answer: { readonly data: unknown; readonly headers: { readonly link?: string } } =
    await octokit.rest.pulls.list(first);
  for (let page = 1; ; page += 1) {
    const listed = listOf(PullRequestShape, answer.data);
    if (listed === undefined) return badReply('pull requests');
    for (const told of listed) {
      const change = pullRequestChange(told, place);
      const atMs = change === undefined ? Number.NaN : Date.parse(change.at);
      if (change !== undefined && atMs >= sinceMs && atMs <= untilMs) merged.push(change);
    }
    const oldestMs = Date.parse(listed.at(-1)?.updated_at ?? '');
    const isEnough = merged.filter(({ at }) => Date.parse(at) >= oldestMs).length >= limit;
    const next = nextPage(answer.headers.link);
    if (page >= mostPages || isEnough || oldestMs < sinceMs || next === undefined) break;
    answer = await octokit.request(`GET ${next}`, request);
  }
  return ok(merged.sort(newestFirst).slice(0, limit));
}

/** The address that a Link header calls the next one (RFC 8288). The client sees to it that it is on the same host. */
function nextPage(link = ''): string | undefined {
  return /<([^<>]+)>;[^,]*\brel="next"/u.exec(link)?.[1];
}
