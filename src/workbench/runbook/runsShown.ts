import { Disposable, EventEmitter, type TextDocument } from 'vscode';
import type { IncidentState } from '../../core/incident/state.ts';
import type { Parts } from '../parts.ts';
import { shownRuns, workedOn, type ShownRun } from './activeRuns.ts';
import { fileOf, RunbookTexts } from './runbookTexts.ts';

type RunsParts = Pick<Parts, 'incidents' | 'current' | 'playbook'>;

/** Which documents show a run, and how its steps stand. Nothing is read for a document without one. */
export class RunsShown {
  readonly onDidChange;
  private readonly parts: RunsParts;
  private readonly texts: RunbookTexts;
  private readonly changed = new EventEmitter<void>();
  private readonly subscriptions: Disposable;
  private before = '';

  constructor(parts: RunsParts) {
    this.parts = parts;
    this.texts = new RunbookTexts(parts.playbook);
    this.onDidChange = this.changed.event;
    this.subscriptions = Disposable.from(
      this.changed,
      parts.incidents.onDidChange(() => this.look()),
      parts.current.onDidChange(() => this.look()),
      parts.playbook.onDidChange(() => this.changed.fire()),
    );
  }

  /** Whether a run of the document, or of a part of it, is active. */
  has({ uri }: TextDocument): boolean {
    const file = String(uri);
    return this.incidents().some(({ runs }) => runs.some((run) => String(fileOf(run.uri)) === file));
  }

  async in(document: TextDocument): Promise<readonly ShownRun[]> {
    return shownRuns(await this.texts.in(document), this.incidents());
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private incidents(): readonly IncidentState[] {
    const { incidents, current } = this.parts;
    return workedOn(incidents.snapshot.active, current.state?.id);
  }

  /** A note or a link changes no run: lenses that are drawn again jump. */
  private look(): void {
    const followed = this.incidents().filter(({ runs }) => runs.length > 0);
    const now = JSON.stringify(followed.map(({ id, title, runs }) => [id, title, runs]));
    if (now === this.before) return;
    this.before = now;
    this.changed.fire();
  }
}
