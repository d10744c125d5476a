import { commands, env, l10n, Range, Uri, window, workspace } from 'vscode';
import { changeName } from '../../../app/changes.ts';
import type { Change } from '../../../core/changes/change.ts';
import type { TimelineEntry } from '../../../core/incident/state.ts';
import { gitApi } from '../../host/gitExtension.ts';
import type { Parts } from '../../parts.ts';
import { openPage } from '../../readOnlyPage.ts';

/** Opens what an entry came from, in the way that fits its kind. */
export async function openSource(parts: Parts, { event }: TimelineEntry): Promise<void> {
  if (event.type === 'changeLinked') return openChange(parts, event.data.change);
  const { source } = event;
  // What is in the record, and its frames as links: the file may have gone on, the clipboard certainly has.
  if (event.type === 'evidenceAdded' && source?.kind !== 'file') {
    const name = `${event.data.title ?? l10n.t('Evidence')}.log`;
    await openPage({ name, language: 'log', text: event.data.text });
    return;
  }
  switch (source?.kind) {
    case undefined:
      return;
    case 'file':
      return openLines(parts, source.uri, source.path, source.startLine, source.endLine);
    case 'runbook':
      return openLines(parts, source.uri, source.path, source.line, source.line);
    case 'link':
      if (!isWebAddress(source.url)) {
        parts.notify.failure({ code: 'missing', where: source.url });
        return;
      }
      await env.openExternal(Uri.parse(source.url));
      return;
    case 'git':
      if (source.sha !== undefined && (await viewCommit(source.sha))) return;
      parts.notify.failure({ code: 'missing', where: `${source.repository}@${source.sha ?? ''}` });
      return;
    case 'terminal': {
      // The terminal may be gone; what was selected in it is in the record.
      const text = event.type === 'noteAdded' ? (event.data.evidence ?? event.data.text) : '';
      await openPage({ name: `${source.name}.log`, language: 'log', text });
    }
  }
}

/** Opens a change's page, else its commit in the Git extension. */
export async function openChange({ notify }: Parts, change: Change): Promise<void> {
  if (change.url !== undefined && isWebAddress(change.url)) {
    await env.openExternal(Uri.parse(change.url));
    return;
  }
  if (change.sha !== undefined && (await viewCommit(change.sha))) return;
  notify.result(l10n.t('{0} has no web address, and no repository that is open here has it.', changeName(change)));
}

/** Opens a file with the lines selected; lines that it no longer has are its last ones. */
export async function openLines(
  { notify }: Pick<Parts, 'notify'>,
  uri: string,
  path: string,
  startLine: number,
  endLine: number,
): Promise<void> {
  try {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const end = document.lineAt(Math.min(endLine, document.lineCount - 1)).range.end;
    const selection = document.validateRange(
      new Range(startLine, 0, end.line, endLine > startLine ? end.character : 0),
    );
    await window.showTextDocument(document, { selection, preview: true });
  } catch (error) {
    notify.failure({ code: 'missing', where: path, detail: error instanceof Error ? error.message : String(error) });
  }
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//iu.test(url);
}

/** The part of the built-in Git extension's API (version 1) that finds a commit. */
interface GitApi {
  readonly repositories: readonly {
    readonly rootUri: Uri;
    getCommit(ref: string): Promise<{ readonly hash: string }>;
  }[];
}

async function viewCommit(sha: string): Promise<boolean> {
  const git = await gitApi<GitApi>();
  for (const repository of git?.repositories ?? []) {
    try {
      const { hash } = await repository.getCommit(sha);
      await commands.executeCommand('git.viewCommit', repository.rootUri, hash);
      return true;
    } catch {
      // Another repository, a commit that is not fetched, or a Git extension without this command.
    }
  }
  return false;
}
