import { l10n, window } from 'vscode';
import { destructiveIn } from '../../../core/runbook/destructive.ts';
import type { Approvals } from './approvals.ts';
import { withPage } from '../../readOnlyPage.ts';

/** Longer commands are shown in an editor beside the question: a modal does not scroll everywhere. */
const mostLines = 15;
const mostLength = 1_200;

export interface CommandQuestion {
  readonly command: string;
  /** The terminal's name. */
  readonly terminal: string;
  /** The folder, as people read it. */
  readonly folder: string;
}

/**
 * Shows exactly what will run and where, and asks. A text that was agreed to in this workspace is not asked about
 * again, unless it can destroy something: then every time.
 */
export async function confirmCommand(question: CommandQuestion, approvals: Approvals): Promise<boolean> {
  const { command, terminal, folder } = question;
  const dangers = destructiveIn(command);
  if (dangers.length === 0 && (await approvals.has(command))) return true;
  const isLong = command.length > mostLength || command.split('\n').length > mostLines;
  const where = l10n.t('In the terminal “{0}”, in {1}', terminal, folder);
  const what = isLong ? l10n.t('The whole command ({0} lines) is in the editor.', command.split('\n').length) : command;
  const run = l10n.t('Run');
  const message =
    dangers.length === 0
      ? l10n.t('Run this command?')
      : l10n.t('This command {0}. Run it?', dangers.map((danger) => l10n.t(danger.what)).join(', '));
  const detail = `${what}\n\n${where}`;
  const ask = async (): Promise<string | undefined> =>
    dangers.length === 0
      ? window.showInformationMessage(message, { modal: true, detail }, run)
      : window.showWarningMessage(message, { modal: true, detail }, run);
  const page = { name: l10n.t('Command to run'), language: 'shellscript', text: command };
  const answer = isLong ? await withPage(page, ask) : await ask();
  if (answer !== run) return false;
  if (dangers.length === 0) await approvals.add(command);
  return true;
}
