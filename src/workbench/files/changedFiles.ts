import { Disposable, languages, RelativePattern, workspace, type Uri } from 'vscode';

/** Several events of one save, and a `git checkout` of many files, make one call. */
const settleMs = 50;

/**
 * Tells which files that match the pattern, in any workspace folder, were written, made or removed. A save in this
 * window is told by the editor as well, which is quicker than a watcher on a remote disk. `gone` also
 * holds folders: VS Code tells of a removed folder once, not of each file in it. `onNewFolder` hears of what may be a new
 * folder: on Linux the watcher misses what is made at once inside one, so that only another search finds it.
 */
export function onDidChangeFiles(
  pattern: string,
  listener: (changed: readonly Uri[], gone: readonly Uri[]) => void,
  onNewFolder?: () => void,
): Disposable {
  const changed = new Map<string, Uri>();
  const gone = new Map<string, Uri>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const batch = [[...changed.values()], [...gone.values()]] as const;
    changed.clear();
    gone.clear();
    listener(...batch);
  };
  const collect = (into: Map<string, Uri>, outOf: Map<string, Uri>) => (uri: Uri) => {
    into.set(uri.toString(), uri);
    outOf.delete(uri.toString());
    timer ??= setTimeout(flush, settleMs);
  };
  const onChanged = collect(changed, gone);
  const onGone = collect(gone, changed);
  const watchers = (workspace.workspaceFolders ?? []).flatMap((folder) => {
    const files = workspace.createFileSystemWatcher(new RelativePattern(folder, pattern));
    const all = workspace.createFileSystemWatcher(new RelativePattern(folder, '**'), onNewFolder === undefined, true);
    return [
      files,
      all,
      files.onDidCreate(onChanged),
      files.onDidChange(onChanged),
      all.onDidDelete(onGone),
      all.onDidCreate((uri) => {
        if (mayBeFolder(uri)) onNewFolder?.();
      }),
    ];
  });
  const saves = workspace.onDidSaveTextDocument((document) => {
    const folder = workspace.getWorkspaceFolder(document.uri);
    if (folder === undefined) return;
    if (languages.match({ pattern: new RelativePattern(folder, pattern) }, document) > 0) onChanged(document.uri);
  });
  return Disposable.from(...watchers, saves, new Disposable(() => clearTimeout(timer)));
}

/** Without a look at the disk: few folders have a dot in their name, and nearly all files do. */
function mayBeFolder({ path }: Uri): boolean {
  return !path.slice(path.lastIndexOf('/') + 1).includes('.') && !/\/(?:node_modules|\.git)\//u.test(path);
}

/** Whether the file, or a folder that it is in, is among `gone`. All are URIs as text. */
export function isGone(file: string, gone: ReadonlySet<string>): boolean {
  for (let end = file.length; end > 0; end = file.lastIndexOf('/', end - 1)) {
    if (gone.has(file.slice(0, end))) return true;
  }
  return false;
}
