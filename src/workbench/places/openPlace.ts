import { Range, window, workspace, type Uri } from 'vscode';
import type { Parts } from '../parts.ts';
import { findPlace } from './findPlace.ts';

/** Opens a file that a reason or a frame names, at its line; `line` from 1. */
export async function openPlace(
  { notify }: Pick<Parts, 'notify'>,
  { path, line }: { readonly path: string; readonly line?: number },
): Promise<void> {
  const uri = await findPlace(path);
  if (uri === undefined) {
    notify.failure({ code: 'missing', where: path });
    return;
  }
  await showLine(uri, line);
}

async function showLine(uri: Uri, line: number | undefined): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const at = Math.min(Math.max((line ?? 1) - 1, 0), document.lineCount - 1);
  await window.showTextDocument(document, { selection: new Range(at, 0, at, 0), preview: true });
}
