import { commands, Disposable } from 'vscode';
import type { CommandId } from '../manifest.generated.ts';
import type { Parts } from '../parts.ts';
import type { TreeNode } from '../tree/node.ts';
import { createBorder } from './border.ts';
import { changes } from './changes/changes.ts';
import { clocks } from './clocks.ts';
import { currentIncident } from './incident/current.ts';
import { declaring } from './incident/declare.ts';
import { ending } from './incident/ending.ts';
import { entries } from './record/entries.ts';
import type { Handlers, Views } from './handlers.ts';
import { leading } from './incident/lifecycle.ts';
import { notes } from './record/notes.ts';
import { places } from './places.ts';
import { postMortems } from './record/postMortem.ts';
import { roles } from './incident/roles.ts';
import { runs } from './runs.ts';
import { Unwritten } from './unwritten.ts';
import { timeline } from './record/timeline.ts';

/** Registers every command of the manifest. */
export function registerCommands(parts: Parts, views: Views): Disposable {
  const context = { parts, views, unwritten: new Unwritten() };
  const handlers: Handlers = {
    ...declaring(context),
    ...currentIncident(context),
    ...leading(context),
    ...ending(context),
    ...roles(context),
    ...notes(context),
    ...changes(context),
    ...entries(context),
    ...runs(context),
    ...clocks(context),
    ...timeline(context),
    ...postMortems(context),
    ...places(context),
  };
  const table: Readonly<Record<CommandId, (node?: TreeNode) => Promise<void>>> = handlers;
  const border = createBorder(parts);
  return Disposable.from(
    ...Object.entries(table).map(([id, handler]) =>
      commands.registerCommand(id, (argument: unknown) => border(id, handler, argument)),
    ),
  );
}
