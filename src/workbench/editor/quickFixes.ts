import {
  CodeAction,
  CodeActionKind,
  l10n,
  Range,
  WorkspaceEdit,
  type CodeActionContext,
  type CodeActionProvider,
  type Diagnostic,
  type TextDocument,
} from 'vscode';
import type { MarkdownDiagnostic, QuickFix } from '../../core/markdown/diagnostic.ts';
import type { DocumentKind } from './documentKind.ts';
import { findingWords } from './findings.ts';

/** Offers the fixes of what is underlined. The text is checked again first: an edit made for an older one could miss. */
export class QuickFixes implements CodeActionProvider {
  static readonly metadata = { providedCodeActionKinds: [CodeActionKind.QuickFix] };
  private readonly kind: DocumentKind;

  constructor(kind: DocumentKind) {
    this.kind = kind;
  }

  async provideCodeActions(
    document: TextDocument,
    _range: Range,
    { diagnostics }: CodeActionContext,
  ): Promise<CodeAction[]> {
    const ours = diagnostics.filter(({ source }) => source === 'Sitrep');
    if (ours.length === 0 || !this.kind.includes(document)) return [];
    const found = await this.kind.check(document);
    return ours.flatMap((diagnostic) =>
      found
        .filter((finding) => isSame(finding, diagnostic))
        .flatMap((finding) =>
          this.fixesOf(finding, document).map((fix, index) => action(fix, document, diagnostic, index === 0)),
        ),
    );
  }

  private fixesOf(finding: MarkdownDiagnostic, document: TextDocument): readonly QuickFix[] {
    return [...(finding.fix ? [finding.fix] : []), ...(this.kind.fixes?.(finding, document) ?? [])];
  }
}

function isSame(finding: MarkdownDiagnostic, { code, range, message }: Diagnostic): boolean {
  return finding.code === code && finding.startLine === range.start.line && findingWords(finding) === message;
}

function action(fix: QuickFix, { uri }: TextDocument, diagnostic: Diagnostic, isPreferred: boolean): CodeAction {
  const made = new CodeAction(l10n.t(fix.title, ...(fix.args ?? [])), CodeActionKind.QuickFix);
  made.edit = new WorkspaceEdit();
  for (const { startLine, startColumn, endLine, endColumn, newText } of fix.edits)
    made.edit.replace(uri, new Range(startLine, startColumn, endLine, endColumn), newText);
  made.diagnostics = [diagnostic];
  made.isPreferred = isPreferred;
  return made;
}
