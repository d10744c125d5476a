import { Disposable, window, type Uri } from 'vscode';
import { editorIds } from '../../manifest.generated.ts';
import { checkDocuments } from '../checkDocuments.ts';
import type { Parts } from '../../parts.ts';
import { postMortemKind } from './postMortemKind.ts';

/** `*.postmortem.md` opens here unless somebody chose otherwise, any Markdown on request. What draws the page loads with the first document. */
export function registerPostMortemEditor(parts: Parts, extensionUri: Uri): Disposable {
  return Disposable.from(
    checkDocuments(postMortemKind(parts), parts.log),
    ...editorIds.map((viewType) =>
      window.registerCustomEditorProvider(
        viewType,
        {
          resolveCustomTextEditor: async (text, panel) => {
            const { showPostMortem } = await import('./postMortemEditor.ts');
            showPostMortem(parts, extensionUri, text, panel);
          },
        },
        { webviewOptions: { enableFindWidget: true }, supportsMultipleEditorsPerDocument: true },
      ),
    ),
  );
}
