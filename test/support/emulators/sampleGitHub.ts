import { gitSync } from '../git/runGit.ts';
import { readLanding } from '../../../src/core/changes/history/landing.ts';
import {
  emptyState,
  type CommitState,
  type DeploymentState,
  type FileState,
  type GitHubState,
} from '../github/state.ts';

/** The repository in a folder as GitHub would have it: what its merges say were pull requests, and its tags deployments. */
export function readGitHubState(folder: string, fullName: string): GitHubState {
  const commits = readCommits(folder);
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const state: GitHubState = {
    ...emptyState(fullName),
    commits: [...commits],
    fileAt: (sha, path) => textAt(folder, sha, path),
  };
  for (const commit of commits) {
    const { number, title, branch } = readLanding(commit.message, 'github');
    if (number === undefined) continue;
    const [first = '', merged] = commit.parents;
    const brought = merged === undefined ? [] : shasIn(folder, `${first}..${merged}`);
    const writer = merged === undefined ? commit.author : (bySha.get(merged)?.author ?? commit.author);
    const body = commit.message
      .split('\n')
      .slice(merged === undefined ? 1 : 3)
      .join('\n')
      .trim();
    state.pullRequests.push({
      number,
      title,
      body,
      mergedAt: commit.at,
      updatedAt: commit.at,
      createdAt: bySha.get(brought.at(-1) ?? '')?.at ?? commit.at,
      sha: commit.sha,
      login: loginOf(writer),
      branch: branch ?? `change-${number}`,
      files: filesOf(folder, first, commit.sha),
      commits: brought,
    });
  }
  state.deployments.push(...readDeployments(folder));
  return state;
}

function readCommits(folder: string): readonly CommitState[] {
  const format = '%H%x00%P%x00%aN%x00%cI%x00%B%x01';
  const text = gitSync(folder, ['log', '--all', `--format=${format}`]);
  return text
    .split('\x01')
    .map((record) => record.trim())
    .filter((record) => record !== '')
    .map((record) => {
      const [sha = '', parents = '', author = '', at = '', message = ''] = record.split('\0');
      const known = parents === '' ? [] : parents.split(' ');
      const files = known[0] === undefined ? [] : filesOf(folder, known[0], sha);
      return { sha, message: message.trim(), parents: known, author, at: new Date(at).toISOString(), files };
    });
}

function filesOf(folder: string, from: string, to: string): readonly FileState[] {
  return gitSync(folder, ['diff', '--numstat', '--no-renames', from, to])
    .split('\n')
    .flatMap((line) => {
      const [added, deleted, filename] = line.split('\t');
      return filename === undefined
        ? []
        : [{ filename, additions: Number(added) || 0, deletions: Number(deleted) || 0 }];
    });
}

function shasIn(folder: string, range: string): readonly string[] {
  return gitSync(folder, ['log', '--format=%H', range]).split('\n').filter(Boolean);
}

function readDeployments(folder: string): readonly DeploymentState[] {
  const format = '%(refname:short)%00%(objectname)%00%(*objectname)%00%(creatordate:iso-strict)%00%(taggername)';
  return gitSync(folder, ['for-each-ref', '--sort=creatordate', `--format=${format}`, 'refs/tags/deploy-*'])
    .split('\n')
    .filter(Boolean)
    .map((line, index, all) => {
      const [name = '', object = '', target = '', date = '', tagger = ''] = line.split('\0');
      const createdAt = new Date(date).toISOString();
      const isLast = index === all.length - 1;
      const ready = new Date(Date.parse(date) + 3 * 60_000).toISOString();
      return {
        id: 9_000 + index,
        createdAt,
        environment: 'production',
        sha: target === '' ? object : target,
        ref: { name, prefix: 'refs/tags/' },
        login: loginOf(tagger === '' ? 'Jonas Lindqvist' : tagger),
        statuses: [
          { state: 'SUCCESS', createdAt: ready },
          ...(isLast ? [] : [{ state: 'INACTIVE', createdAt: new Date(Date.parse(ready) + 60_000).toISOString() }]),
        ],
      };
    });
}

function textAt(folder: string, sha: string, path: string): string | undefined {
  if (!/^[0-9a-f]{40}$/u.test(sha)) return undefined;
  try {
    return gitSync(folder, ['show', `${sha}:${path}`]);
  } catch {
    return undefined;
  }
}

function loginOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\w ]/gu, '')
    .trim()
    .toLowerCase()
    .replaceAll(' ', '-');
}
