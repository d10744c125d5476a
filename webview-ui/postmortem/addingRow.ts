import { button } from '../kit/button.ts';
import type { TextControl } from '../kit/control.ts';
import { make } from '../kit/element.ts';
import { isKey } from '../kit/keys.ts';
import { oneAtATime } from './oneAtATime.ts';

/** Fields for something new, and the button that adds it; Enter in a field does, too. */
export function addingRow(fields: readonly TextControl[], label: string, add: () => Promise<void>): HTMLElement {
  const press = oneAtATime(add);
  const { element: adder } = button({ label, icon: 'add', press });
  const row = make('div', { class: 'adding' }, ...fields.map(({ element }) => element), adder);
  row.addEventListener('keydown', (event) => {
    if (isKey(event, 'Enter') && event.target !== adder) press();
  });
  return row;
}
