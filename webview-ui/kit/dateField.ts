import { textControl, type TextControl, type TextControlOptions } from './control.ts';
import { make } from './element.ts';

/** A day as "2026-12-01", chosen in the browser's own picker; the toolkit has none. What is no day is shown as text. */
export function dateField({ label, placeholder = '' }: TextControlOptions): TextControl {
  const element = make('input', { class: 'field', type: 'date', 'aria-label': label, placeholder });
  const control = textControl(
    element,
    () => (element.type === 'date' ? undefined : element),
    (enabled) => {
      element.disabled = !enabled;
    },
  );
  return {
    ...control,
    get value() {
      return element.value;
    },
    set value(value) {
      element.type = value === '' || /^\d{4}-\d{2}-\d{2}$/u.test(value) ? 'date' : 'text';
      element.value = value;
    },
    get selection() {
      return control.selection;
    },
    get isComposing() {
      return control.isComposing;
    },
  };
}
