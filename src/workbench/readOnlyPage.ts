import { languages, TabInputText, Uri, window, workspace } from 'vscode';

/** Words in a read-only editor: nothing to save, nothing to lose. */
export interface Page {
  /** The tab's label. */
  readonly name: string;
  /** A language's id, for the colours. */
  readonly language: string;
  readonly text: string;
  readonly preserveFocus?: boolean;
}

export interface OpenPage {
  close(): Promise<void>;
}

export const pageScheme = 'sitrep-page';
let count = 0;

/** Shows a page in a tab of its own: a file that was only looked at, as a runbook is, is not put away for it. */
export async function openPage({ name, language, text, preserveFocus = false }: Page): Promise<OpenPage> {
  // An address of its own for each time: an open page would be shown as it was.
  const uri = Uri.from({ scheme: pageScheme, path: `/${name.replace(/[\\/]/gu, ' ')}`, query: String(count++) });
  const provider = workspace.registerTextDocumentContentProvider(pageScheme, {
    provideTextDocumentContent: (asked) => (String(asked) === String(uri) ? text : undefined),
  });
  try {
    const document = await languages.setTextDocumentLanguage(await workspace.openTextDocument(uri), language);
    await window.showTextDocument(document, { preview: false, preserveFocus });
  } finally {
    provider.dispose();
  }
  return { close: () => close(uri) };
}

/** Shows a page as long as `whileShown` takes, then closes it. The focus stays where it is. */
export async function withPage<T>(page: Page, whileShown: () => Promise<T>): Promise<T> {
  const open = await openPage({ ...page, preserveFocus: true });
  try {
    return await whileShown();
  } finally {
    await open.close();
  }
}

async function close(uri: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const ours = tabs.filter(({ input }) => input instanceof TabInputText && String(input.uri) === String(uri));
  if (ours.length > 0) await window.tabGroups.close(ours, true);
}
