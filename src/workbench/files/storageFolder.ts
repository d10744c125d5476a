import { Disposable, Uri, workspace, type ExtensionContext } from 'vscode';
import type { Log } from '../../app/ports.ts';
import { readFolderPath } from './folderPath.ts';
import { digest } from '../../core/postmortem/marks.ts';
import { onDidChangeSetting, setting } from '../settings/settings.ts';

type StorageContext = Pick<ExtensionContext, 'globalStorageUri'>;

/**
 * Where the record is kept. Without the setting, and where the setting cannot be followed in this window, it is the
 * extension's own storage, which every window of the machine sees. A value that only an untrusted
 * workspace gives is not read.
 */
export function storageFolder({ globalStorageUri }: StorageContext, log: Log): Uri {
  const own = Uri.joinPath(globalStorageUri, 'incidents');
  const written = trustedSetting();
  const folder = readFolderPath(written);
  if (folder.kind === 'none') return own;
  const found = resolve(folder.kind, folder.path, globalStorageUri);
  if (found === undefined)
    log.warn(`record: ${written} cannot be reached from this window; the record is kept in ${String(own)}`);
  return found ?? own;
}

/**
 * Where what still has to be sent is kept. It is sent under the account of this machine, so it stays on the machine also
 * where the record's folder is shared with others.
 */
export function outboxHome({ globalStorageUri }: StorageContext, record: Uri): Uri {
  const own = Uri.joinPath(globalStorageUri, 'incidents');
  if (String(record) === String(own)) return own;
  return Uri.joinPath(globalStorageUri, 'outboxes', digest(String(record)));
}

/** Told when the record's place is another than `folder`; the window has to be reloaded to follow. */
export function onDidMoveStorageFolder(
  context: StorageContext,
  log: Log,
  folder: Uri,
  listener: (moved: Uri) => void,
): Disposable {
  const check = (): void => {
    const now = storageFolder(context, log);
    if (String(now) !== String(folder)) listener(now);
  };
  return Disposable.from(
    onDidChangeSetting('storage.folder', check),
    workspace.onDidGrantWorkspaceTrust(check),
    workspace.onDidChangeWorkspaceFolders(check),
  );
}

/** VS Code withholds restricted settings itself, as the manifest asks; this holds without the manifest too. */
function trustedSetting(): string {
  if (workspace.isTrusted) return setting('storage.folder');
  const given = workspace.getConfiguration('sitrep').inspect<unknown>('storage.folder')?.globalValue;
  return typeof given === 'string' ? given : '';
}

function resolve(kind: 'absolute' | 'home' | 'relative', path: string, storage: Uri): Uri | undefined {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  switch (kind) {
    case 'relative':
      return folder === undefined ? undefined : Uri.joinPath(folder, path);
    case 'absolute':
      // A host with a disk of its own keeps its storage on it. A browser's host reaches only the workspace's machine.
      if (storage.scheme === 'file') return isOfThisSystem(path) ? Uri.file(path) : undefined;
      return folder?.with({ path: Uri.file(path).path, query: '', fragment: '' });
    case 'home': {
      const home = homeFolder();
      return home === undefined || storage.scheme !== 'file' ? undefined : Uri.joinPath(Uri.file(home), path);
    }
  }
}

/** `C:\\incidents` in settings that were shared with a machine that has no drives. */
function isOfThisSystem(path: string): boolean {
  const hasDrives = Uri.file('/').fsPath === '\\';
  return hasDrives || path.startsWith('/');
}

/** Known where there is a process, which is not so in a browser. */
function homeFolder(): string | undefined {
  const { process } = globalThis as {
    readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  };
  return process?.env?.['HOME'] ?? process?.env?.['USERPROFILE'];
}
