import { commands, env, l10n, UIKind, window, workspace } from 'vscode';
import { defaultMarkdown } from '../../core/playbook/default/defaultMarkdown.ts';
import { workspaceFileSystem } from '../files/fileSystem.ts';
import { askOne } from './ask/askOne.ts';
import type { CommandContext, Handlers } from './handlers.ts';
import { settled } from './subject.ts';

type Ids = 'sitrep.openPlaybook' | 'sitrep.openRecordFolder' | 'sitrep.refresh' | 'sitrep.showMoreEnded';

export function places({ parts, views }: CommandContext): Pick<Handlers, Ids> {
  return {
    'sitrep.openPlaybook': async () => {
      await parts.playbook.read();
      const { uri } = parts.playbook;
      if (uri !== undefined) {
        await commands.executeCommand('vscode.open', uri);
        return;
      }
      const document = await workspace.openTextDocument({ content: defaultMarkdown, language: 'markdown' });
      await window.showTextDocument(document);
      parts.notify.result(
        l10n.t('This is Sitrep’s default playbook. “Create playbook” writes one for your team to change.'),
      );
    },
    'sitrep.openRecordFolder': async () => {
      const folder = parts.recordFolder;
      // Before the first incident it is not there yet, and an explorer would show something else.
      const made = await workspaceFileSystem(folder).createDirectory('');
      if (!made.ok && made.failure.code !== 'readOnly') return void settled(parts, made);
      const isOnThisMachine = env.uiKind === UIKind.Desktop && env.remoteName === undefined && folder.scheme === 'file';
      if (isOnThisMachine) {
        await commands.executeCommand('revealFileInOS', folder);
        return;
      }
      const path = folder.scheme === 'file' ? folder.fsPath : folder.toString(true);
      const answer = await askOne<'open' | 'copy'>({
        title: l10n.t('Open record folder'),
        placeholder: path,
        choices: [
          { label: l10n.t('Open in a new window'), icon: 'empty-window', detail: path, value: 'open' },
          { label: l10n.t('Copy path'), icon: 'copy', detail: path, value: 'copy' },
        ],
      });
      if (answer.kind !== 'given') return;
      if (answer.value === 'open') {
        await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
        return;
      }
      await env.clipboard.writeText(path);
      parts.notify.result(l10n.t('The path of the record folder is copied.'));
    },
    'sitrep.refresh': async () => {
      await Promise.all([parts.incidents.reload(), parts.playbook.read(), parts.runbooks.read()]);
    },
    'sitrep.showMoreEnded': () => {
      views.showMore();
      return Promise.resolve();
    },
  };
}

export async function openWorkspaceSetting(id: string): Promise<void> {
  await commands.executeCommand('workbench.action.openSettings', id);
}
