import { Disposable, l10n, window, commands, type ExtensionContext, type Uri } from 'vscode';
import type { Log } from '../../app/ports.ts';
import type { Incidents } from '../../app/incidents.ts';
import { onDidMoveStorageFolder } from '../files/storageFolder.ts';

/** One-shot timers of this host. */
export const timers = {
  after(delayMs: number, run: () => void): Disposable {
    const timer = setTimeout(run, delayMs);
    return new Disposable(() => clearTimeout(timer));
  },
};

/** A watcher takes a moment to stand; what another window wrote in that moment nobody would tell of. */
const lookAgainAfterMs = 3_000;

/**
 * Reads the record once the window has started, so that the status bar is right without anybody opening the
 * view, and looks again whenever the window gets the focus: where no watcher tells of changes, that is when
 * somebody looks.
 */
export function followRecord(
  incidents: Incidents,
  journal: { refresh(): Promise<void> },
  moved: { readonly context: ExtensionContext; readonly folder: Uri; readonly log: Log },
): Disposable {
  return Disposable.from(
    timers.after(0, () => void incidents.reload()),
    timers.after(lookAgainAfterMs, () => void journal.refresh()),
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) void journal.refresh();
    }),
    onDidMoveStorageFolder(moved.context, moved.log, moved.folder, () => void offerReload()),
  );
}

async function offerReload(): Promise<void> {
  const reload = l10n.t('Reload window');
  const answer = await window.showInformationMessage(
    l10n.t('The record is kept in another folder now. Reload the window to see it; nothing is moved.'),
    reload,
  );
  if (answer === reload) await commands.executeCommand('workbench.action.reloadWindow');
}
