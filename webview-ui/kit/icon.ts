import { make } from './element.ts';

/** A codicon; decoration only, words stand beside it or in the control's label. */
export function icon(name: string): HTMLElement {
  return make('span', { class: `codicon codicon-${name}`, 'aria-hidden': 'true' });
}
