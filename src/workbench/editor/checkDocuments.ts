import { Disposable, languages, window, workspace, type DiagnosticCollection, type TextDocument } from 'vscode';
import type { Log } from '../../app/ports.ts';
import type { DocumentKind } from './documentKind.ts';
import { toDiagnostic } from './findings.ts';
import { QuickFixes } from './quickFixes.ts';

/** After the last keystroke; reading a whole playbook for each letter would only flicker. */
const settleMs = 150;

/**
 * Keeps the diagnostics of one kind of document in step with what stands in the editor, and offers their quick
 * fixes. Only documents that are open are checked: a file that nobody looks at has nothing to say.
 */
export function checkDocuments(kind: DocumentKind, log: Log): { dispose(): void } {
  return new CheckedDocuments(kind, log);
}

class CheckedDocuments {
  private readonly kind: DocumentKind;
  private readonly log: Log;
  private readonly shown: DiagnosticCollection;
  private readonly waiting = new Map<TextDocument, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: Disposable;
  private isDisposed = false;

  constructor(kind: DocumentKind, log: Log) {
    this.kind = kind;
    this.log = log;
    this.shown = languages.createDiagnosticCollection(`sitrep.${kind.name}`);
    this.subscriptions = Disposable.from(
      this.shown,
      languages.registerCodeActionsProvider(kind.selector, new QuickFixes(kind), QuickFixes.metadata),
      workspace.onDidOpenTextDocument((document) => this.checkSoon(document, 0)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.checkSoon(document, settleMs);
      }),
      workspace.onDidCloseTextDocument((document) => this.forget(document)),
      window.onDidChangeVisibleTextEditors(() => this.checkAll()),
      kind.onDidChange(() => this.checkAll(true)),
    );
    this.checkAll();
  }

  dispose(): void {
    this.isDisposed = true;
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
    this.subscriptions.dispose();
  }

  private checkAll(again = false): void {
    for (const document of workspace.textDocuments) {
      if (again || !this.shown.has(document.uri)) this.checkSoon(document, 0);
    }
  }

  private checkSoon(document: TextDocument, afterMs: number): void {
    if (!this.kind.includes(document)) {
      if (this.shown.has(document.uri)) this.forget(document);
      return;
    }
    clearTimeout(this.waiting.get(document));
    const timer = setTimeout(() => {
      this.waiting.delete(document);
      void this.check(document);
    }, afterMs);
    this.waiting.set(document, timer);
  }

  private async check(document: TextDocument): Promise<void> {
    const { version } = document;
    try {
      const found = await this.kind.check(document);
      // A newer text is checked by a turn of its own.
      if (this.isDisposed || document.isClosed || document.version !== version) return;
      this.shown.set(
        document.uri,
        found.map((finding) => toDiagnostic(finding, document)),
      );
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.log.error(`${this.kind.name}: ${workspace.asRelativePath(document.uri)} was not checked (${why})`);
    }
  }

  private forget(document: TextDocument): void {
    clearTimeout(this.waiting.get(document));
    this.waiting.delete(document);
    this.shown.delete(document.uri);
  }
}
