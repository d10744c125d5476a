import type { Change } from '../change.ts';
import { deployKey } from '../changeKey.ts';
import { isoTime, type Origin } from './commitChange.ts';
import { oneLine } from '../plainText.ts';
import { tagUrl } from '../host/webAddress.ts';

/** Tags that are taken for deploys unless the team says otherwise. */
export const defaultDeployTagPatterns: readonly string[] = ['deploy*', 'release*', 'v*'];

export interface DeployTag {
  readonly tag: string;
  /** The commit that it points at, also for an annotated tag. */
  readonly sha: string;
  readonly commitAtMs: number;
  /** The annotated tag's own date, where the source knows it. */
  readonly taggedAtMs?: number;
  readonly author?: string;
}

export function deployChange(deploy: DeployTag, { repository, remote }: Origin): Change | undefined {
  const { tag, sha } = deploy;
  const at = isoTime(deploy.taggedAtMs ?? deploy.commitAtMs);
  if (at === undefined || tag === '' || tag.length > 250 || !/^[0-9a-f]{7,64}$/u.test(sha)) return undefined;
  const environment = environmentIn(tag);
  const url = tagUrl(remote, tag);
  const author = oneLine(deploy.author ?? '', 200);
  return {
    key: deployKey(repository, tag),
    kind: 'deploy',
    title: oneLine(tag, 250),
    at,
    repository,
    sha,
    tag,
    ...(author === '' ? {} : { author }),
    ...(environment === undefined ? {} : { environment }),
    ...(url === undefined ? {} : { url }),
    ...(deploy.taggedAtMs === undefined ? { timeOf: 'commit' as const } : {}),
  };
}

export function isDeployTag(tag: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesGlob(pattern.trim(), tag));
}

/** "*" stands for any characters, slashes too, and "?" for one. Takes at most pattern × text steps. */
export function matchesGlob(pattern: string, text: string): boolean {
  let at = 0;
  let here = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (pattern[here] === '*') {
      star = here;
      here += 1;
      resume = at;
    } else if (here < pattern.length && (pattern[here] === '?' || pattern[here] === text[at])) {
      here += 1;
      at += 1;
    } else if (star !== -1) {
      here = star + 1;
      resume += 1;
      at = resume;
    } else return false;
  }
  while (pattern[here] === '*') here += 1;
  return here === pattern.length;
}

/** As written: "prod" and "production" may be two environments. */
function environmentIn(tag: string): string | undefined {
  return tag.split(/[^A-Za-z]+/u).find((part) => /^(?:prod|production|staging|stage|preview|canary)$/iu.test(part));
}
