import type { Change } from '../change.ts';
import { newestFirst } from '../changeOrder.ts';
import { mainline, type Commit } from './commit.ts';
import { commitChange, type Origin } from './commitChange.ts';
import { readLanding, type Landing } from './landing.ts';
import { noteReverts, readRevert, type Revert } from './revert.ts';

export interface HistoryChanges {
  /** Every pull request and commit, newest first. */
  readonly all: readonly Change[];
  /** Keys of what landed as a step of its own: merged pull requests, and commits straight on the main line. */
  readonly landed: ReadonlySet<string>;
}

interface Found {
  readonly change: Change;
  readonly commit: Commit;
  readonly onMainline: boolean;
}

/**
 * The changes in a piece of history, each once. `tips` are where its main lines end: the checked-out branch, the
 * default branch.
 */
export function readHistory(history: readonly Commit[], tips: readonly string[], origin: Origin): HistoryChanges {
  const commits = new Map(history.map((commit) => [commit.sha, commit]));
  const line = mainline(tips, commits);
  const found = new Map<string, Found>();
  const landed = new Set<string>();
  const reverts = new Map<string, Revert>();
  for (const commit of commits.values()) {
    const landing = readLanding(commit.message, origin.remote?.host);
    const change = commitChange(commit, origin, landing, authorOf(commit, landing, commits));
    if (change === undefined) continue;
    const next: Found = { change, commit, onMainline: line.has(commit.sha) };
    const before = found.get(change.key);
    if (before === undefined || isRather(next, before)) found.set(change.key, next);
    if (landing.syncs !== true && (next.onMainline || change.kind === 'pullRequest')) landed.add(change.key);
    const revert = readRevert(commit.message, landing.branch);
    if (revert.shas.length + revert.numbers.length > 0) reverts.set(change.key, revert);
  }
  const changes = Array.from(found.values(), ({ change }) => change).sort(newestFirst);
  return { all: noteReverts(changes, reverts, origin.repository), landed };
}

/**
 * Who wrote a pull request that a merge commit brought in: the author of the branch's last commit, if that is at
 * hand (a shallow clone lacks it); not the person who pressed the button.
 */
function authorOf(commit: Commit, landing: Landing, commits: ReadonlyMap<string, Commit>): string | undefined {
  const [, merged, third] = commit.parents;
  const squashed = commit.parents.length === 1 || landing.branch === undefined;
  if (landing.number === undefined || (merged === undefined && squashed)) return commit.author;
  return merged !== undefined && third === undefined ? (commits.get(merged)?.author ?? '') : '';
}

/**
 * Which of two commits of one pull request stands for it: one on the main line (not a copy picked onto another
 * branch), then the merge, then the later one (a branch that was rebased in ends with it).
 */
function isRather(one: Found, other: Found): boolean {
  if (one.onMainline !== other.onMainline) return one.onMainline;
  const merges = Number(one.commit.parents.length > 1) - Number(other.commit.parents.length > 1);
  if (merges !== 0) return merges > 0;
  if (one.change.at !== other.change.at) return one.change.at > other.change.at;
  return one.commit.sha < other.commit.sha;
}
