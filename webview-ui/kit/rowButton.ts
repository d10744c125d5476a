import { make, setAttributes } from './element.ts';
import { icon } from './icon.ts';

/**
 * A small button with only an icon, for rows that come by the hundred: the toolkit's is a custom element with a tree
 * of its own, and a thousand rows of them would hold up typing. `label` is read out and shown on hovering.
 */
export function rowButton(label: string, iconName: string, press: () => void): HTMLElement {
  const element = make('button', { type: 'button', class: 'row-button', 'aria-label': label, title: label });
  element.append(icon(iconName));
  element.addEventListener('click', press);
  return element;
}

export function nameRowButton(element: HTMLElement, label: string): void {
  setAttributes(element, { 'aria-label': label, title: label });
}
