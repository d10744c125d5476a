import type { DrawingView, EntryView, SectionView } from '../../src/protocol/postMortem/snapshot.ts';
import type { TextControl } from '../kit/control.ts';
import { make } from '../kit/element.ts';
import { lineField } from '../kit/lineField.ts';
import { textField } from '../kit/textField.ts';
import { addingRow } from './addingRow.ts';
import type { Block } from './block.ts';
import type { Desk } from './desk.ts';
import { EntryRow } from './entryRow.ts';
import { Intro } from './intro.ts';
import { LazyRows } from './lazyRows.ts';
import { TimelineDrawing } from './timelineDrawing.ts';

/** The timeline: drawn, and as a list to edit. */
export class TimelineBlock implements Block {
  readonly element: HTMLElement;
  private readonly desk: Desk;
  private readonly rows: LazyRows<EntryView>;
  private readonly intro: Intro;
  private readonly drawing: TimelineDrawing;
  private readonly adding: HTMLElement;
  private readonly addTime: TextControl;
  private readonly addText: TextControl;
  private entries: readonly EntryView[] = [];

  constructor(desk: Desk, title: string) {
    this.desk = desk;
    this.intro = new Intro(desk);
    const { say } = desk;
    const list = make('div', { class: 'entry-blocks' });
    this.rows = new LazyRows<EntryView>({
      parent: list,
      make: () => new EntryRow(desk),
      block: () => make('ul', { class: 'entries' }),
      isSame: (a, b) => a.written === b.written && a.shown === b.shown,
    });
    this.drawing = new TimelineDrawing(desk, (index) => this.show(index));
    this.addTime = textField({ label: say('Time of the new entry'), placeholder: '03:12' });
    this.addTime.element.classList.add('time');
    this.addText = lineField({ label: say('New entry'), placeholder: say('What happened') });
    this.adding = addingRow([this.addTime, this.addText], say('Add entry'), () => this.add());
    this.element = make(
      'section',
      { class: 'part timeline', 'aria-label': title },
      make('div', { class: 'bar' }, make('h2', {}, title)),
      this.drawing.element,
      this.intro.element,
      list,
      this.adding,
    );
  }

  update(section: SectionView, _index: number, readOnly: boolean): void {
    this.adding.hidden = readOnly;
    this.element.classList.toggle('read-only', readOnly);
    this.intro.update(section.markdown);
  }

  updateEntries(entries: readonly EntryView[]): void {
    this.entries = entries;
    this.rows.update(entries);
  }

  updateDrawing(drawing: DrawingView): void {
    this.drawing.update(drawing);
  }

  /** Brings the entry on a line into view; false where there is none. */
  showLine(line: number): boolean {
    const index = this.entries.findIndex((entry) => entry.line === line);
    if (index >= 0) this.show(index);
    return index >= 0;
  }

  focus(): void {
    this.addTime.focus();
  }

  private show(index: number): void {
    const row = this.rows.at(index);
    if (!(row instanceof EntryRow)) return;
    row.element.scrollIntoView({ block: 'center' });
    row.focus();
  }

  private async add(): Promise<void> {
    const [time, value] = [this.addTime.value.trim(), this.addText.value.trim()];
    if (time === '' || value === '') {
      (time === '' ? this.addTime : this.addText).focus();
      return;
    }
    if ((await this.desk.change({ of: 'newEntry', time, value })) === undefined) return;
    this.addTime.value = '';
    this.addText.value = '';
    this.addTime.focus();
  }
}
