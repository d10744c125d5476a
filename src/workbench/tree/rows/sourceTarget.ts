import type { AnyEvent, Source } from '../../../core/incident/event.ts';
import type { NodeTarget } from '../node.ts';

/** Where a click on an entry leads; undefined where its source cannot be opened. */
export function entryTarget(event: AnyEvent): NodeTarget | undefined {
  if (event.type === 'changeLinked' && event.data.change.url !== undefined) return linkTarget(event.data.change.url);
  if (event.type === 'postMortemDrafted') return fileTarget(event.data.uri, 0, 0);
  return event.source === undefined ? undefined : sourceTarget(event.source);
}

function sourceTarget(source: Source): NodeTarget | undefined {
  switch (source.kind) {
    case 'file':
      return fileTarget(source.uri, source.startLine, source.endLine);
    case 'runbook':
      return fileTarget(source.uri, source.line, source.line);
    case 'link':
      return linkTarget(source.url);
    case 'terminal':
    case 'git':
      return undefined;
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
  return { kind: 'file', uri, startLine, endLine: Math.max(startLine, endLine) };
}
