import { isPlaceholder } from '../../src/core/postmortem/read/placeholder.ts';
import type { EntryView } from '../../src/protocol/postMortem/snapshot.ts';
import type { TextControl } from '../kit/control.ts';
import { make } from '../kit/element.ts';
import { nameRowButton, rowButton } from '../kit/rowButton.ts';
import { isKey } from '../kit/keys.ts';
import { lineField } from '../kit/lineField.ts';
import { textField } from '../kit/textField.ts';
import { renderLine } from '../markdown/render.ts';
import type { Desk } from './desk.ts';
import { InStep } from './inStep.ts';
import type { Row } from './lazyRows.ts';
import { rowName } from './rowName.ts';

interface Fields {
  readonly time: TextControl;
  readonly text: TextControl;
  readonly timeStep: InStep;
  readonly textStep: InStep;
}

/** One entry of the timeline: read as it will be read, edited in its place. */
export class EntryRow implements Row<EntryView> {
  readonly element = make('li', { class: 'entry' });
  private readonly desk: Desk;
  private readonly time = make('span', { class: 'time' });
  private readonly words = make('div', { class: 'words' });
  private readonly tools = make('div', { class: 'tools' });
  private fields: Fields | undefined;
  private entry: EntryView | undefined;
  private named: { readonly element: HTMLElement; readonly label: string }[] = [];
  private index = 0;
  private shown: string | undefined;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  draw(entry: EntryView): void {
    const { say } = this.desk;
    this.named = [];
    const tool = (label: string, icon: string, press: () => void): HTMLElement => {
      const element = rowButton(label, icon, press);
      this.named.push({ element, label });
      return element;
    };
    const place = (of: 'removeEntry' | 'entryToItem') => (): void => {
      void this.desk.change({ of, index: this.index, was: this.entry?.written ?? '' });
    };
    this.tools.replaceChildren(
      ...(entry.worded ? [tool(say('Edit entry'), 'edit', () => this.focus())] : []),
      ...(entry.entries.length > 0 ? [tool(say('Open source'), 'go-to-file', () => this.openSource())] : []),
      tool(say('Make an action item of it'), 'tasklist', place('entryToItem')),
      tool(say('Remove entry'), 'trash', place('removeEntry')),
    );
    this.element.replaceChildren(this.time, this.words, this.tools);
    this.words.addEventListener('click', () => {
      if (document.getSelection()?.isCollapsed !== false) this.focus();
    });
    this.time.addEventListener('click', () => this.focus('time'));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.element.contains(relatedTarget)) this.close();
    });
    this.element.addEventListener('keydown', (event) => {
      if (this.fields === undefined || !isKey(event, 'Escape', 'Enter')) return;
      event.preventDefault();
      this.close();
      (this.tools.firstElementChild as HTMLElement | null)?.focus();
    });
  }

  update(entry: EntryView, index: number): void {
    this.entry = entry;
    this.index = index;
    if (this.fields !== undefined) this.renew(this.fields, entry);
    const key = `${entry.shown}\n${entry.title ?? ''}\n${entry.written}`;
    if (this.fields !== undefined || this.shown === key) return;
    this.shown = key;
    this.time.textContent = entry.shown;
    const title = entry.title === undefined ? [] : [make('strong', {}, entry.title), ' '];
    this.words.replaceChildren(...title, ...renderLine(entry.written, this.desk.rendering()));
    const name = rowName(entry.shown, this.words);
    for (const { element, label } of this.named) nameRowButton(element, `${label}: ${name}`);
  }

  focus(part: 'time' | 'text' = 'text'): void {
    const { entry } = this;
    if (entry?.worded !== true || !this.desk.editable()) return;
    this.fields ??= this.open(entry);
    const field = part === 'time' && entry.timed ? this.fields.time : this.fields.text;
    requestAnimationFrame(() => field.focus());
  }

  private open(entry: EntryView): Fields {
    const { desk } = this;
    const time = textField({ label: desk.say('Time') });
    const text = lineField({ label: desk.say('What happened') });
    time.element.classList.add('time');
    const was = (): string => this.entry?.written ?? '';
    const timeStep = new InStep({
      control: time,
      send: (value) => desk.call('change', { of: 'entry', index: this.index, was: was(), time: value }),
      revision: desk.revision,
      failed: (outcome) => desk.failed(outcome),
      // Half a time is none.
      waits: () => true,
    });
    const textStep = new InStep({
      control: text,
      send: (value, known) => desk.call('change', { of: 'entry', index: this.index, was: known, value }),
      revision: desk.revision,
      failed: (outcome) => desk.failed(outcome),
      refuses: (value) => isRefused(this.entry, value),
    });
    time.onInput(() => timeStep.input());
    time.onLeave(() => void timeStep.leave());
    text.onInput(() => textStep.input());
    this.element.replaceChildren(time.element, text.element, this.tools);
    const fields = { time, text, timeStep, textStep };
    this.renew(fields, entry);
    return fields;
  }

  private renew({ time, text, timeStep, textStep }: Fields, entry: EntryView): void {
    const editable = this.desk.editable();
    time.setEditable(entry.timed && editable);
    text.setEditable(editable);
    timeStep.update(entry.shown);
    textStep.update(entry.written);
  }

  private close(): void {
    const { fields } = this;
    if (fields === undefined) return;
    this.fields = undefined;
    this.shown = undefined;
    void fields.timeStep.leave();
    void fields.textStep.leave();
    this.element.replaceChildren(this.time, this.words, this.tools);
    if (this.entry === undefined) return;
    // What was refused is not sent: the document's words stand.
    const typed = fields.text.value;
    const written = isRefused(this.entry, typed) ? this.entry.written : typed;
    this.update({ ...this.entry, written }, this.index);
  }

  private openSource(): void {
    const [entry] = this.entry?.entries ?? [];
    if (entry !== undefined) void this.desk.call('openSource', { entry });
  }
}

/** An entry without a heading has nothing but its words. */
function isRefused(entry: EntryView | undefined, words: string): boolean {
  return entry?.title === undefined && isPlaceholder(words);
}
