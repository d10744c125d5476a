import { commands, TabInputCustom, TabInputText, window, type Uri } from 'vscode';
import type { Handlers } from '../handlers.ts';

/** The same document in its other form, in the place of the one that is open. */
export function postMortemViews(): Pick<Handlers, 'sitrep.openPostMortemText' | 'sitrep.openPostMortemEditor'> {
  return {
    'sitrep.openPostMortemText': () => reopen('default'),
    'sitrep.openPostMortemEditor': async () => {
      const uri = activeUri();
      await reopen(uri?.path.endsWith('.postmortem.md') === true ? 'sitrep.postMortem' : 'sitrep.markdownAsPostMortem');
    },
  };
}

async function reopen(viewType: string): Promise<void> {
  const uri = activeUri();
  if (uri !== undefined) await commands.executeCommand('vscode.openWith', uri, viewType);
}

function activeUri(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputCustom || input instanceof TabInputText ? input.uri : undefined;
}
