import { Disposable, type TextDocument } from 'vscode';
import type { Parts } from '../../parts.ts';
import type { DocumentKind } from '../documentKind.ts';

/** Post-mortems by their name, wherever they lie. */
export function postMortemKind(parts: Parts): DocumentKind {
  return {
    name: 'postMortem',
    selector: { pattern: '**/*.postmortem.md' },
    includes: ({ uri }: TextDocument) => uri.path.endsWith('.postmortem.md') && uri.scheme !== 'git',
    check: async (text) => {
      const { checkText } = await import('./checkText.ts');
      return checkText(parts, text);
    },
    onDidChange: (listener) =>
      Disposable.from(parts.incidents.onDidChange(listener), parts.playbook.onDidChange(listener)),
  };
}
