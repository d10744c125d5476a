import { Uri, workspace } from 'vscode';
import { gitApi } from '../host/gitExtension.ts';
import { runGit } from './gitTask.ts';

/** The part of the built-in Git extension's API (version 1) that tells where git and the repositories are. */
export interface GitApi {
  readonly git: { readonly path: string };
  readonly repositories: readonly GitRepository[];
}

export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: { readonly HEAD: { readonly commit?: string } | undefined };
  getCommit(ref: string): Promise<{ readonly hash: string; readonly parents: readonly string[] }>;
  log(options: {
    readonly maxEntries: number;
    readonly refNames: string[];
  }): Promise<readonly { readonly hash: string; readonly message: string; readonly parents: readonly string[] }[]>;
}

/** Why nothing can be run in a folder of its own here. */
export type NoWorktree = 'untrusted' | 'virtual' | 'noGit';

export interface Checkout {
  readonly git: string;
  readonly repository: GitRepository;
}

/** Whether this window can run git in a folder of its own; else why not. */
export async function runnableGit(): Promise<GitApi | NoWorktree> {
  if (!workspace.isTrusted) return 'untrusted';
  if (workspace.workspaceFolders?.every(({ uri }) => uri.scheme !== 'file') === true) return 'virtual';
  const api = await gitApi<GitApi>();
  return api === undefined || api.git.path === '' ? 'noGit' : api;
}

/** The repository that has the commit, on a host that can run git; else why not. */
export async function checkoutOf(sha: string): Promise<Checkout | NoWorktree> {
  const api = await runnableGit();
  if (typeof api === 'string') return api;
  for (const repository of api.repositories) {
    try {
      await repository.getCommit(sha);
      return { git: api.git.path, repository };
    } catch {
      // Another repository.
    }
  }
  return 'noGit';
}

/**
 * Lends a worktree that is thrown away afterwards, whatever happens: nothing of the person's own files is touched.
 * `branch` makes a branch for it, which stays. Nothing when git could not make it.
 */
export async function withWorktree<T>(
  { git, repository }: Checkout,
  { scratch, at, branch }: { readonly scratch: Uri; readonly at: string; readonly branch?: string },
  use: (folder: Uri) => Promise<T>,
): Promise<T | undefined> {
  const root = repository.rootUri.fsPath;
  await workspace.fs.createDirectory(scratch);
  const folder = Uri.joinPath(scratch, `worktree-${crypto.randomUUID().slice(0, 8)}`);
  const how = branch === undefined ? ['--detach'] : ['-b', branch];
  const made = await runGit(git, root, ['worktree', 'add', '--force', ...how, folder.fsPath, at]);
  try {
    return made === 0 ? await use(folder) : undefined;
  } finally {
    await runGit(git, root, ['worktree', 'remove', '--force', folder.fsPath]);
  }
}
