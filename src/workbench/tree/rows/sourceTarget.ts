import type { Change } from '../../../core/changes/change.ts';
import type { AnyEvent, Source } from '../../../core/incident/event.ts';
import type { NodeTarget } from '../node.ts';

/** Where a click on an entry leads; undefined where its source cannot be opened. */
export function entryTarget(event: AnyEvent): NodeTarget | undefined {
  if (event.type === 'changeLinked') return changeTarget(event.data.change, 'sitrep.openEntrySource');
  if (event.type === 'postMortemDrafted') return fileTarget(event.data.uri, 0, 0);
  if (event.type === 'evidenceAdded' && event.source?.kind !== 'file')
    return { kind: 'command', command: 'sitrep.openEntrySource' };
  return event.source === undefined ? undefined : sourceTarget(event.source);
}

/** A change's page; the commit that `command` finds in a repository when it has none. */
export function changeTarget(
  { url, sha }: Change,
  command: 'sitrep.openChange' | 'sitrep.openEntrySource',
): NodeTarget | undefined {
  const page = url === undefined ? undefined : linkTarget(url);
  return page ?? (sha === undefined ? undefined : { kind: 'command', command });
}

function sourceTarget(source: Source): NodeTarget | undefined {
  const byCommand: NodeTarget = { kind: 'command', command: 'sitrep.openEntrySource' };
  switch (source.kind) {
    case 'file':
      return fileTarget(source.uri, source.startLine, source.endLine);
    case 'runbook':
      return fileTarget(source.uri, source.line, source.line);
    case 'link':
      return linkTarget(source.url);
    case 'git':
      return source.sha === undefined ? undefined : byCommand;
    case 'terminal':
      // The terminal may be gone: the command shows what was selected in it.
      return byCommand;
  }
}

/** The record may come from a shared folder: an address in it opens a page and nothing else. */
export function linkTarget(url: string): NodeTarget | undefined {
  return /^https?:\/\//iu.test(url) ? { kind: 'link', url } : undefined;
}

/** Like an address, a file's place never runs a command. */
export function fileTarget(uri: string, startLine: number, endLine: number): NodeTarget | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(uri)?.[1]?.toLowerCase();
  if (scheme === undefined || scheme === 'command' || scheme === 'javascript') return undefined;
  // A playbook's own runbook is named by a fragment; the file is the same.
  return { kind: 'file', uri: uri.replace(/#.*$/su, ''), startLine, endLine: Math.max(startLine, endLine) };
}
