import {
  Disposable,
  l10n,
  MarkdownString,
  OverviewRulerLane,
  Range,
  ThemeColor,
  Uri,
  window,
  workspace,
  type DecorationOptions,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
} from 'vscode';
import type { StepMark } from '../../core/incident/state.ts';
import type { Log } from '../../app/ports.ts';
import { formatMoment } from '../../core/moment.ts';
import { timeZone } from '../settings/settings.ts';
import { actorName } from '../tree/rows/rowText.ts';
import type { ShownStep } from './activeRuns.ts';
import type { RunsShown } from './runsShown.ts';

const colors: Readonly<Record<StepMark, string>> = {
  done: 'testing.iconPassed',
  skipped: 'testing.iconSkipped',
  open: 'testing.iconQueued',
};

/** Marks in the gutter of a runbook that is followed: which steps are done, which were skipped, which are open. */
export class StepMarks {
  private readonly runs: RunsShown;
  private readonly log: Log;
  private readonly types: Readonly<Record<StepMark, TextEditorDecorationType>>;
  private readonly subscriptions: Disposable;
  private readonly marked = new WeakSet<TextEditor>();

  constructor(runs: RunsShown, extensionUri: Uri, log: Log) {
    this.runs = runs;
    this.log = log;
    this.types = {
      done: decoration('done', extensionUri),
      skipped: decoration('skipped', extensionUri),
      open: decoration('open', extensionUri),
    };
    this.subscriptions = Disposable.from(
      ...Object.values(this.types),
      runs.onDidChange(() => this.drawAll()),
      window.onDidChangeVisibleTextEditors(() => this.drawAll()),
      workspace.onDidChangeTextDocument(({ document }) => this.drawAll(document)),
    );
    this.drawAll();
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private drawAll(document?: TextDocument): void {
    for (const editor of window.visibleTextEditors) {
      if (document === undefined || editor.document === document) void this.draw(editor);
    }
  }

  private async draw(editor: TextEditor): Promise<void> {
    const { document } = editor;
    if (!this.runs.has(document)) {
      if (this.marked.delete(editor)) for (const type of Object.values(this.types)) editor.setDecorations(type, []);
      return;
    }
    const { version } = document;
    try {
      const shown = await this.runs.in(document);
      // A newer text draws its own marks.
      if (document.isClosed || document.version !== version) return;
      this.marked.add(editor);
      const steps = shown.flatMap((run) => run.steps);
      for (const mark of ['done', 'skipped', 'open'] as const) {
        const those = steps.filter(({ state }) => state.mark === mark);
        editor.setDecorations(
          this.types[mark],
          those.map((step) => options(step, document)),
        );
      }
    } catch (error) {
      this.log.error(
        `runbooks: the steps of ${workspace.asRelativePath(document.uri)} were not marked (${String(error)})`,
      );
    }
  }
}

function decoration(mark: StepMark, extensionUri: Uri): TextEditorDecorationType {
  const icon = (theme: string): { gutterIconPath: Uri } => ({
    gutterIconPath: Uri.joinPath(extensionUri, 'media', 'steps', `${mark}-${theme}.svg`),
  });
  return window.createTextEditorDecorationType({
    gutterIconSize: 'contain',
    overviewRulerColor: new ThemeColor(colors[mark]),
    overviewRulerLane: OverviewRulerLane.Left,
    light: icon('light'),
    dark: icon('dark'),
  });
}

function options({ state, now }: ShownStep, document: TextDocument): DecorationOptions {
  const { range } = document.lineAt(Math.min(now.line, document.lineCount - 1));
  const hoverMessage = new MarkdownString().appendText(markWords(state));
  return { range: new Range(range.start, range.start), ...(state.mark === 'open' ? {} : { hoverMessage }) };
}

function markWords({ mark, markedBy, markedAtMs }: ShownStep['state']): string {
  const who = markedBy === undefined ? l10n.t('unknown') : actorName(markedBy, l10n.t);
  const when = markedAtMs === undefined ? l10n.t('unknown') : formatMoment(markedAtMs, timeZone());
  return mark === 'done' ? l10n.t('Done by {0} at {1}', who, when) : l10n.t('Skipped by {0} at {1}', who, when);
}
