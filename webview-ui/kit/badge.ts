import { provideVSCodeDesignSystem, vsCodeBadge } from '@vscode/webview-ui-toolkit';

provideVSCodeDesignSystem().register(vsCodeBadge());

/** A count. */
export function badge(): { readonly element: HTMLElement; set(count: number): void } {
  const element = document.createElement('vscode-badge');
  return {
    element,
    set: (count) => {
      element.textContent = String(count);
      element.hidden = count === 0;
    },
  };
}
