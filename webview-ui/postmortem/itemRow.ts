import { isPlaceholder } from '../../src/core/postmortem/read/placeholder.ts';
import type { ItemView, TrackerView } from '../../src/protocol/postMortem/snapshot.ts';
import { button } from '../kit/button.ts';
import { checkbox, type Checkbox } from '../kit/checkbox.ts';
import type { TextControl } from '../kit/control.ts';
import { dateField } from '../kit/dateField.ts';
import { make } from '../kit/element.ts';
import { rowButton } from '../kit/rowButton.ts';
import { lineField } from '../kit/lineField.ts';
import { suggestField } from '../kit/suggestField.ts';
import { renderLine } from '../markdown/render.ts';
import type { Desk } from './desk.ts';
import { InStep } from './inStep.ts';
import { completions, joinLabels, splitLabels } from './itemLabels.ts';
import type { Row } from './lazyRows.ts';
import { rowName } from './rowName.ts';

type Part = 'owner' | 'due' | 'priority' | 'labels';

interface Drawn {
  readonly box: Checkbox;
  readonly text: TextControl;
  readonly fields: readonly TextControl[];
  readonly steps: Readonly<Record<Part | 'text', InStep>>;
  readonly issue: HTMLElement;
}

/** One action item in its table. */
export class ItemRow implements Row<ItemView> {
  readonly element = make('tr', { class: 'item', role: 'row' });
  private readonly desk: Desk;
  private drawn: Drawn | undefined;
  private item: ItemView = { written: '', line: 0 };
  private index = 0;
  private named: string | undefined;
  private tracked: TrackerView['items'][number] | undefined;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  draw(item: ItemView, index: number): void {
    this.item = item;
    this.index = index;
    const { say } = this.desk;
    const box = checkbox(say('Done'), (done) => void this.desk.change({ ...this.place('item'), done }));
    const text = lineField({ label: say('Action item') });
    const owner = suggestField({ label: say('Owner'), placeholder: say('Nobody') }, this.desk.people);
    const due = dateField({ label: say('Due') });
    const priority = suggestField({ label: say('Priority'), placeholder: say('Priority') }, this.desk.priorities);
    const labels = this.labels();
    const steps = {
      text: this.step(text, false, (value, was) => ({ of: 'item', index: this.index, was, value })),
      owner: this.step(owner, true, (value) => ({ ...this.place('item'), owner: value === '' ? null : value })),
      due: this.step(due, true, (value) => ({ ...this.place('item'), due: value === '' ? null : value })),
      priority: this.step(priority, true, (value) => ({
        ...this.place('item'),
        priority: value === '' ? null : value,
      })),
      labels: this.step(labels, true, (value) => ({ ...this.place('item'), labels: [...splitLabels(value)] })),
    };
    const issue = make('td', { class: 'issue', role: 'cell' });
    this.element.replaceChildren(
      make('td', { class: 'check', role: 'cell' }, box.element),
      make('td', { class: 'text', role: 'cell' }, text.element),
      make('td', { class: 'owner', role: 'cell' }, owner.element),
      make('td', { class: 'due', role: 'cell' }, due.element),
      make('td', { class: 'priority', role: 'cell' }, priority.element),
      make('td', { class: 'labels', role: 'cell' }, labels.element),
      issue,
      make('td', { class: 'tools', role: 'cell' }, ...this.tools()),
    );
    this.drawn = { box, text, fields: [text, owner, due, priority, labels], steps, issue };
    this.element.addEventListener('keydown', (event) => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      this.move(event.key === 'ArrowUp' ? -1 : 1);
    });
  }

  update(item: ItemView, index: number): void {
    this.item = item;
    this.index = index;
    const { drawn } = this;
    if (drawn === undefined) return;
    const editable = this.desk.editable();
    drawn.box.setEnabled(editable);
    for (const field of drawn.fields) field.setEditable(editable);
    drawn.box.checked = item.done === true;
    this.nameBox(drawn.box, item.written);
    this.element.classList.toggle('done', item.done === true);
    drawn.steps.text.update(item.written);
    drawn.steps.owner.update(item.owner ?? '');
    drawn.steps.due.update(item.due ?? '');
    drawn.steps.priority.update(item.priority ?? '');
    drawn.steps.labels.update(joinLabels(item.labels ?? []));
    this.showIssue();
  }

  private nameBox(box: Checkbox, written: string): void {
    if (written === this.named) return;
    this.named = written;
    const words = make('span', {}, ...renderLine(written, this.desk.rendering()));
    box.setLabel(this.desk.say('Done: {0}', rowName('', words)));
  }

  /** Several, with commas; the tracker's are offered for the one that is being typed. */
  private labels(): TextControl {
    const { say, labels, knownLabels } = this.desk;
    const control = suggestField({ label: say('Labels'), placeholder: say('Labels') }, labels);
    const offer = (): void => labels.set(completions(control.value, knownLabels()));
    control.element.addEventListener('focus', offer);
    control.onInput(offer);
    return control;
  }

  /** How the item stands with the tracker; undefined where there is none. */
  track(tracked: TrackerView['items'][number] | undefined): void {
    this.tracked = tracked;
    this.showIssue();
  }

  private showIssue(): void {
    const { drawn, item, tracked } = this;
    if (drawn === undefined) return;
    const key = JSON.stringify([item.link, item.issue, tracked, this.desk.editable()]);
    if (drawn.issue.dataset['shown'] === key) return;
    drawn.issue.dataset['shown'] = key;
    const { say } = this.desk;
    const name = item.issue ?? tracked?.identifier ?? '';
    const link = item.link === undefined ? [] : [this.link(item.link, name === '' ? say('Link') : name)];
    const state =
      tracked === undefined || tracked.words === '' ? [] : [make('span', { class: 'state' }, tracked.words)];
    drawn.issue.replaceChildren(
      ...link,
      ...state,
      ...(tracked === undefined || !this.desk.editable() ? [] : this.issueTools(tracked)),
    );
  }

  private issueTools({ kind, conflict }: TrackerView['items'][number]): readonly HTMLElement[] {
    const { desk } = this;
    const { say } = desk;
    if (conflict) {
      const keep = (side: 'file' | 'tracker') => (): void => {
        void desk.call('settleItem', { index: this.index, keep: side });
      };
      return [
        make('span', { class: 'conflict-words' }, say('Changed on both sides:')),
        button({ label: say('Keep this'), press: keep('file') }).element,
        button({ label: say('Take theirs'), press: keep('tracker') }).element,
      ];
    }
    if (kind !== 'unsent') return [];
    const push = async (): Promise<void> => {
      const sent = await desk.call('push', { index: this.index });
      if (sent.is === 'ok') desk.announce(sent.value.message);
      else desk.failed(sent);
    };
    return [
      button({ label: say('Send to the tracker'), icon: 'cloud-upload', look: 'icon', press: () => void push() })
        .element,
    ];
  }

  focus(): void {
    this.drawn?.text.focus();
  }

  private place<K extends 'item' | 'removeItem'>(of: K): { of: K; index: number; was: string } {
    return { of, index: this.index, was: this.item.written };
  }

  private step(
    control: TextControl,
    waits: boolean,
    change: (value: string, was: string) => Parameters<Desk['change']>[0],
  ): InStep {
    const step = new InStep({
      control,
      // What the document made of a part comes with the next snapshot.
      send: (value, was) => this.desk.call('change', change(value, was)),
      revision: this.desk.revision,
      failed: (outcome) => this.desk.failed(outcome),
      // Half a name or a day is none.
      waits: () => waits,
      refuses: (value) => !waits && isPlaceholder(value),
    });
    control.element.addEventListener('change', () => void step.leave());
    control.onInput(() => step.input());
    control.onLeave(() => void step.leave());
    return step;
  }

  private tools(): readonly HTMLElement[] {
    const { say } = this.desk;
    const handle = make('span', {
      class: 'handle codicon codicon-gripper',
      draggable: 'true',
      title: say('Drag to move'),
    });
    handle.addEventListener('dragstart', (event) => {
      event.dataTransfer?.setData('application/x-sitrep-item', String(this.index));
      event.dataTransfer?.setDragImage(this.element, 0, 0);
    });
    this.element.addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('application/x-sitrep-item') === true) event.preventDefault();
    });
    this.element.addEventListener('drop', (event) => {
      const from = Number.parseInt(event.dataTransfer?.getData('application/x-sitrep-item') ?? '', 10);
      if (Number.isInteger(from)) this.dropped(from);
    });
    return [
      rowButton(say('Move up'), 'arrow-up', () => this.move(-1)),
      rowButton(say('Move down'), 'arrow-down', () => this.move(1)),
      rowButton(say('Remove action item'), 'trash', () => void this.desk.change(this.place('removeItem'))),
      handle,
    ];
  }

  private move(by: number): void {
    const to = this.index + by;
    if (to >= 0 && this.desk.editable())
      this.element.dispatchEvent(new CustomEvent('sitrep-move', { bubbles: true, detail: { from: this.index, to } }));
  }

  private dropped(from: number): void {
    const detail = { from, to: this.index };
    if (from !== this.index) this.element.dispatchEvent(new CustomEvent('sitrep-move', { bubbles: true, detail }));
  }

  private link(url: string, words: string): HTMLElement {
    const element = make('a', { href: '#', title: url }, words);
    element.addEventListener('click', (event) => {
      event.preventDefault();
      void this.desk.call('openLink', { url });
    });
    return element;
  }
}
