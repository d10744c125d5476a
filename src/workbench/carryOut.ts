import { CancellationError, l10n, window } from 'vscode';
import type { ChannelLog } from './host/log.ts';
import { setting } from './settings/settings.ts';

/** Does what a person asked for. A bug in it ends here: it is said, and logged under `name`. */
export async function carryOut(log: ChannelLog, name: string, work: () => PromiseLike<unknown>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (fault instanceof CancellationError) return;
    log.error(`${name}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
    if (setting('notifications') !== 'none') void sayFault(log);
  }
}

async function sayFault(log: ChannelLog): Promise<void> {
  const showLog = l10n.t('Show log');
  const words = l10n.t('Sitrep made a mistake and stopped this command. What was recorded before is safe.');
  if ((await window.showErrorMessage(words, showLog)) === showLog) log.channel.show(true);
}
