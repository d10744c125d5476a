import { textControl, type TextControl, type TextControlOptions } from './control.ts';
import { make } from './element.ts';
import { isKey } from './keys.ts';

/**
 * One line of text, shown on as many as it needs where the browser can (`field-sizing`). Enter is a change, as in an
 * input; only a text that came with line breaks has others with Shift+Enter. Light for the same reason as `rowButton`.
 */
export function lineField({ label, placeholder = '' }: TextControlOptions): TextControl {
  const element = make('textarea', { class: 'field line-field', rows: 1, 'aria-label': label, placeholder });
  let hasBreaks = false;
  element.addEventListener('keydown', (event) => {
    if (!isKey(event, 'Enter')) return;
    if (hasBreaks && event.shiftKey) {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    element.dispatchEvent(new Event('change'));
  });
  element.addEventListener('input', () => {
    if (hasBreaks || !element.value.includes('\n')) return;
    const { selectionStart, selectionEnd } = element;
    element.value = element.value.replaceAll('\n', ' ');
    element.setSelectionRange(selectionStart, selectionEnd);
  });
  const control = textControl(element, () => element);
  return {
    ...control,
    get value() {
      return element.value;
    },
    set value(value) {
      hasBreaks = value.includes('\n');
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
