import { env, Range, Uri, ViewColumn, window, workspace, type TextDocument } from 'vscode';
import type { IncidentState } from '../../../core/incident/state.ts';
import { openSource } from '../../commands/record/sources.ts';
import type { Parts } from '../../parts.ts';

/** Shows the document as text with the cursor on a line. */
export async function openText(text: TextDocument, line: number, beside: boolean): Promise<void> {
  const at = text.validateRange(new Range(line, 0, line, 0));
  await window.showTextDocument(text, {
    selection: at,
    viewColumn: beside ? ViewColumn.Beside : ViewColumn.Active,
    preview: false,
  });
}

export async function openRecordSource(parts: Parts, state: IncidentState | undefined, entry: string): Promise<void> {
  const found = state?.timeline.find(({ id }) => id === entry);
  if (found !== undefined) await openSource(parts, found);
}

/** A web page, or a file of the workspace: an address in a document never runs a command. */
export async function openDocumentLink({ notify }: Parts, from: Uri, url: string): Promise<void> {
  if (/^https?:\/\//iu.test(url) || /^mailto:/iu.test(url)) {
    await env.openExternal(Uri.parse(url));
    return;
  }
  if (/^[a-z][a-z\d+.-]*:/iu.test(url) || url.startsWith('//')) return;
  const [path = '', fragment = ''] = url.split('#');
  const folder = workspace.getWorkspaceFolder(from)?.uri;
  const decoded = decode(path);
  const target =
    decoded === ''
      ? from
      : decoded.startsWith('/') && folder !== undefined
        ? Uri.joinPath(folder, decoded)
        : Uri.joinPath(from, '..', decoded);
  const line = Math.max(0, Number(/^L(\d+)/u.exec(fragment)?.[1] ?? 1) - 1);
  try {
    await window.showTextDocument(target, { selection: new Range(line, 0, line, 0), preview: true });
  } catch (error) {
    notify.failure({ code: 'missing', where: decoded, detail: error instanceof Error ? error.message : String(error) });
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
