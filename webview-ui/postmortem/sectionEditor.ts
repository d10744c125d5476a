import { parseMarkdown } from '../../src/core/markdown/markdownFile.ts';
import type { SectionView } from '../../src/protocol/postMortem/snapshot.ts';
import { button } from '../kit/button.ts';
import type { TextControl } from '../kit/control.ts';
import { make } from '../kit/element.ts';
import { isKey } from '../kit/keys.ts';
import { textArea } from '../kit/textArea.ts';
import { renderBlocks } from '../markdown/render.ts';
import type { Block } from './block.ts';
import type { Desk } from './desk.ts';
import { InStep } from './inStep.ts';
import { takePastes } from './paste.ts';
import { toolbar } from './toolbar.ts';

/** A section of Markdown: shown as it will be read, edited as text. */
export class SectionEditor implements Block {
  readonly element: HTMLElement;
  private readonly desk: Desk;
  private readonly preview = make('div', { class: 'preview' });
  private readonly note = make('p', { class: 'note', hidden: true });
  private readonly body = make('div', { class: 'body' });
  private readonly edit: ReturnType<typeof button>;
  private editing: { readonly control: TextControl; readonly step: InStep; readonly bar: HTMLElement } | undefined;
  private section: SectionView;
  private index = 0;
  private shown: string | undefined;
  private readOnly = false;

  constructor(desk: Desk, section: SectionView) {
    this.desk = desk;
    this.section = section;
    const { say } = desk;
    this.edit = button({ label: say('Edit'), icon: 'edit', look: 'icon', press: () => this.toggle() });
    const title = section.title === '' ? say('Introduction') : section.title;
    const level = section.depth <= 2 ? 'h2' : 'h3';
    this.element = make(
      'section',
      { class: 'part', 'aria-label': title },
      make('div', { class: 'bar' }, make(level, {}, title), this.edit.element),
      this.body,
    );
    this.body.append(this.preview, this.note);
    this.preview.addEventListener('click', () => {
      if (document.getSelection()?.isCollapsed !== false) this.open();
    });
    this.element.addEventListener('focusout', (event) => this.left(event));
    this.element.addEventListener('keydown', (event) => {
      if (isKey(event, 'Escape') && this.editing !== undefined) this.close(true);
    });
  }

  update(section: SectionView, index: number, readOnly: boolean): void {
    this.section = section;
    this.index = index;
    this.readOnly = readOnly;
    this.edit.setEnabled(!readOnly);
    this.edit.setLabel(
      this.editing === undefined
        ? this.desk.say('Edit “{0}”', this.element.getAttribute('aria-label') ?? '')
        : this.desk.say('Show “{0}” as it will be read', this.element.getAttribute('aria-label') ?? ''),
    );
    if (this.editing !== undefined) this.editing.step.update(section.markdown);
    else this.draw();
  }

  focus(): void {
    if (this.readOnly) this.edit.element.focus();
    else this.open();
  }

  /** Puts Markdown where the cursor is, as when something is pasted. */
  insert(markdown: string): void {
    const { editing } = this;
    if (editing === undefined) return;
    const { control, step } = editing;
    const { start, end } = control.selection;
    control.value = control.value.slice(0, start) + markdown + control.value.slice(end);
    control.select(start + markdown.length, start + markdown.length);
    step.input();
  }

  /** The selected lines, or the one with the cursor, as action items; the text stays. */
  private async makeItems(): Promise<void> {
    const { control } = this.editing ?? {};
    if (control === undefined) return;
    const { start, end } = control.selection;
    const from = control.value.lastIndexOf('\n', start - 1) + 1;
    const next = control.value.indexOf('\n', end);
    const lines = control.value.slice(from, next < 0 ? undefined : next).split('\n');
    const texts = lines.map(itemText).filter((text) => text !== '');
    for (const value of texts) await this.desk.change({ of: 'newItem', value });
    this.desk.announce(this.desk.say('Action items made: {0}', texts.length));
  }

  private draw(): void {
    const { markdown, empty } = this.section;
    if (this.shown === markdown) return;
    this.shown = markdown;
    this.preview.classList.toggle('empty', empty);
    const words = this.desk.say('Nothing is written here yet.');
    this.preview.replaceChildren(
      ...(markdown.trim() === '' ? [make('p', {}, words)] : renderBlocks(markdown, this.desk.rendering())),
    );
  }

  private toggle(): void {
    if (this.editing === undefined) this.open();
    else this.close(true);
  }

  private open(): void {
    if (this.editing !== undefined || this.readOnly) return;
    const { desk } = this;
    const control = textArea({ label: this.element.getAttribute('aria-label') ?? '' });
    const step = new InStep({
      control,
      send: (value, was) =>
        desk.call('change', { of: 'section', index: this.index, title: this.section.title, was, value }),
      revision: desk.revision,
      failed: (outcome) => desk.failed(outcome),
      waits: (value) => this.takesApart(value),
    });
    control.onInput(() => step.input());
    takePastes(control.element, desk, (markdown) => this.insert(markdown));
    control.element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.altKey) void this.makeItems();
    });
    const bar = toolbar(desk.say, control, () => step.input());
    this.editing = { control, step, bar };
    this.body.replaceChildren(bar, control.element, this.note);
    step.update(this.section.markdown);
    this.update(this.section, this.index, this.readOnly);
    requestAnimationFrame(() => {
      control.focus();
      const { length } = control.value;
      control.select(this.section.empty ? 0 : length, length);
    });
  }

  private close(takeFocus: boolean): void {
    const { editing } = this;
    if (editing === undefined) return;
    this.editing = undefined;
    void editing.step.leave();
    this.note.hidden = true;
    this.shown = undefined;
    this.section = { ...this.section, markdown: editing.control.value };
    this.body.replaceChildren(this.preview, this.note);
    this.update(this.section, this.index, this.readOnly);
    if (takeFocus) this.edit.element.focus();
  }

  /** Another part of the page took the focus; that of another window does not count. */
  private left({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && !this.element.contains(relatedTarget)) this.close(false);
  }

  /** A heading begins a section of its own: not while it is being typed. */
  private takesApart(value: string): boolean {
    const apart = /^\s{0,3}(?:#|=+\s*$|-+\s*$)/mu.test(value) && hasHeading(value);
    this.note.hidden = !apart;
    this.note.textContent = apart
      ? this.desk.say('The heading begins a section of its own when you leave this field.')
      : '';
    return apart;
  }
}

function hasHeading(markdown: string): boolean {
  return parseMarkdown(markdown).root.children.some(({ type }) => type === 'heading');
}

/** Without bullet, check box, "TODO:" and the bars of a table. */
function itemText(line: string): string {
  return line
    .replace(/^\s*(?:[-*+]|\d+[.)])\s+/u, '')
    .replace(/^\[[ xX]\]\s+/u, '')
    .replace(/^(?:TODO|FIXME)\b:?\s*/iu, '')
    .replace(/^\||\|$/gu, '')
    .replace(/\s*<!--.*?-->/gu, '')
    .trim();
}
