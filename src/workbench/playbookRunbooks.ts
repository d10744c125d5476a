import { Disposable, EventEmitter, workspace } from 'vscode';
import type { Subscription } from '../app/ports.ts';
import type { RunbookFile } from '../app/runs.ts';
import type { PlaybookFile, RunbookFiles } from './parts.ts';
import { playbookRunbookFiles } from './playbookRunbookFiles.ts';

/** The workspace's runbooks and those that its playbook holds, as one list. */
export function withPlaybookRunbooks(files: RunbookFiles, playbook: PlaybookFile): RunbookFiles & Subscription {
  const changed = new EventEmitter<undefined>();
  let known: readonly RunbookFile[] | undefined;
  const all = (): readonly RunbookFile[] => (known ??= gather());
  const gather = (): readonly RunbookFile[] => {
    const { uri } = playbook;
    if (uri === undefined) return files.files;
    const place = { uri: uri.toString(), path: workspace.asRelativePath(uri) };
    return [...files.files, ...playbookRunbookFiles(playbook.current(), place)];
  };
  const follow = (): void => {
    known = undefined;
    changed.fire(undefined);
  };
  const subscriptions = Disposable.from(changed, files.onDidChange(follow), playbook.onDidChange(follow));
  return {
    get load() {
      return files.load;
    },
    get files() {
      return all();
    },
    read: async () => {
      await Promise.all([files.read(), playbook.read()]);
      return all();
    },
    onDidChange: (listener) => changed.event(listener),
    dispose: () => {
      subscriptions.dispose();
    },
  };
}
