import { type Uri } from 'vscode';
import { gitApi } from '../../host/gitExtension.ts';

/** The part of the built-in Git extension's API (version 1) that tells a file's last commit. */
interface GitApi {
  getRepository(uri: Uri): GitRepository | null;
}

interface GitRepository {
  log(options: { readonly maxEntries: number; readonly path: string }): Promise<readonly GitCommit[]>;
}

interface GitCommit {
  readonly commitDate?: Date | undefined;
  readonly authorDate?: Date | undefined;
}

/** When a file was last committed; undefined where no repository knows it. */
export async function lastChangeMs(uri: Uri): Promise<number | undefined> {
  if (uri.scheme !== 'file') return undefined;
  try {
    const repository = (await gitApi<GitApi>())?.getRepository(uri);
    const [commit] = (await repository?.log({ maxEntries: 1, path: uri.fsPath })) ?? [];
    return (commit?.commitDate ?? commit?.authorDate)?.getTime();
  } catch {
    // No commit yet, or a repository that was just closed.
    return undefined;
  }
}
