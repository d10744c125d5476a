import { FileSystemError, Uri, workspace } from 'vscode';
import { linkedFiles } from '../../core/markdown/linkedFiles.ts';
import type { MarkdownLink } from '../../core/markdown/links.ts';
import { inParallel } from '../../app/inParallel.ts';

const filesAtATime = 20;
/** A page of links is no reason to ask the disk for ever. */
const mostFiles = 500;

/**
 * Which of the linked paths lead to no file or folder. A path is relative to the file that holds the link, or to
 * its workspace folder with a leading "/". What cannot be looked at is not called missing.
 */
export async function missingPaths(links: readonly MarkdownLink[], from: Uri): Promise<ReadonlySet<string>> {
  const paths = [...new Set(linkedFiles(links).map(({ path }) => path))].slice(0, mostFiles);
  const missing = new Set<string>();
  await inParallel(paths, filesAtATime, async (path) => {
    const target = resolve(path, from);
    if (target !== undefined && (await isMissing(target))) missing.add(path);
  });
  return missing;
}

function resolve(path: string, from: Uri): Uri | undefined {
  if (!path.startsWith('/')) return Uri.joinPath(from, '..', path);
  const folder = workspace.getWorkspaceFolder(from)?.uri;
  return folder === undefined ? undefined : Uri.joinPath(folder, path);
}

async function isMissing(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return false;
  } catch (error) {
    return error instanceof FileSystemError && error.code === 'FileNotFound';
  }
}
