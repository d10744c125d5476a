import type { Change } from '../../core/changes/change.ts';
import { pullRequestKey } from '../../core/changes/changeKey.ts';
import { oneLine } from '../../core/changes/plainText.ts';
import type { Place } from './place.ts';
import type { PullRequestShape } from './shapes.ts';

type Told = Pick<PullRequestShape, 'number' | 'title' | 'html_url' | 'merged_at' | 'user'> &
  Partial<Pick<PullRequestShape, 'merge_commit_sha' | 'head'>>;

/** A merged pull request as a change; nothing for one that is not merged. */
export function pullRequestChange(told: Told, { repository, page }: Place): Change | undefined {
  const mergedMs = Date.parse(told.merged_at ?? '');
  if (Number.isNaN(mergedMs)) return undefined;
  const { number, merge_commit_sha: sha, user } = told;
  const branch = oneLine(told.head?.ref ?? '', 250);
  const author = oneLine(user?.login ?? '', 200);
  const given = told.html_url ?? '';
  return {
    key: pullRequestKey(repository, number),
    kind: 'pullRequest',
    title: oneLine(told.title, 500) || `#${number}`,
    at: new Date(mergedMs).toISOString(),
    repository,
    number,
    ...(/^[0-9a-f]{40,64}$/u.test(sha ?? '') ? { sha: sha ?? '' } : {}),
    ...(author === '' ? {} : { author }),
    ...(branch === '' ? {} : { branch }),
    url: /^https?:\/\//u.test(given) && URL.canParse(given) ? given : `${page}/pull/${number}`,
  };
}
