import { Checkbox as ToolkitCheckbox, provideVSCodeDesignSystem, vsCodeCheckbox } from '@vscode/webview-ui-toolkit';

provideVSCodeDesignSystem().register(vsCodeCheckbox());

export interface Checkbox {
  readonly element: HTMLElement;
  checked: boolean;
  setLabel(label: string): void;
  setEnabled(enabled: boolean): void;
}

/** A check box without words beside it; `toggle` is called when a person changes it. */
export function checkbox(label: string, toggle: (checked: boolean) => void): Checkbox {
  const element = document.createElement('vscode-checkbox');
  if (!(element instanceof ToolkitCheckbox)) throw new Error('vscode-checkbox is not registered');
  element.setAttribute('aria-label', label);
  let known = false;
  element.addEventListener('change', () => {
    // The toolkit tells of changes by the page, too.
    if (element.checked === known) return;
    known = element.checked;
    toggle(known);
  });
  return {
    element,
    get checked() {
      return element.checked;
    },
    set checked(checked) {
      known = checked;
      element.checked = checked;
    },
    setLabel: (next) => element.setAttribute('aria-label', next),
    setEnabled: (enabled) => {
      element.disabled = !enabled;
    },
  };
}
