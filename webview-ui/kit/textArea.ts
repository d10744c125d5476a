import { provideVSCodeDesignSystem, TextArea, vsCodeTextArea } from '@vscode/webview-ui-toolkit';
import { textControl, type TextControl, type TextControlOptions } from './control.ts';

provideVSCodeDesignSystem().register(vsCodeTextArea());

/** Several lines of text; as high as its text where the browser can (`field-sizing`). */
export function textArea({ label, placeholder = '' }: TextControlOptions): TextControl {
  const element = document.createElement('vscode-text-area');
  if (!(element instanceof TextArea)) throw new Error('vscode-text-area is not registered');
  // The toolkit names the control after its content, and draws it as a label, which the style sheet hides.
  element.textContent = label;
  element.placeholder = placeholder;
  element.rows = 4;
  const native = (): HTMLTextAreaElement | undefined => (element.isConnected ? element.control : undefined);
  return textControl(element, native);
}
