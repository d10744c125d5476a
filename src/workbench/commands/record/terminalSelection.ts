import { commands, env } from 'vscode';

/** VS Code has no API for it: the terminal copies its selection, and the clipboard gets back what it held. */
export async function terminalSelection(): Promise<string> {
  const before = await env.clipboard.readText();
  try {
    // A terminal without a selection leaves the clipboard alone.
    await env.clipboard.writeText('');
    await commands.executeCommand('workbench.action.terminal.copySelection');
    return await env.clipboard.readText();
  } finally {
    await env.clipboard.writeText(before);
  }
}
