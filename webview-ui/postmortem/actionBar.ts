import type { DocumentView, TrackerView } from '../../src/protocol/postMortem/snapshot.ts';
import type { Outcome } from '../../src/protocol/table.ts';
import { button, type Button } from '../kit/button.ts';
import { make } from '../kit/element.ts';
import type { Desk } from './desk.ts';
import { copyRich, exportPage } from './exportHtml.ts';

export interface ActionBarParts {
  readonly document: () => DocumentView | undefined;
  readonly openText: (beside: boolean) => void;
}

/** What can be done with the document as a whole. */
export class ActionBar {
  readonly element: HTMLElement;
  private readonly desk: Desk;
  private readonly parts: ActionBarParts;
  private readonly redraft: Button;
  private readonly push: Button;
  private readonly share: Button;
  private hasRecord = false;

  constructor(desk: Desk, parts: ActionBarParts) {
    this.desk = desk;
    this.parts = parts;
    const { say } = desk;
    this.redraft = button({ label: say('Bring in the record'), icon: 'sync', press: () => void this.bringIn() });
    this.redraft.setEnabled(false);
    this.push = button({
      label: say('Send action items'),
      icon: 'cloud-upload',
      press: () => void desk.call('push', {}).then((outcome) => this.tell(outcome)),
    });
    this.share = button({
      label: say('Share'),
      icon: 'live-share',
      press: () => void desk.call('share', {}).then((outcome) => this.tell(outcome)),
    });
    this.push.element.hidden = true;
    this.share.element.hidden = true;
    const small = (label: string, icon: string, press: () => void): HTMLElement =>
      button({ label, icon, look: 'icon', press }).element;
    this.element = make(
      'div',
      { class: 'actions', role: 'toolbar', 'aria-label': say('Post-mortem') },
      this.redraft.element,
      this.push.element,
      this.share.element,
      small(say('Copy as formatted text'), 'copy', () => void this.copy()),
      small(say('Save as HTML to print'), 'save-as', () => void this.saveHtml()),
      small(say('Show the text beside'), 'split-horizontal', () => parts.openText(true)),
      small(say('Open as text'), 'go-to-file', () => parts.openText(false)),
    );
  }

  /** A text with both sides of a merge conflict in it is neither sent nor shared. */
  updateDocument({ conflictLine }: DocumentView, editable: boolean): void {
    this.redraft.setEnabled(this.hasRecord && editable);
    this.push.setEnabled(editable);
    this.share.setEnabled(conflictLine === undefined);
  }

  updateRecord(hasRecord: boolean): void {
    this.hasRecord = hasRecord;
    this.redraft.setEnabled(hasRecord && this.desk.editable());
  }

  updateTracker({ available }: TrackerView): void {
    this.push.element.hidden = !available;
    this.share.element.hidden = !available;
  }

  private async bringIn(): Promise<void> {
    const { desk } = this;
    const outcome = await desk.call('redraft', {});
    if (outcome.is !== 'ok') desk.failed(outcome);
    else if (outcome.value.edits === 0) desk.announce(desk.say('The record holds nothing that is not here.'));
    else desk.announce(desk.say('What is new on the record is here now. What people wrote stayed as it was.'));
  }

  private async copy(): Promise<void> {
    const document = this.parts.document();
    if (document === undefined) return;
    await copyRich(document);
    this.desk.announce(this.desk.say('Copied with its formatting.'));
  }

  private async saveHtml(): Promise<void> {
    const document = this.parts.document();
    if (document !== undefined) this.tell(await this.desk.call('saveHtml', { html: exportPage(document) }));
  }

  private tell(outcome: Outcome<{ readonly message: string }>): void {
    if (outcome.is !== 'ok') this.desk.failed(outcome);
    else if (outcome.value.message !== '') this.desk.announce(outcome.value.message);
  }
}
