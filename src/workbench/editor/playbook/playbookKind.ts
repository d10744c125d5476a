import { Disposable, workspace, type TextDocument } from 'vscode';
import type { MarkdownDiagnostic } from '../../../core/markdown/diagnostic.ts';
import { brokenLinks } from '../../../core/markdown/linkedFiles.ts';
import { addTimeZone } from '../../../core/playbook/addTimeZone.ts';
import { playbookPlaces } from '../../playbook/playbookPlaces.ts';
import { onDidChangeSetting, timeZone } from '../../settings/settings.ts';
import { missingPaths } from '../brokenFiles.ts';
import type { DocumentKind } from '../documentKind.ts';
import type { PlaybookReadings } from './playbookReadings.ts';

/** The files that the setting names, in every workspace folder. */
export function playbookKind(readings: PlaybookReadings): DocumentKind {
  return {
    name: 'playbook',
    selector: [{ language: 'markdown' }, { pattern: '**/*.{md,markdown,mdx,erb}' }],
    includes: isPlaybook,
    check: (document) => checkPlaybookDocument(document, readings),
    fixes: (finding, document) => zoneFixes(finding, document),
    onDidChange: (listener) =>
      Disposable.from(
        onDidChangeSetting('playbook.file', listener),
        workspace.onDidChangeWorkspaceFolders(listener),
        // A link leads somewhere once its file is there.
        workspace.onDidCreateFiles(listener),
        workspace.onDidDeleteFiles(listener),
        workspace.onDidRenameFiles(listener),
      ),
  };
}

/** What the reader doubts, and which links lead nowhere; in the order of the file. */
export async function checkPlaybookDocument(
  document: TextDocument,
  readings: PlaybookReadings,
): Promise<readonly MarkdownDiagnostic[]> {
  const { links, diagnostics } = await readings.of(document);
  const missing = await missingPaths(links, document.uri);
  return [...diagnostics, ...brokenLinks(links, missing)].sort((a, b) => a.startLine - b.startLine);
}

export function isPlaybook({ uri }: Pick<TextDocument, 'uri'>): boolean {
  const name = uri.toString();
  return playbookPlaces().some((place) => place.uri.toString() === name);
}

/** The zone of this window first: it is the likeliest, and the person sees it before taking it. */
function zoneFixes(
  { code, startLine, args }: MarkdownDiagnostic,
  document: TextDocument,
): ReturnType<typeof addTimeZone> {
  if (code !== 'time-zone-missing') return [];
  return addTimeZone(document.lineAt(startLine).text, startLine, args[0] ?? '', [...new Set([timeZone(), 'UTC'])]);
}
