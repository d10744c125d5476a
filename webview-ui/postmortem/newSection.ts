import type { TextControl } from '../kit/control.ts';
import { lineField } from '../kit/lineField.ts';
import { addingRow } from './addingRow.ts';
import type { Desk } from './desk.ts';

/** A section more, behind all others. */
export class NewSection {
  readonly element: HTMLElement;
  private readonly desk: Desk;
  private readonly title: TextControl;

  constructor(desk: Desk) {
    this.desk = desk;
    const { say } = desk;
    this.title = lineField({ label: say('Title of the new section'), placeholder: say('Title of the new section') });
    this.element = addingRow([this.title], say('Add section'), () => this.add());
  }

  private async add(): Promise<void> {
    const title = this.title.value.trim();
    if (title !== '' && (await this.desk.change({ of: 'newSection', title })) === undefined) return;
    this.title.value = '';
    this.title.focus();
  }
}
