import type { Failure } from '../../core/failure.ts';
import { conflictLine } from '../../core/postmortem/shownSections.ts';

/** The refusal of a document with a merge conflict, of which nobody knows yet what it will say. */
export function unmerged(markdown: string, { uri, where }: { uri: string; where: string }): Failure | undefined {
  const line = conflictLine(markdown);
  return line === undefined ? undefined : { code: 'unmerged', where, uri, line };
}
