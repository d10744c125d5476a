import type { Change } from '../change.ts';
import type { Commit } from '../history/commit.ts';
import type { Candidate, CandidateFile } from './candidate.ts';

const mostCommits = 100;
const longestBody = 20_000;

/** A change of a repository's history as ranking wants it. `carried` are the commits that it merged. */
export function historyCandidate(
  change: Change,
  commit: Commit,
  carried: readonly Commit[],
  files: readonly CandidateFile[],
): Candidate {
  return {
    key: change.key,
    kind: change.kind,
    title: change.title,
    body: bodyOf(commit.message, change.title),
    landedMs: Date.parse(change.at),
    files,
    commits: carried.slice(0, mostCommits).map(({ message }) => {
      const title = message.split('\n', 1)[0] ?? '';
      return { title: title.slice(0, 500), body: bodyOf(message, title) };
    }),
  };
}

/** The message without its first line and without the title, which hosts write on a line of its own. */
function bodyOf(message: string, title: string): string {
  const [, ...lines] = message.slice(0, longestBody).split('\n');
  return lines
    .filter((line) => line.trim() !== title)
    .join('\n')
    .trim();
}
