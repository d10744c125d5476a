import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitSync } from './runGit.ts';

export interface NewCommit {
  readonly message: string | Buffer;
  readonly parents?: readonly string[];
  /** ISO 8601; both dates. */
  readonly at?: string;
  readonly author?: string;
  /** Moves this branch to the commit. Default "main"; `null` for none. */
  readonly branch?: string | null;
}

export interface GitFolder extends Disposable {
  readonly path: string;
  git(...args: readonly string[]): string;
  /** On top of the branch unless `parents` are given. Gives the SHA. */
  commit(commit: NewCommit): string;
  tag(name: string, sha: string, annotatedAt?: string): void;
}

/** A folder that is removed with what is in it. */
export function temporaryFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'sitrep-git-'));
  return {
    path,
    [Symbol.dispose]: () => {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A real repository without a commit, in a folder of this name. */
export function makeRepository(name = 'shop', remoteUrl?: string, init: readonly string[] = []): GitFolder {
  const folder = temporaryFolder();
  const path = join(folder.path, name);
  mkdirSync(path);
  gitSync(path, ['init', '--quiet', '--template=', '--initial-branch=main', ...init]);
  if (remoteUrl !== undefined) gitSync(path, ['remote', 'add', 'origin', remoteUrl]);
  return { ...openRepository(path), [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

export function openRepository(path: string): Omit<GitFolder, typeof Symbol.dispose> {
  const run = (...args: readonly string[]): string => gitSync(path, args).trim();
  return {
    path,
    git: run,
    commit({ message, parents, at = '2026-11-20T10:00:00Z', author = 'Mira Okafor', branch = 'main' }) {
      const tree = gitSync(path, ['mktree'], '').trim();
      const before = branch === null ? '' : run('for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`);
      const from = parents ?? (before === '' ? [] : [before]);
      const seconds = `${Math.floor(Date.parse(at) / 1000)} +0000`;
      const who = { GIT_AUTHOR_NAME: author, GIT_AUTHOR_EMAIL: 'a@example.com', GIT_AUTHOR_DATE: seconds };
      const committer = {
        GIT_COMMITTER_NAME: 'Committer',
        GIT_COMMITTER_EMAIL: 'c@example.com',
        GIT_COMMITTER_DATE: seconds,
      };
      const args = ['commit-tree', tree, ...from.flatMap((parent) => ['-p', parent])];
      const sha = gitSync(path, args, Buffer.from(message), { ...who, ...committer }).trim();
      if (branch !== null) run('update-ref', `refs/heads/${branch}`, sha);
      return sha;
    },
    tag(name, sha, annotatedAt) {
      if (annotatedAt === undefined) run('tag', name, sha);
      else {
        const date = { GIT_COMMITTER_NAME: 'T', GIT_COMMITTER_EMAIL: 't@example.com', GIT_COMMITTER_DATE: annotatedAt };
        gitSync(path, ['tag', '-a', '-m', 'Deploy', name, sha], undefined, date);
      }
    },
  };
}
