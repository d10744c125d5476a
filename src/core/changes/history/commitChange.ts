import type { Change } from '../change.ts';
import { commitKey, pullRequestKey } from '../changeKey.ts';
import type { Commit } from './commit.ts';
import { readLanding, type Landing } from './landing.ts';
import { oneLine } from '../plainText.ts';
import type { Remote } from '../host/remote.ts';
import { commitUrl, pullRequestUrl } from '../host/webAddress.ts';

/** Where a commit was found. */
export interface Origin {
  /** "owner/name", or the folder's name. */
  readonly repository: string;
  readonly remote?: Remote;
}

/**
 * The pull request that a commit merged, or the commit itself. `author` overrides the commit's own: who merged
 * a pull request did not write it. A commit without a usable date or SHA gives nothing.
 */
export function commitChange(
  commit: Commit,
  { repository, remote }: Origin,
  landing: Landing = readLanding(commit.message, remote?.host),
  author: string | undefined = commit.author,
): Change | undefined {
  const at = isoTime(commit.atMs);
  if (at === undefined || !/^[0-9a-f]{7,64}$/u.test(commit.sha)) return undefined;
  const { number, branch, host } = landing;
  const url = number === undefined ? commitUrl(remote, commit.sha, host) : pullRequestUrl(remote, number, host);
  const writer = oneLine(author ?? '', 200);
  return {
    key: number === undefined ? commitKey(commit.sha) : pullRequestKey(repository, number),
    kind: number === undefined ? 'commit' : 'pullRequest',
    title: landing.title === '' ? commit.sha.slice(0, 8) : landing.title,
    at,
    repository,
    ...(number === undefined ? {} : { number }),
    sha: commit.sha,
    ...(writer === '' ? {} : { author: writer }),
    ...(branch === undefined ? {} : { branch }),
    ...(url === undefined ? {} : { url }),
  };
}

/** ISO 8601 in UTC; nothing for what the record cannot hold (no date, or beyond the year 9999). */
export function isoTime(ms: number): string | undefined {
  if (!Number.isFinite(ms) || ms < -62_135_596_800_000 || ms > 253_402_300_799_999) return undefined;
  return new Date(ms).toISOString();
}
