import { commands, l10n, Uri, ViewColumn, window, workspace, type WorkspaceFolder } from 'vscode';
import { starterMarkdown } from '../../core/playbook/default/starterMarkdown.ts';
import { isPlaybook } from '../editor/playbook/playbookKind.ts';
import { understoodAddress } from '../editor/playbook/understoodAddress.ts';
import { workspaceFileSystem } from '../files/fileSystem.ts';
import { setting } from '../settings/settings.ts';
import type { CommandContext, Handlers } from './handlers.ts';

export function playbooks({
  parts,
}: CommandContext): Pick<Handlers, 'sitrep.createPlaybook' | 'sitrep.showUnderstood'> {
  return {
    /** Writes a playbook to start from where the setting looks for one. One that is there is opened, never replaced. */
    'sitrep.createPlaybook': async () => {
      await parts.playbook.read();
      const folder = parts.playbook.uri === undefined ? await pickFolder() : undefined;
      if (parts.playbook.uri !== undefined) {
        await commands.executeCommand('vscode.open', parts.playbook.uri);
        return;
      }
      if (folder === undefined) return;
      const path = setting('playbook.file', folder.uri);
      const files = workspaceFileSystem(folder.uri);
      const found = await files.stat(path);
      if (!found.ok) {
        const written = found.failure.code === 'missing' ? await files.writeFile(path, starterMarkdown()) : found;
        if (!written.ok) {
          parts.notify.failure(written.failure);
          return;
        }
      }
      await commands.executeCommand('vscode.open', Uri.joinPath(folder.uri, path));
    },
    /** Of the playbook in the active editor, else of the one that holds. */
    'sitrep.showUnderstood': async () => {
      const active = window.activeTextEditor?.document;
      if (active === undefined || !isPlaybook(active)) await parts.playbook.read();
      const file = active !== undefined && isPlaybook(active) ? active.uri : parts.playbook.uri;
      // Beside the source, so the source is shown first where it is not.
      if (file !== undefined && file !== active?.uri) await window.showTextDocument(file, { preview: false });
      const page = await workspace.openTextDocument(understoodAddress(file));
      await window.showTextDocument(page, {
        viewColumn: file === undefined ? ViewColumn.Active : ViewColumn.Beside,
        preview: false,
        preserveFocus: file !== undefined,
      });
    },
  };
}

async function pickFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0];
  return window.showWorkspaceFolderPick({ placeHolder: l10n.t('Which folder gets the playbook?') });
}
