import { textControl, type TextControl, type TextControlOptions } from './control.ts';
import { make } from './element.ts';

/** Values to choose from, shared by all fields that offer the same ones. */
export interface Suggestions {
  readonly id: string;
  readonly element: HTMLElement;
  set(values: readonly string[]): void;
}

export function suggestions(id: string): Suggestions {
  const element = make('datalist', { id });
  return {
    id,
    element,
    set: (values) => element.replaceChildren(...values.map((value) => make('option', { value }))),
  };
}

/** One line of text with values to choose from; the toolkit has no such control, so this is the browser's own. */
export function suggestField({ label, placeholder = '' }: TextControlOptions, { id }: Suggestions): TextControl {
  const element = make('input', { class: 'field', type: 'text', list: id, 'aria-label': label, placeholder });
  return textControl(element, () => element);
}
