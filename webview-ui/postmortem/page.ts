import type { Say } from '../../src/core/say.ts';
import type { Caller } from '../../src/protocol/caller.ts';
import type {
  CheckView,
  DocumentView,
  DrawingView,
  SurroundingsView,
  TrackerView,
} from '../../src/protocol/postMortem/snapshot.ts';
import type { PostMortemTable } from '../../src/protocol/postMortem/table.ts';
import type { Outcome } from '../../src/protocol/table.ts';
import { button } from '../kit/button.ts';
import { make } from '../kit/element.ts';
import { icon } from '../kit/icon.ts';
import { suggestions } from '../kit/suggestField.ts';
import { ActionBar } from './actionBar.ts';
import type { Desk } from './desk.ts';
import { Header } from './header.ts';
import { NewSection } from './newSection.ts';
import { Parts } from './parts.ts';
import { Side } from './side.ts';

/** The whole page. The document is the truth: it shows what it was last told, and sends what people change. */
export class Page {
  readonly element: HTMLElement;
  private readonly caller: Caller<PostMortemTable>;
  private readonly say: Say;
  private readonly header: Header;
  private readonly parts: Parts;
  private readonly newSection: NewSection;
  private readonly side: Side;
  private readonly people = suggestions('people');
  private readonly severities = suggestions('severities');
  private readonly priorities = suggestions('priorities');
  private readonly labels = suggestions('labels');
  private readonly live = make('div', { class: 'live', role: 'status' });
  private readonly heading = make('h1', { class: 'unseen' });
  private readonly conflict = make('div', { class: 'conflict', role: 'alert', hidden: true });
  private readonly actions: ActionBar;
  private readonly content: HTMLElement;
  private document: DocumentView | undefined;
  private revision = 0;
  private editable = false;
  private knownLabels: readonly string[] = [];
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private isFailure = false;

  constructor(caller: Caller<PostMortemTable>, say: Say) {
    this.caller = caller;
    this.say = say;
    const desk = this.desk();
    this.header = new Header(desk);
    this.parts = new Parts(desk);
    this.newSection = new NewSection(desk);
    this.side = new Side(desk, (line) => this.reveal(line));
    this.priorities.set(['Urgent', 'High', 'Medium', 'Low']);
    this.actions = new ActionBar(desk, { document: () => this.document, openText: (beside) => this.openText(beside) });
    this.content = make(
      'main',
      {},
      this.conflict,
      make(
        'div',
        { class: 'document' },
        this.heading,
        this.header.element,
        this.parts.element,
        this.newSection.element,
      ),
      this.side.element,
    );
    this.content.hidden = true;
    const lists = [this.people, this.severities, this.priorities, this.labels].map(({ element }) => element);
    this.element = make(
      'div',
      { class: 'page' },
      make('header', {}, this.actions.element),
      this.content,
      this.live,
      ...lists,
    );
  }

  updateDocument(document: DocumentView, revision: number): void {
    this.revision = revision;
    this.document = document;
    const isConflict = document.conflictLine !== undefined;
    const readOnly = document.readOnly || document.partial || isConflict;
    this.editable = !readOnly;
    this.actions.updateDocument(document, this.editable);
    this.newSection.element.hidden = readOnly;
    this.heading.textContent = document.title;
    this.showConflict(isConflict);
    this.header.update(document.title, document.fields, readOnly);
    this.parts.update({ ...document, readOnly });
    this.side.updateDocument(document);
    this.content.hidden = false;
  }

  updateChecks(checks: readonly CheckView[]): void {
    this.side.updateChecks(checks);
  }

  updateDrawing(drawing: DrawingView): void {
    this.parts.updateDrawing(drawing);
  }

  updateSurroundings({ people, labels, severities, hasRecord }: SurroundingsView): void {
    this.people.set(people);
    this.severities.set(severities);
    this.knownLabels = labels;
    this.actions.updateRecord(hasRecord);
  }

  updateTracker(tracker: TrackerView): void {
    this.parts.updateTracker(tracker);
    this.actions.updateTracker(tracker);
  }

  private desk(): Desk {
    return {
      say: this.say,
      people: this.people,
      severities: this.severities,
      priorities: this.priorities,
      labels: this.labels,
      knownLabels: () => this.knownLabels,
      rendering: () => ({
        targets: this.document?.targets ?? {},
        base: this.document?.base ?? '',
        openLink: (url: string) => void this.caller.call('openLink', { url }),
      }),
      revision: () => this.revision,
      editable: () => this.editable,
      call: async (name, body) => {
        const outcome = await this.caller.call(name, body);
        if (name === 'change' && outcome.is === 'ok') this.mended();
        return outcome;
      },
      change: async (change) => {
        const outcome = await this.caller.call('change', change);
        if (outcome.is === 'ok') {
          this.mended();
          return outcome.value;
        }
        this.failed(outcome);
        return undefined;
      },
      failed: (outcome) => this.failed(outcome),
      announce: (message) => this.announce(message),
    };
  }

  private showConflict(isConflict: boolean): void {
    this.conflict.hidden = !isConflict;
    if (!isConflict || this.conflict.firstChild !== null) return;
    const words = this.say('The file holds a merge conflict. Settle it in the text; here it can only be read.');
    const open = button({ label: this.say('Open as text'), look: 'primary', press: () => this.openText(false) });
    this.conflict.append(icon('warning'), make('span', {}, words), open.element);
  }

  private reveal(line: number): void {
    const control = this.header.at(line);
    if (control !== undefined) {
      control.element.scrollIntoView({ block: 'center' });
      control.focus();
    } else if (!this.parts.reveal(line)) this.header.element.scrollIntoView();
  }

  private openText(beside: boolean): void {
    void this.caller.call('openText', { line: this.document?.conflictLine ?? 0, beside });
  }

  private failed(outcome: Exclude<Outcome<unknown>, { is: 'ok' }>): void {
    this.explain(outcome);
    this.isFailure = true;
  }

  /** A change that was taken ends what was said of one that was not. */
  private mended(): void {
    if (this.isFailure) this.announce('');
  }

  private explain(outcome: Exclude<Outcome<unknown>, { is: 'ok' }>): void {
    if (outcome.is === 'failure' && outcome.message !== '') this.announce(outcome.message);
    else if (outcome.is !== 'cancelled')
      this.announce(this.say('There was no answer. Look at the text before you repeat it.'));
  }

  private announce(message: string): void {
    this.isFailure = false;
    this.live.textContent = message;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => {
      this.live.textContent = '';
    }, 8_000);
  }
}
