import { commands, l10n, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import { starterMarkdown } from '../../core/playbook/default/starterMarkdown.ts';
import { workspaceFileSystem } from '../fileSystem.ts';
import { setting } from '../settings.ts';
import type { CommandContext, Handlers } from './handlers.ts';

/** Writes a playbook to start from where the setting looks for one. One that is there is opened, never replaced. */
export function playbooks({ parts }: CommandContext): Pick<Handlers, 'sitrep.createPlaybook'> {
  return {
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
  };
}

async function pickFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0];
  return window.showWorkspaceFolderPick({ placeHolder: l10n.t('Which folder gets the playbook?') });
}
