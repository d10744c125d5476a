import { provideVSCodeDesignSystem, vsCodeButton } from '@vscode/webview-ui-toolkit';
import { setAttributes } from './element.ts';
import { icon } from './icon.ts';

provideVSCodeDesignSystem().register(vsCodeButton());

export interface ButtonOptions {
  /** Shown, and read out; of a button that is only an icon its title. */
  readonly label: string;
  readonly icon?: string;
  readonly look?: 'primary' | 'secondary' | 'icon';
  readonly press: () => void;
}

export interface Button {
  readonly element: HTMLElement;
  setEnabled(enabled: boolean): void;
  setPressed(pressed: boolean): void;
  setLabel(label: string): void;
}

export function button({ label, icon: name, look = 'secondary', press }: ButtonOptions): Button {
  const element = document.createElement('vscode-button');
  element.setAttribute('appearance', look);
  if (look === 'icon') setAttributes(element, { 'aria-label': label, title: label });
  if (name !== undefined) {
    const picture = icon(name);
    if (look !== 'icon') picture.slot = 'start';
    element.append(picture);
  }
  // Text alone: the toolkit gives elements in a button the size of an icon.
  const words = document.createTextNode(look === 'icon' ? '' : label);
  element.append(words);
  element.addEventListener('click', press);
  return {
    element,
    setEnabled: (enabled) => element.toggleAttribute('disabled', !enabled),
    setPressed: (pressed) => element.setAttribute('aria-pressed', String(pressed)),
    setLabel: (next) => {
      if (look === 'icon') setAttributes(element, { 'aria-label': next, title: next });
      else words.textContent = next;
    },
  };
}
