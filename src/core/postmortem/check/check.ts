import type { IncidentState } from '../../incident/state.ts';
import type { MarkdownDiagnostic } from '../../markdown/diagnostic.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Say } from '../../say.ts';
import type { PostMortem } from '../postMortem.ts';

export interface CheckInput {
  readonly document: PostMortem;
  /** Absent for a document without a record: then what compares with the record is left out. */
  readonly state?: IncidentState;
  readonly playbook: Playbook;
  readonly nowMs: number;
  readonly say: Say;
}

export type CheckCode =
  | 'rootCauseEmpty'
  | 'rootCauseUnexplained'
  | 'impactUnknown'
  | 'factUnknown'
  | 'sectionEmpty'
  | 'sectionMissing'
  | 'timeContradictsRecord'
  | 'entryRetracted'
  | 'rolledBackEarlier'
  | 'errorBeforeStart'
  | 'unsupportedStatement'
  | 'itemWithoutOwner'
  | 'itemWithoutDueDate'
  | 'itemWithoutVerb'
  | 'noActionItems'
  | 'noItemForRootCause'
  | 'blamingLanguage'
  | 'postMortemDue'
  | 'postMortemOverdue'
  | 'reviewerMissing'
  | 'notShared';

/** What is to be looked at; lines are zero-based, `endLine` is the last one concerned. */
export type Check = MarkdownDiagnostic & { readonly code: CheckCode };

/** `args` are the values that the message was said with. */
export function check(
  code: CheckCode,
  severity: Check['severity'],
  message: string,
  { line, lastLine = line }: { readonly line: number; readonly lastLine?: number },
  args: readonly string[] = [],
): Check {
  return { code, severity, message, args, startLine: line, endLine: lastLine };
}
