import { carryOut } from '../carryOut.ts';
import type { ChannelLog } from '../host/log.ts';
import type { TreeNode } from '../tree/node.ts';

type Handler = (node?: TreeNode) => Promise<void>;

/**
 * A bug in a command is caught here. A command that is called again for the same row while it still
 * runs, as by a double click, is not run twice.
 */
export function createBorder(log: ChannelLog): (id: string, handler: Handler, argument: unknown) => Promise<void> {
  const running = new Map<string, Promise<void>>();

  return (id, handler, argument) => {
    const node = isTreeNode(argument) ? argument : undefined;
    const key = `${id} ${JSON.stringify(node?.ref)}`;
    const before = running.get(key);
    if (before !== undefined) return before;
    const run = carryOut(log, id, () => handler(node)).finally(() => running.delete(key));
    running.set(key, run);
    return run;
  };
}

/** Menus of editors and terminals, keybindings and other extensions pass other things. */
function isTreeNode(argument: unknown): argument is TreeNode {
  if (typeof argument !== 'object' || argument === null || !('ref' in argument)) return false;
  const { ref } = argument;
  return typeof ref === 'object' && ref !== null && 'kind' in ref && typeof ref.kind === 'string';
}
