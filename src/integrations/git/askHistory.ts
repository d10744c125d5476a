import type { Change } from '../../core/changes/change.ts';
import { namesOneChange, type ChangeQuery } from '../../core/changes/changeQuery.ts';
import { commitChange, type Origin } from '../../core/changes/history/commitChange.ts';
import { findChanges, isReferenceTo } from '../../core/changes/findChanges.ts';
import { newestFirst } from '../../core/changes/changeOrder.ts';
import { carriedCommits } from '../../core/changes/history/carried.ts';
import { readHistory } from '../../core/changes/history/readHistory.ts';
import type { Candidate } from '../../core/changes/suspects/candidate.ts';
import { readContents } from './commitContent.ts';
import type { GitRepository } from './gitApi.ts';
import { isPast, type Lane } from './lane.ts';
import { originOf } from './origin.ts';
import { readCommit } from './readCommit.ts';
import type { HistoryView, RepositoryHistory } from './repositoryHistory.ts';

/** How far down a log is read, in steps: most questions end at the first. */
const depths = [500, 1_500, 5_000] as const;
export const maxDepth = 5_000;

export interface Asked {
  readonly repository: GitRepository;
  readonly history: RepositoryHistory;
  readonly tagPatterns: readonly string[];
}

/** What landed since, and the deploys since; newest first. */
export async function recentChanges(
  { repository, history, tagPatterns }: Asked,
  window: { readonly sinceMs: number; readonly limit: number },
): Promise<readonly Change[]> {
  const isSince = ({ at }: Change): boolean => Date.parse(at) >= window.sinceMs;
  const landedOf = ({ all, landed }: HistoryView): readonly Change[] =>
    all.filter((change) => landed.has(change.key) && isSince(change));
  const view = await history.read(repository, tagPatterns, depths, (read) => {
    const shas = new Set(landedOf(read).map(({ sha }) => sha));
    const landedIn = (lane: Lane): number => lane.commits.filter(({ sha }) => shas.has(sha)).length;
    return read.lanes.every((lane) => isPast(lane, window.sinceMs) || landedIn(lane) >= window.limit);
  });
  return [...landedOf(view), ...view.deploys.filter(isSince)].sort(newestFirst).slice(0, window.limit);
}

/**
 * What landed in `head` and not in `base`, newest first. Fails where the repository lacks one of the two, and for a range
 * that is too long to be read whole: some of it must not pass for all.
 */
export async function changesBetween(
  { repository, history }: Asked,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<readonly Change[]> {
  const range = `${base}...${head}`;
  const tooLong = `more than ${maxDepth} commits lie between the two`;
  if (history.tooLong.has(range)) throw new Error(tooLong);
  const page = await repository.log({ maxEntries: maxDepth + 1, refNames: [head, `^${base}`] });
  if (page.length > maxDepth) {
    if (isFullSha(base) && isFullSha(head)) history.tooLong.add(range);
    throw new Error(tooLong);
  }
  const { all, landed } = readHistory(page.map(readCommit), [head], originOf(repository));
  return all.filter(({ key }) => landed.has(key));
}

/** Contents of the changes that this repository has. */
export async function contentsOf(
  { repository, history, tagPatterns }: Asked,
  changes: readonly Change[],
  isStopped: () => boolean,
): Promise<readonly Candidate[]> {
  const { repository: name } = originOf(repository);
  const own = changes.filter((change) => change.repository === undefined || sameName(change.repository, name));
  if (own.length === 0) return [];
  const { commits } = await history.read(repository, tagPatterns, depths.slice(0, 1), () => true);
  return readContents({ repository, commits, known: history.files, isStopped }, own);
}

/** What brought a commit to the main line: itself, or the merge that carried it. */
export async function landingsOf({ repository, history, tagPatterns }: Asked, sha: string): Promise<readonly Change[]> {
  const { all, landed, commits } = await history.read(
    repository,
    tagPatterns,
    depths,
    (view) => view.commits.get(sha) !== undefined,
  );
  const steps = all.filter(({ key }) => landed.has(key));
  const own = steps.filter((change) => change.sha === sha);
  if (own.length > 0) return own;
  return steps.filter((change) => {
    const merge = change.sha === undefined ? undefined : commits.get(change.sha);
    return merge !== undefined && merge.parents.length > 1 && carriedCommits(merge, commits).some((c) => c.sha === sha);
  });
}

function isFullSha(ref: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(ref);
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Best first; at most `limit`. */
export async function findInHistory(
  { repository, history, tagPatterns }: Asked,
  query: ChangeQuery,
  limit: number,
): Promise<readonly Change[]> {
  const search = ({ deploys, all }: HistoryView): readonly Change[] => findChanges(query, [...deploys, ...all]);
  const names = (changes: readonly Change[]): boolean =>
    changes.some((change) => query.references.some((reference) => isReferenceTo(reference, change)));
  const one = namesOneChange(query);
  let elsewhere: readonly Change[] | undefined;
  const view = await history.read(repository, tagPatterns, depths, async (read) => {
    const found = search(read);
    if (names(found)) return true;
    elsewhere ??= await commitsByShaOf(query, repository, read.origin);
    return elsewhere.length > 0 || (!one && found.length >= limit);
  });
  return [...(elsewhere ?? []), ...search(view)].slice(0, limit);
}

/** A commit that no lane holds: on another branch, or further down than any of them is read. */
async function commitsByShaOf(
  query: ChangeQuery,
  repository: GitRepository,
  origin: Origin,
): Promise<readonly Change[]> {
  const reference = query.references.find(({ kind }) => kind === 'commit');
  if (reference?.kind !== 'commit') return [];
  try {
    const change = commitChange(readCommit(await repository.getCommit(reference.sha)), origin);
    // A branch may be called "beef": git takes it for that.
    return change !== undefined && isReferenceTo(reference, change) ? [change] : [];
  } catch {
    return [];
  }
}
