import { sayEnglish } from '../say.ts';
import type { MarkdownDiagnostic, QuickFix } from './diagnostic.ts';

interface Where {
  readonly args?: readonly string[];
  readonly line: number;
  /** Last line concerned; `line` when absent. */
  readonly lastLine?: number;
  readonly fix?: QuickFix;
}

/** A diagnostic whose message is `text` with `{0}`, `{1}`… replaced by `args`. */
export function finding(
  code: string,
  severity: MarkdownDiagnostic['severity'],
  text: string,
  { args = [], line, lastLine = line, fix }: Where,
): MarkdownDiagnostic {
  return {
    code,
    severity,
    message: sayEnglish(text, ...args),
    text,
    args,
    startLine: line,
    endLine: lastLine,
    ...(fix ? { fix } : {}),
  };
}
