import { Disposable, EventEmitter, Uri, workspace } from 'vscode';
import type { Subscription } from '../../app/ports.ts';
import type { RunbookFile } from '../../app/runs.ts';
import type { Runbook } from '../../core/runbook/runbook.ts';
import type { PlaybookFile, RunbookFiles } from '../parts.ts';
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
    const own = playbookRunbookFiles(playbook.current(), place);
    return [...files.files, ...own.filter(({ runbook }) => !isPointer(runbook, uri, files.files))];
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

/** A line of the playbook that only leads to a runbook's file, which is in the list by itself. */
function isPointer({ steps, links }: Runbook, playbook: Uri, files: readonly RunbookFile[]): boolean {
  if (steps.length > 0) return false;
  return links.some(({ target }) => {
    const [path = ''] = target.split(/[#?]/);
    const led = Uri.joinPath(playbook, '..', path.replaceAll('%20', ' ')).toString();
    return files.some(({ uri }) => uri === led);
  });
}
