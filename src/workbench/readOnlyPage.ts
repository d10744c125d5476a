import { languages, Uri, window, workspace } from 'vscode';

const scheme = 'sitrep-page';

/** Shows a Markdown text that nobody can edit or is asked to save. The name is what its tab says. */
export async function showReadOnly(name: string, content: string): Promise<void> {
  const provider = workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: () => content });
  try {
    // A text of its own for each time: an open page would be shown as it was.
    const uri = Uri.from({ scheme, path: `/${name}`, query: String(content.length) + content.slice(0, 400) });
    const document = await workspace.openTextDocument(uri);
    await languages.setTextDocumentLanguage(document, 'markdown');
    await window.showTextDocument(document, { preview: true });
  } finally {
    provider.dispose();
  }
}
