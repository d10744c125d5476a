import type { DocumentSelector, TextDocument } from 'vscode';
import type { Subscription } from '../../app/ports.ts';
import type { MarkdownDiagnostic, QuickFix } from '../../core/markdown/diagnostic.ts';

/** A kind of document that Sitrep reads and has something to say about: the playbook, runbooks… */
export interface DocumentKind {
  /** Names the collection of its diagnostics. */
  readonly name: string;
  /** Where quick fixes may be asked for; at least every document that `includes` takes. */
  readonly selector: DocumentSelector;
  includes(document: TextDocument): boolean;
  /** What is to be said about the text as it stands in the editor. Loads what it needs when it is first called. */
  check(document: TextDocument): Promise<readonly MarkdownDiagnostic[]>;
  /** Further fixes that need to know more than the file. */
  fixes?(finding: MarkdownDiagnostic, document: TextDocument): readonly QuickFix[];
  /** Told when verdicts, or which documents are of this kind, may be others though no text changed. */
  onDidChange(listener: () => void): Subscription;
}
