import { textControl, type TextControl, type TextControlOptions } from './control.ts';
import { make } from './element.ts';

/** A day as "2026-12-01", chosen in the browser's own picker; the toolkit has none. What is no day is shown as text. */
export function dateField({ label, placeholder = '' }: TextControlOptions): TextControl {
  const element = make('input', { class: 'field', type: 'date', 'aria-label': label, placeholder });
  // What stands for no day is no value.
  const showBlank = (): void => void element.classList.toggle('blank', element.value === '');
  element.addEventListener('input', showBlank);
  showBlank();
  const control = textControl(element, () => (element.type === 'date' ? undefined : element));
  return {
    ...control,
    get value() {
      return element.value;
    },
    set value(value) {
      element.type = value === '' || /^\d{4}-\d{2}-\d{2}$/u.test(value) ? 'date' : 'text';
      element.value = value;
      showBlank();
    },
    get selection() {
      return control.selection;
    },
    get isComposing() {
      return control.isComposing;
    },
  };
}
