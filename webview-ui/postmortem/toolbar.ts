import type { Say } from '../../src/core/say.ts';
import { button } from '../kit/button.ts';
import type { TextControl } from '../kit/control.ts';
import { make } from '../kit/element.ts';

interface Tool {
  readonly icon: string;
  readonly label: string;
  apply(text: string, start: number, end: number): Replacement;
}

/** Puts `text` between `start` and `end`, and selects within it. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly select: readonly [from: number, to: number];
}

/** Marks around the selection; taken away where they are there already. */
export function wrap(mark: string): Tool['apply'] {
  return (text, start, end) => {
    const inside = text.slice(start, end);
    const { length } = mark;
    if (text.slice(start - length, start) === mark && text.slice(end, end + length) === mark) {
      return { start: start - length, end: end + length, text: inside, select: [0, inside.length] };
    }
    return { start, end, text: mark + inside + mark, select: [length, length + inside.length] };
  };
}

/** A mark before each line of the selection; taken away where all have it. */
export function lead(mark: (index: number) => string, has: RegExp): Tool['apply'] {
  return (text, from, to) => {
    const start = text.lastIndexOf('\n', from - 1) + 1;
    const next = text.indexOf('\n', to);
    const end = next < 0 ? text.length : next;
    const lines = text.slice(start, end).split('\n');
    const off = lines.every((line) => has.test(line));
    const changed = lines.map((line, index) => (off ? line.replace(has, '') : mark(index) + line)).join('\n');
    return { start, end, text: changed, select: [changed.length, changed.length] };
  };
}

export function linkAround(text: string, start: number, end: number): Replacement {
  const words = text.slice(start, end);
  const isUrl = /^https?:\/\/\S+$/u.test(words);
  const made = isUrl ? `[](${words})` : `[${words}](https://)`;
  return { start, end, text: made, select: isUrl ? [1, 1] : [words.length + 3, made.length - 1] };
}

/** Buttons that change the Markdown around the selection; one stop of the Tab key, arrows go between them. */
export function toolbar(say: Say, control: TextControl, changed: () => void): HTMLElement {
  const tools: readonly Tool[] = [
    { icon: 'bold', label: say('Bold'), apply: wrap('**') },
    { icon: 'italic', label: say('Italic'), apply: wrap('_') },
    { icon: 'code', label: say('Code'), apply: wrap('`') },
    { icon: 'link', label: say('Link'), apply: linkAround },
    { icon: 'list-unordered', label: say('Bulleted list'), apply: lead(() => '- ', /^- /u) },
    { icon: 'list-ordered', label: say('Numbered list'), apply: lead((index) => `${index + 1}. `, /^\d+\. /u) },
    { icon: 'quote', label: say('Quote'), apply: lead(() => '> ', /^> ?/u) },
  ];
  const run = (tool: Tool): void => {
    const { start, end } = control.selection;
    const made = tool.apply(control.value, start, end);
    control.value = control.value.slice(0, made.start) + made.text + control.value.slice(made.end);
    control.focus();
    control.select(made.start + made.select[0], made.start + made.select[1]);
    changed();
  };
  const buttons = tools.map((tool) => {
    const made = button({ label: tool.label, icon: tool.icon, look: 'icon', press: () => run(tool) });
    // The text keeps its selection when a button is pressed.
    made.element.addEventListener('mousedown', (event) => event.preventDefault());
    return made.element;
  });
  const element = make('div', { class: 'toolbar', role: 'toolbar', 'aria-label': say('Format') }, ...buttons);
  rove(element, buttons);
  return element;
}

function rove(element: HTMLElement, buttons: readonly HTMLElement[]): void {
  const enter = (index: number): void => {
    buttons.forEach((one, at) => one.setAttribute('tabindex', at === index ? '0' : '-1'));
  };
  enter(0);
  element.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((one) => one === document.activeElement);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (at < 0 || step === 0) return;
    event.preventDefault();
    const next = (at + step + buttons.length) % buttons.length;
    enter(next);
    buttons[next]?.focus();
  });
}
