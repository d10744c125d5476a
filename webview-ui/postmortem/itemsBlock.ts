import type { ItemView, SectionView, TrackerView } from '../../src/protocol/postMortem/snapshot.ts';
import type { TextControl } from '../kit/control.ts';
import { make } from '../kit/element.ts';
import { lineField } from '../kit/lineField.ts';
import { addingRow } from './addingRow.ts';
import type { Block } from './block.ts';
import type { Desk } from './desk.ts';
import { ItemRow } from './itemRow.ts';
import { Intro } from './intro.ts';
import { LazyRows } from './lazyRows.ts';

/** The action items as a table. */
export class ItemsBlock implements Block {
  readonly element: HTMLElement;
  private readonly desk: Desk;
  private readonly rows: LazyRows<ItemView>;
  private readonly table: HTMLElement;
  private readonly intro: Intro;
  private readonly adding: HTMLElement;
  private readonly addText: TextControl;
  private tracker: TrackerView | undefined;
  private items: readonly ItemView[] = [];

  constructor(desk: Desk, title: string) {
    this.desk = desk;
    this.intro = new Intro(desk);
    const { say } = desk;
    const body = make('tbody', { role: 'rowgroup' });
    this.rows = new LazyRows<ItemView>({
      parent: body,
      make: () => new ItemRow(desk),
      isSame: (a, b) => a.written === b.written && a.owner === b.owner,
    });
    const heads = [
      say('Done'),
      say('Action item'),
      say('Owner'),
      say('Due'),
      say('Priority'),
      say('Labels'),
      say('Issue'),
      say('Move'),
    ];
    const head = make(
      'tr',
      { role: 'row' },
      ...heads.map((words) => make('th', { scope: 'col', role: 'columnheader' }, words)),
    );
    this.table = make('table', { class: 'items', role: 'table' }, make('thead', { role: 'rowgroup' }, head), body);
    this.addText = lineField({ label: say('New action item'), placeholder: say('What has to be done') });
    this.adding = addingRow([this.addText], say('Add action item'), () => this.add());
    this.element = make(
      'section',
      { class: 'part action-items', 'aria-label': title },
      make('div', { class: 'bar' }, make('h2', {}, title)),
      this.intro.element,
      make('div', { class: 'scroll' }, this.table),
      this.adding,
    );
    this.element.addEventListener('sitrep-move', (event) => {
      if (event instanceof CustomEvent) void this.move(event.detail as { from: number; to: number });
    });
  }

  update(section: SectionView, _index: number, readOnly: boolean): void {
    this.adding.hidden = readOnly;
    this.element.classList.toggle('read-only', readOnly);
    this.intro.update(section.markdown);
  }

  updateItems(items: readonly ItemView[]): void {
    this.items = items;
    this.table.hidden = items.length === 0;
    this.rows.update(items);
    this.track(this.tracker);
  }

  track(tracker: TrackerView | undefined): void {
    this.tracker = tracker;
    this.rows.each((row, index) => {
      if (row instanceof ItemRow) row.track(tracker?.items[index]);
    });
  }

  showLine(line: number): boolean {
    const index = this.items.findIndex((item) => item.line === line);
    if (index >= 0) this.show(index);
    return index >= 0;
  }

  focus(): void {
    this.addText.focus();
  }

  private show(index: number): void {
    const row = this.rows.at(index);
    if (!(row instanceof ItemRow)) return;
    row.element.scrollIntoView({ block: 'center' });
    row.focus();
  }

  private async move({ from, to }: { readonly from: number; readonly to: number }): Promise<void> {
    const item = this.items[from];
    if (item === undefined || to >= this.items.length) return;
    const moved = await this.desk.change({ of: 'moveItem', index: from, was: item.written, to });
    if (moved === undefined) return;
    this.desk.announce(this.desk.say('Moved to place {0} of {1}', to + 1, this.items.length));
    this.show(to);
  }

  private async add(): Promise<void> {
    const value = this.addText.value.trim();
    if (value === '') {
      this.addText.focus();
      return;
    }
    if ((await this.desk.change({ of: 'newItem', value })) === undefined) return;
    this.addText.value = '';
    this.addText.focus();
  }
}
