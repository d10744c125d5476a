import {
  Disposable,
  EventEmitter,
  FileSystemError,
  l10n,
  languages,
  workspace,
  type TextDocument,
  type TextDocumentContentProvider,
  type Uri,
} from 'vscode';
import { lazily } from '../../../app/lazily.ts';
import { findingWords } from '../findings.ts';
import { checkPlaybookDocument } from './playbookKind.ts';
import type { PlaybookReadings } from './playbookReadings.ts';
import { defaultPlaybookAddress, fileOfPage, understoodScheme } from './understoodAddress.ts';
import { registerOpenLine, understoodLinks } from './understoodLinks.ts';

/** Not before the typing pauses. */
const settleMs = 150;

const defaultText = lazily(() => import('../../../core/playbook/default/defaultMarkdown.ts'));
const understanding = lazily(() => import('./understand.ts'));

/** The read-only pages that show what Sitrep understood of a playbook; they follow the file while it is edited. */
export function createUnderstoodPages(readings: PlaybookReadings): Disposable {
  const changed = new EventEmitter<Uri>();
  const shown = (): readonly Uri[] =>
    workspace.textDocuments.map(({ uri }) => uri).filter(({ scheme }) => scheme === understoodScheme);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const refreshSoon = ({ uri }: Pick<TextDocument, 'uri'>, afterMs: number): void => {
    const file = uri.toString();
    for (const page of shown()) {
      if (fileOfPage(page)?.toString() !== file) continue;
      clearTimeout(timers.get(file));
      timers.set(
        file,
        setTimeout(() => {
          timers.delete(file);
          changed.fire(page);
        }, afterMs),
      );
    }
  };
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async (page) => {
      if (page.path === defaultPlaybookAddress.path) return (await defaultText()).defaultMarkdown;
      return contentOf(fileOfPage(page), readings);
    },
  };
  const selector = { scheme: understoodScheme, pattern: '**/*.understood' };
  return Disposable.from(
    changed,
    registerOpenLine(),
    workspace.registerTextDocumentContentProvider(understoodScheme, provider),
    languages.registerDocumentLinkProvider(selector, understoodLinks),
    languages.registerDefinitionProvider(selector, understoodLinks),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) refreshSoon(document, settleMs);
    }),
    workspace.onDidDeleteFiles(({ files }) => {
      for (const uri of files) refreshSoon({ uri }, 0);
    }),
    new Disposable(() => {
      for (const timer of timers.values()) clearTimeout(timer);
    }),
  );
}

async function contentOf(file: Uri | undefined, readings: PlaybookReadings): Promise<string> {
  const document = file && (await open(file));
  const { understand } = await understanding();
  if (document === undefined)
    return understand({ path: undefined, reading: undefined, findings: [], wordsOf: findingWords, say: l10n.t });
  return understand({
    path: workspace.asRelativePath(document.uri),
    reading: await readings.of(document),
    findings: await checkPlaybookDocument(document, readings),
    wordsOf: findingWords,
    say: l10n.t,
  });
}

/** As it stands in the editor, saved or not. */
async function open(file: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(file);
  } catch (error) {
    if (error instanceof FileSystemError && error.code !== 'FileNotFound') throw error;
    return undefined;
  }
}
