import { Disposable, languages, workspace, type TextDocument } from 'vscode';
import type { Clock } from '../../../app/ports.ts';
import type { MarkdownDiagnostic } from '../../../core/markdown/diagnostic.ts';
import { brokenLinks } from '../../../core/markdown/linkedFiles.ts';
import { onDidChangeSetting, setting } from '../../settings/settings.ts';
import { missingPaths } from '../brokenFiles.ts';
import type { DocumentKind } from '../documentKind.ts';
import { isPlaybook } from '../playbook/playbookKind.ts';
import { hasCodeOwner } from './codeOwnersFile.ts';
import { lastChangeMs } from './lastChange.ts';
import { SearchPath } from './searchPath.ts';

const maxLength = 1_000_000;

/** The files that `sitrep.runbooks.files` names, other than the playbook. */
export function runbookKind(clock: Clock): DocumentKind {
  const searchPath = new SearchPath(() => clock.now());
  return {
    name: 'runbook',
    selector: [{ language: 'markdown' }, { pattern: '**/*.{md,markdown,mdx,erb}' }],
    includes: isRunbook,
    check: (document) => check(document, searchPath, clock.now()),
    onDidChange: (listener) =>
      Disposable.from(
        onDidChangeSetting('runbooks.files', listener),
        onDidChangeSetting('runbooks.staleAfterDays', listener),
        onDidChangeSetting('playbook.file', listener),
        workspace.onDidChangeWorkspaceFolders(listener),
        // A link leads somewhere once its file is there.
        workspace.onDidCreateFiles(listener),
        workspace.onDidDeleteFiles(listener),
        workspace.onDidRenameFiles(listener),
      ),
  };
}

function isRunbook(document: TextDocument): boolean {
  const pattern = setting('runbooks.files').trim();
  if (pattern === '' || /\/(?:node_modules|\.git)\//u.test(document.uri.path)) return false;
  // The other side of a comparison is not a file that anybody could mend.
  if (workspace.getWorkspaceFolder(document.uri) === undefined) return false;
  return languages.match({ pattern }, document) > 0 && !isPlaybook(document);
}

async function check(
  document: TextDocument,
  searchPath: SearchPath,
  nowMs: number,
): Promise<readonly MarkdownDiagnostic[]> {
  const text = document.getText();
  if (text.length > maxLength) return [];
  const [{ understandRunbook }, { lintRunbook, programsIn }] = await Promise.all([
    import('../../../core/runbook/understandRunbook.ts'),
    import('../../../core/runbook/lint.ts'),
  ]);
  const reading = understandRunbook(text);
  const staleAfterDays = setting('runbooks.staleAfterDays');
  const [missing, missingPrograms, lastChanged, isOwned] = await Promise.all([
    missingPaths(reading.links, document.uri),
    searchPath.missing(programsIn(reading)),
    staleAfterDays === 0 ? undefined : lastChangeMs(document.uri),
    reading.owner === undefined ? hasCodeOwner(document.uri) : true,
  ]);
  const around = {
    isOwned,
    nowMs,
    staleAfterDays,
    ...(missingPrograms === undefined ? {} : { missingPrograms }),
    ...(lastChanged === undefined ? {} : { lastChangedMs: lastChanged }),
  };
  return [...lintRunbook(reading, around), ...brokenLinks(reading.links, missing)];
}
