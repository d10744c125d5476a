import type { CommitState, GitHubState } from '../github/state.ts';

/** A pull request that only GitHub has: its commits are in no clone, as after a shallow or an old one. */
export const unfetchedNumber = 180;

const [before, merged] = ['b'.repeat(40), 'c'.repeat(40)];
const texts: Readonly<Record<string, string>> = {
  [`${before}:src/checkout/retry.ts`]: 'export const attempts = 1;\n',
  [`${merged}:src/checkout/retry.ts`]: 'export const attempts = 3;\nexport const pauseMs = 200;\n',
  [`${merged}:src/checkout/pause.ts`]:
    'export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));\n',
  [`${before}:docs/one-attempt.md`]: '# One attempt\n\nA card payment is tried once.\n',
  [`${before}:src/cards.ts`]: 'export const brand = (digits: string) => digits.slice(0, 1);\n',
  [`${merged}:src/checkout/cards.ts`]: 'export const brand = (digits: string) => digits.slice(0, 1);\n',
  [`${before}:media/card.png`]: 'PNG\0before',
  [`${merged}:media/card.png`]: 'PNG\0after',
};

/** Adds it to a repository, long before anything that is looked at by itself. */
export function addUnfetched(state: GitHubState): void {
  const at = '2026-02-03T10:00:00Z';
  const files = [
    { filename: 'src/checkout/retry.ts', additions: 2, deletions: 1, status: 'modified' },
    { filename: 'src/checkout/pause.ts', additions: 1, deletions: 0, status: 'added' },
    { filename: 'docs/one-attempt.md', additions: 0, deletions: 3, status: 'removed' },
    {
      filename: 'src/checkout/cards.ts',
      additions: 0,
      deletions: 0,
      status: 'renamed',
      previous_filename: 'src/cards.ts',
    },
    { filename: 'media/card.png', additions: 0, deletions: 0, status: 'modified' },
  ];
  const commit = (sha: string, parents: readonly string[]): CommitState => ({
    sha,
    message: `Retry card payments (#${unfetchedNumber})`,
    parents,
    author: 'Hana Sato',
    at,
    files,
  });
  state.commits.push(commit(before, []), commit(merged, [before]));
  state.pullRequests.push({
    number: unfetchedNumber,
    title: 'Retry card payments',
    body: 'Three attempts in place of one.',
    mergedAt: at,
    updatedAt: at,
    createdAt: at,
    sha: merged,
    login: 'hana-sato',
    branch: 'card-retries',
    files,
    commits: [],
  });
  const { fileAt } = state;
  state.fileAt = (sha, path) => texts[`${sha}:${path}`] ?? fileAt(sha, path);
}
