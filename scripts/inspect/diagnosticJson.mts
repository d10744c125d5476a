import type { MarkdownDiagnostic } from '../../src/core/markdown/diagnostic.ts';
import { sayEnglish } from '../../src/core/say.ts';

/** Lines are 1-based; `endLine` is the last line concerned. */
export function diagnosticJson({
  code,
  severity,
  message,
  startLine,
  endLine,
  fix,
}: MarkdownDiagnostic): Record<string, unknown> {
  return {
    code,
    severity,
    message,
    line: startLine + 1,
    endLine: endLine + 1,
    ...(fix ? { fix: sayEnglish(fix.title, ...(fix.args ?? [])) } : {}),
  };
}
