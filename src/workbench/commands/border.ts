import { CancellationError, l10n, window } from 'vscode';
import type { ChannelLog } from '../host/log.ts';
import { setting } from '../settings/settings.ts';
import type { TreeNode } from '../tree/node.ts';

type Handler = (node?: TreeNode) => Promise<void>;

/**
 * The one place where bugs are caught. A command that is called again for the same row while it still
 * runs, as by a double click, is not run twice.
 */
export function createBorder(log: ChannelLog): (id: string, handler: Handler, argument: unknown) => Promise<void> {
  const running = new Map<string, Promise<void>>();

  const guarded = async (id: string, handler: Handler, node: TreeNode | undefined): Promise<void> => {
    try {
      await handler(node);
    } catch (fault) {
      if (fault instanceof CancellationError) return;
      log.error(`${id}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
      if (setting('notifications') !== 'none') void sayFault(log);
    }
  };

  return (id, handler, argument) => {
    const node = isTreeNode(argument) ? argument : undefined;
    const key = `${id} ${JSON.stringify(node?.ref)}`;
    const before = running.get(key);
    if (before !== undefined) return before;
    const run = guarded(id, handler, node).finally(() => running.delete(key));
    running.set(key, run);
    return run;
  };
}

async function sayFault(log: ChannelLog): Promise<void> {
  const showLog = l10n.t('Show log');
  const words = l10n.t('Sitrep made a mistake and stopped this command. What was recorded before is safe.');
  if ((await window.showErrorMessage(words, showLog)) === showLog) log.channel.show(true);
}

/** Menus of editors and terminals, keybindings and other extensions pass other things. */
function isTreeNode(argument: unknown): argument is TreeNode {
  if (typeof argument !== 'object' || argument === null || !('ref' in argument)) return false;
  const { ref } = argument;
  return typeof ref === 'object' && ref !== null && 'kind' in ref && typeof ref.kind === 'string';
}
