import { provideVSCodeDesignSystem, TextField, vsCodeTextField } from '@vscode/webview-ui-toolkit';
import { textControl, type TextControl, type TextControlOptions } from './control.ts';

provideVSCodeDesignSystem().register(vsCodeTextField());

/** One line of text. */
export function textField({ label, placeholder = '' }: TextControlOptions): TextControl {
  const element = document.createElement('vscode-text-field');
  if (!(element instanceof TextField)) throw new Error('vscode-text-field is not registered');
  // The toolkit names the control after its content, and draws it as a label, which the style sheet hides.
  element.textContent = label;
  element.placeholder = placeholder;
  const native = (): HTMLInputElement | undefined => (element.isConnected ? element.control : undefined);
  return textControl(element, native);
}
