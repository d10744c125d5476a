import { env, l10n, Uri, window, workspace, type TextDocument } from 'vscode';
import type { Outcome } from '../../../protocol/table.ts';
import { workspaceFileSystem } from '../../files/fileSystem.ts';
import { failure } from './trackerItems.ts';
import { exists } from '../../files/exists.ts';

const kinds: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};
const picturesAtMost = 999;

/** Saves a page made of the document where a person says, and offers to open it. */
export async function saveHtml(text: TextDocument, html: string): Promise<Outcome<{ message: string }>> {
  const suggested = text.uri.with({ path: text.uri.path.replace(/(?:\.postmortem)?\.md$/u, '.html') });
  const uri = await window.showSaveDialog({ defaultUri: suggested, filters: { HTML: ['html'] } });
  if (uri === undefined) return { is: 'cancelled' };
  const written = await workspaceFileSystem(Uri.joinPath(uri, '..')).writeFile(nameOf(uri), html);
  if (!written.ok) return failure(written.failure);
  const open = l10n.t('Open in browser');
  void window
    .showInformationMessage(l10n.t('{0} is saved. Print it from a browser.', nameOf(uri)), open)
    .then((chosen) => {
      if (chosen === open) void env.openExternal(uri);
    });
  return { is: 'ok', value: { message: '' } };
}

/** Puts a picture beside the document, under a name that is free; nothing is overwritten. */
export async function storePicture(
  text: TextDocument,
  { name, type, base64 }: { readonly name: string; readonly type: string; readonly base64: string },
): Promise<Outcome<{ markdown: string }>> {
  const ending = kinds[type];
  if (ending === undefined) {
    return {
      is: 'failure',
      code: 'notAPicture',
      message: l10n.t('Only PNG, JPEG, GIF and WebP pictures can be stored.'),
    };
  }
  const stem = nameOf(text.uri).replace(/(?:\.postmortem)?\.md$/u, '');
  const folder = Uri.joinPath(text.uri, '..');
  for (let count = 1; count <= picturesAtMost; count++) {
    const file = `${stem}-${count}.${ending}`;
    const uri = Uri.joinPath(folder, file);
    if (await exists(uri)) continue;
    try {
      await workspace.fs.writeFile(
        uri,
        Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
      );
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return failure({ code: 'storage', where: file, detail });
    }
    const alt = name.replace(/\.[a-z]+$/iu, '').replace(/[[\]\\\r\n]+/gu, ' ');
    return { is: 'ok', value: { markdown: `![${alt}](${encodeURI(file)})` } };
  }
  return failure({ code: 'storage', where: stem });
}

function nameOf(uri: Uri): string {
  return uri.path.split('/').at(-1) ?? '';
}
