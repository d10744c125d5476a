import { Diagnostic, DiagnosticSeverity, l10n, Range, type TextDocument } from 'vscode';
import type { MarkdownDiagnostic } from '../../core/markdown/diagnostic.ts';

const severities: Readonly<Record<MarkdownDiagnostic['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A reader's finding as VS Code shows it, in the reader's language; it underlines the words of its lines. */
export function toDiagnostic(finding: MarkdownDiagnostic, document: TextDocument): Diagnostic {
  const diagnostic = new Diagnostic(rangeOf(finding, document), findingWords(finding), severities[finding.severity]);
  diagnostic.source = 'Sitrep';
  diagnostic.code = finding.code;
  return diagnostic;
}

export function findingWords({ text, args, message }: MarkdownDiagnostic): string {
  return text === undefined ? message : l10n.t(text, ...args);
}

function rangeOf({ startLine, endLine }: MarkdownDiagnostic, document: TextDocument): Range {
  const last = document.lineCount - 1;
  const start = document.lineAt(Math.min(startLine, last));
  const end = document.lineAt(Math.min(Math.max(startLine, endLine), last));
  return new Range(start.lineNumber, start.firstNonWhitespaceCharacterIndex, end.lineNumber, end.text.trimEnd().length);
}
