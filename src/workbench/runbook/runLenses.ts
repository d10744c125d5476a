import {
  CodeLens,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type CodeLensProvider,
  type DocumentSelector,
  type TextDocument,
} from 'vscode';
import type { Parts } from '../parts.ts';
import { timeZone } from '../settings/settings.ts';
import type { NodeRef, TreeNode } from '../tree/node.ts';
import type { RunsShown } from './runsShown.ts';
import type { StepLens } from './stepLenses.ts';

/** Runbooks are Markdown; some teams' have endings that VS Code takes for another language. */
export const runbookSelector: DocumentSelector = [
  { language: 'markdown' },
  { pattern: '**/*.{md,markdown,mdx,md.erb}' },
];

/** Done, Skip, Run command and Note above each step while a run is active. The file is not changed. */
export class RunLenses implements CodeLensProvider {
  readonly onDidChangeCodeLenses;
  private readonly changed = new EventEmitter<void>();
  private readonly parts: Pick<Parts, 'clock'>;
  private readonly runs: RunsShown;
  private readonly subscriptions: Disposable;

  constructor(parts: Pick<Parts, 'clock'>, runs: RunsShown) {
    this.parts = parts;
    this.runs = runs;
    this.onDidChangeCodeLenses = this.changed.event;
    this.subscriptions = Disposable.from(
      this.changed,
      runs.onDidChange(() => this.changed.fire()),
      languages.registerCodeLensProvider(runbookSelector, this),
    );
  }

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    if (!this.runs.has(document)) return [];
    const shown = await this.runs.in(document);
    const { stepLenses } = await import('./stepLenses.ts');
    const context = { nowMs: this.parts.clock.now(), timeZone: timeZone(), say: l10n.t };
    return shown.flatMap((run) => stepLenses(run, context)).map((lens) => codeLens(lens, document));
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}

function codeLens({ line, title, tooltip, command, ref }: StepLens, { lineCount }: TextDocument): CodeLens {
  const at = Math.min(line, lineCount - 1);
  return new CodeLens(new Range(at, 0, at, 0), {
    title,
    command: command ?? '',
    ...(tooltip === undefined ? {} : { tooltip }),
    ...(ref === undefined ? {} : { arguments: [rowOf(ref)] }),
  });
}

/** Commands take what they are about from a row, whether one was drawn or not. */
function rowOf(ref: NodeRef): TreeNode {
  return { id: '', ref, label: '', contextValue: '', collapse: 'none', children: [] };
}
