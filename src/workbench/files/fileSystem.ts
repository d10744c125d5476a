import * as vscode from 'vscode';
import type { Subscription } from '../../app/ports.ts';
import type { StorageFailure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';

type Stored<T> = Promise<Result<T, StorageFailure>>;

interface Change {
  readonly path: string;
  readonly deleted: boolean;
}

/** What a refusal for want of permission means: VS Code tells it alike for reading and for writing. */
type Denied = 'readOnly' | 'storage';

/**
 * The store's file system on `vscode.workspace.fs`, so that it works wherever the folder is. Paths are relative
 * to `root`. VS Code flushes a local file to the disk before `writeFile` ends.
 */
export function workspaceFileSystem(root: vscode.Uri) {
  const files = vscode.workspace.fs;
  const at = (path: string): vscode.Uri => (path === '' ? root : vscode.Uri.joinPath(root, path));

  async function stored<T>(denied: Denied, path: string, run: (uri: vscode.Uri) => Thenable<T>): Stored<T> {
    const uri = at(path);
    try {
      return ok(await run(uri));
    } catch (error) {
      return failed(storageFailure(error, uri, denied));
    }
  }
  const reading = <T>(path: string, run: (uri: vscode.Uri) => Thenable<T>): Stored<T> => stored('storage', path, run);
  const writing = <T>(path: string, run: (uri: vscode.Uri) => Thenable<T>): Stored<T> => stored('readOnly', path, run);

  return {
    readFile: (path: string): Stored<string | undefined> =>
      reading(path, async (uri) => decodeUtf8(await files.readFile(uri))),
    writeFile: (path: string, text: string): Stored<void> =>
      writing(path, (uri) => files.writeFile(uri, new TextEncoder().encode(text))),
    rename: (from: string, to: string): Stored<void> =>
      writing(from, (uri) => files.rename(uri, at(to), { overwrite: true })),
    readDirectory: (path: string) =>
      reading(path, async (uri) =>
        (await files.readDirectory(uri)).map(([name, type]) => ({ name, kind: kindOf(type) })),
      ),
    stat: (path: string): Stored<{ readonly mtimeMs: number; readonly size: number }> =>
      reading(path, async (uri) => {
        const { mtime, size } = await files.stat(uri);
        return { mtimeMs: mtime, size };
      }),
    delete: (path: string): Stored<void> =>
      writing(path, (uri) => files.delete(uri, { recursive: false, useTrash: false })),
    createDirectory: (path: string): Stored<void> => writing(path, (uri) => files.createDirectory(uri)),
    watch: (listener: (change: Change) => void): Subscription => watch(root, root, '{**/*.json,*}', listener),
    watchFolder: (path: string, listener: (change: Change) => void): Subscription | undefined =>
      // Inside the workspace VS Code has its one watcher, and none of ours.
      vscode.workspace.getWorkspaceFolder(root) === undefined ? watch(root, at(path), '*.json', listener) : undefined,
  };
}

/** Paths are told relative to `root`. */
function watch(
  root: vscode.Uri,
  folder: vscode.Uri,
  pattern: string,
  listener: (change: Change) => void,
): Subscription {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, pattern));
  const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`;
  const tell =
    (deleted: boolean) =>
    ({ path }: vscode.Uri): void => {
      // A drive letter may come back in the other case; the rest of the prefix is as long.
      if (path.length > prefix.length) listener({ path: path.slice(prefix.length), deleted });
    };
  watcher.onDidCreate(tell(false));
  watcher.onDidChange(tell(false));
  watcher.onDidDelete(tell(true));
  return watcher;
}

function kindOf(type: vscode.FileType): 'file' | 'directory' | 'other' {
  // A link has the bit of what it leads to as well.
  if ((type & vscode.FileType.File) !== 0) return 'file';
  return (type & vscode.FileType.Directory) !== 0 ? 'directory' : 'other';
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** VS Code has no code for a full disk or a read-only mount: there the system's own code in the message must do. */
function storageFailure(error: unknown, uri: vscode.Uri, denied: Denied): StorageFailure {
  const where = uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof vscode.FileSystemError ? error.code : 'Unknown';
  if (code === 'FileNotFound') return { code: 'missing', where, detail };
  if (code === 'NoPermissions') return { code: denied, where, detail };
  if (/\b(ENOSPC|EDQUOT)\b/.test(detail)) return { code: 'full', where, detail };
  if (/\bEROFS\b/.test(detail)) return { code: 'readOnly', where, detail };
  if (/\bENOENT\b/.test(detail)) return { code: 'missing', where, detail };
  return { code: 'storage', where, detail };
}
