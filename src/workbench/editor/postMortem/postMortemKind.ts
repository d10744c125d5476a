import { Disposable, type TextDocument } from 'vscode';
import type { Parts } from '../../parts.ts';
import type { DocumentKind } from '../documentKind.ts';

const longCharacters = 24_000;
const longWaitMs = 2_000;

/** Post-mortems by their name, wherever they lie. */
export function postMortemKind(parts: Parts): DocumentKind {
  return {
    name: 'postMortem',
    selector: { pattern: '**/*.postmortem.md' },
    includes: ({ uri }: TextDocument) => uri.path.endsWith('.postmortem.md') && uri.scheme !== 'git',
    check: async (text) => {
      // A long document is shown first; reading all of it would hold up the page that opens on it.
      if (text.getText().length > longCharacters) await new Promise((done) => setTimeout(done, longWaitMs));
      const { checkText } = await import('./checkText.ts');
      return checkText(parts, text);
    },
    onDidChange: (listener) =>
      Disposable.from(parts.incidents.onDidChange(listener), parts.playbook.onDidChange(listener)),
  };
}
