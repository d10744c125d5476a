import { oneLine } from '../plainText.ts';

export interface MainLineStep {
  readonly sha: string;
  readonly title: string;
}

interface LoggedCommit {
  readonly hash: string;
  readonly message: string;
  readonly parents: readonly string[];
}

/**
 * The main line down from `bad` through a range's log, oldest first. `tooMany` when the log holds more than `most`: the
 * oldest of a line that is cut would be blamed for everything below it.
 */
export function mainLineOf(
  log: readonly LoggedCommit[],
  bad: string,
  most: number,
): readonly MainLineStep[] | 'tooMany' {
  if (log.length > most) return 'tooMany';
  const bySha = new Map(log.map((commit) => [commit.hash, commit]));
  const steps: MainLineStep[] = [];
  for (let commit = bySha.get(bad); commit !== undefined; commit = bySha.get(commit.parents[0] ?? '')) {
    steps.push({ sha: commit.hash, title: oneLine(commit.message.split('\n', 1)[0] ?? '', 200) });
  }
  return steps.reverse();
}
