import { commands, Disposable } from 'vscode';
import { lazily } from '../../app/lazily.ts';
import { commandIds, type CommandId } from '../manifest.generated.ts';
import type { ChannelLog } from '../host/log.ts';
import type { Parts } from '../parts.ts';
import type { TreeNode } from '../tree/node.ts';
import { createBorder } from './border.ts';
import type { Views } from './handlers.ts';

type Table = Readonly<Record<CommandId, (node?: TreeNode) => Promise<void>>>;

/** Registers every command of the manifest. What they do is loaded with the first one that is called. */
export function registerCommands(
  log: ChannelLog,
  built: () => Promise<{ readonly parts: Parts; readonly incidentsView: Views }>,
): Disposable {
  const table = lazily<Table>(async () => {
    const [{ commandHandlers }, { parts, incidentsView }] = await Promise.all([
      import('./commandHandlers.ts'),
      built(),
    ]);
    return commandHandlers(parts, incidentsView);
  });
  const border = createBorder(log);
  const run = async (id: CommandId, node: TreeNode | undefined): Promise<void> => {
    const handlers = await table();
    await handlers[id](node);
  };
  return Disposable.from(
    ...commandIds.map((id) =>
      commands.registerCommand(id, (argument: unknown) => border(id, (node) => run(id, node), argument)),
    ),
  );
}
