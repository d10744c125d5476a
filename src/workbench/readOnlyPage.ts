import { languages, Uri, window, workspace } from 'vscode';

export const pageScheme = 'sitrep-page';

/** Shows a text that nobody can edit or is asked to save. The name is what its tab says. */
export async function showReadOnly(name: string, content: string, language = 'markdown'): Promise<void> {
  const provider = workspace.registerTextDocumentContentProvider(pageScheme, {
    provideTextDocumentContent: () => content,
  });
  try {
    // A text of its own for each time: an open page would be shown as it was.
    const uri = Uri.from({
      scheme: pageScheme,
      path: `/${name}`,
      query: String(content.length) + content.slice(0, 400),
    });
    const document = await workspace.openTextDocument(uri);
    await languages.setTextDocumentLanguage(document, language);
    await window.showTextDocument(document, { preview: true });
  } finally {
    provider.dispose();
  }
}
