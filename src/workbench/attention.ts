import { window } from 'vscode';
import type { Attention } from '../app/ports.ts';

export const windowAttention: Attention = {
  isFocused: () => window.state.focused,
  onDidChange: (listener) => {
    let before = window.state.focused;
    return window.onDidChangeWindowState(({ focused }) => {
      if (focused === before) return;
      before = focused;
      listener(focused);
    });
  },
};
