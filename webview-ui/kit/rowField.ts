import { textControl, type TextControl, type TextControlOptions } from './control.ts';
import { make } from './element.ts';

/** One line of text in a row of a long list; light for the same reason as `rowButton`. */
export function rowField({ label, placeholder = '' }: TextControlOptions): TextControl {
  const element = make('input', { class: 'field', type: 'text', 'aria-label': label, placeholder });
  return textControl(
    element,
    () => element,
    (enabled) => {
      element.disabled = !enabled;
    },
  );
}
