import { languages, TabInputText, Uri, ViewColumn, window, workspace } from 'vscode';

/** Words in a read-only editor: nothing to save, nothing to lose. */
export interface Page {
  /** The tab's label. */
  readonly name: string;
  /** A language's id, for the colours. */
  readonly language: string;
  readonly text: string;
}

const scheme = 'sitrep-page';
let count = 0;

/** Shows a page as long as `whileShown` takes, then closes it. The focus stays where it is. */
export async function withPage<T>({ name, language, text }: Page, whileShown: () => Promise<T>): Promise<T> {
  const uri = Uri.from({ scheme, path: `/${name.replace(/[\\/]/gu, ' ')}`, query: String(count++) });
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (asked) => (String(asked) === String(uri) ? text : undefined),
  });
  try {
    const document = await languages.setTextDocumentLanguage(await workspace.openTextDocument(uri), language);
    await window.showTextDocument(document, { preview: true, preserveFocus: true, viewColumn: ViewColumn.Active });
    return await whileShown();
  } finally {
    await close(uri);
    provider.dispose();
  }
}

async function close(uri: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const ours = tabs.filter(({ input }) => input instanceof TabInputText && String(input.uri) === String(uri));
  if (ours.length > 0) await window.tabGroups.close(ours, true);
}
