import { commands, type Uri } from 'vscode';
import { keysOf, type Change } from '../../../core/changes/change.ts';
import { readingOrder } from '../../../core/changes/suspects/files/readingOrder.ts';
import type { Reason } from '../../../core/changes/suspects/ranking.ts';
import { describeChange } from '../../../core/incident/describe.ts';
import { gitApi } from '../../host/gitExtension.ts';
import type { Parts } from '../../parts.ts';
import { openFromVendor } from './openFromVendor.ts';

/** The part of the built-in Git extension's API (version 1) that compares commits. */
interface GitApi {
  toGitUri(uri: Uri, ref: string): Uri;
  readonly repositories: readonly {
    readonly rootUri: Uri;
    getCommit(ref: string): Promise<{ readonly hash: string; readonly parents: readonly string[] }>;
    diffBetween(
      ref1: string,
      ref2: string,
    ): Promise<readonly { readonly uri: Uri; readonly originalUri: Uri; readonly status: number }[]>;
  }[];
}

/** Of the API's `Status`: a file that is new, and one that is gone. */
const added = new Set([1, 9]);
const deleted = new Set([2, 6]);
const mostFiles = 300;

/** Shows all files of a change in one editor, against its first parent: of a merge all that it brought. */
export async function openDiff(parts: Parts, incident: string, change: Change): Promise<void> {
  const keys = keysOf(change);
  const ranked = parts.suspects.peek(incident)?.ranking?.suspects.find(({ key }) => keys.includes(key));
  const reasons = ranked?.reasons ?? [];
  if (change.sha !== undefined && (await openFromGit(change, change.sha, reasons))) return;
  await openFromVendor(parts, change, reasons);
}

async function openFromGit(change: Change, sha: string, reasons: readonly Reason[]): Promise<boolean> {
  const git = await gitApi<GitApi>();
  for (const repository of git?.repositories ?? []) {
    if (git === undefined) break;
    try {
      const { hash, parents } = await repository.getCommit(sha);
      const [parent] = parents;
      if (parent === undefined) continue;
      const root = `${repository.rootUri.path}/`;
      const pathOf = ({ uri: { path } }: { readonly uri: Uri }): string =>
        path.startsWith(root) ? path.slice(root.length) : path;
      const files = readingOrder(await repository.diffBetween(parent, hash), pathOf, reasons);
      const resources = files
        .slice(0, mostFiles)
        .map(({ uri, originalUri, status }) => [
          uri,
          added.has(status) ? undefined : git.toGitUri(originalUri, parent),
          deleted.has(status) ? undefined : git.toGitUri(uri, hash),
        ]);
      await commands.executeCommand('vscode.changes', describeChange(change), resources);
      return true;
    } catch {
      // Another repository, or a commit that is not fetched.
    }
  }
  return false;
}
