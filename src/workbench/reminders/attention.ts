import { window, type WindowState } from 'vscode';
import type { Attention } from '../../app/ports.ts';

/** Somebody looks at this window: it has the focus and was used within the last minute, as VS Code tells. */
export const windowAttention: Attention = {
  isFocused: () => isLookedAt(window.state),
  onDidChange: (listener) => {
    let before = isLookedAt(window.state);
    return window.onDidChangeWindowState((state) => {
      if (isLookedAt(state) === before) return;
      before = isLookedAt(state);
      listener(before);
    });
  },
};

function isLookedAt({ focused, active }: WindowState): boolean {
  return focused && active;
}
