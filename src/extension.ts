import { ExtensionMode, type ExtensionContext } from 'vscode';
import { lazily } from './app/lazily.ts';
import type { Inside } from './compose/build.ts';
import { registerCommands } from './workbench/commands/registerCommands.ts';
import { createLog } from './workbench/host/log.ts';
import { timers } from './workbench/host/recordKeeping.ts';
import { LateTree } from './workbench/tree/lateTree.ts';
import { owner } from './compose/owner.ts';

/**
 * Registers what VS Code asks for by name: the two views and the commands. The parts behind them are built in the turn
 * after, so that other extensions' start does not wait for them, or when the first of them is asked for.
 */
export function activate(context: ExtensionContext): Promise<Inside> | undefined {
  const own = owner(context);
  const log = own(createLog());
  const built = lazily(async (): Promise<Inside> => {
    const { build } = await import('./compose/build.ts');
    return build(context, { log, incidentsTree, runbooksTree });
  });
  const incidentsTree = own(new LateTree('sitrep.incidents', async () => (await built()).incidentsView));
  const runbooksTree = own(new LateTree('sitrep.runbooks', async () => (await built()).runbooksView));
  own(registerCommands(log, built));
  // A start that fails is told by whatever asks for it first, and in VS Code's log.
  own(timers.after(0, () => void built()));
  return context.extensionMode === ExtensionMode.Test ? built() : undefined;
}
