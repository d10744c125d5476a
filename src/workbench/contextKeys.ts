import { commands, Disposable } from 'vscode';
import type { Incidents } from '../app/incidents.ts';
import { contextValues, type ContextValues } from './contextValues.ts';
import type { CurrentIncident, RunbookFiles } from './parts.ts';

interface ContextParts {
  readonly incidents: Incidents;
  readonly current: CurrentIncident;
  readonly runbooks: RunbookFiles;
}

/** Keeps the keys of `when` clauses in step; a key is only set when its value changes. */
export function keepContextKeys({ incidents, current, runbooks }: ContextParts): Disposable {
  let set: Partial<ContextValues> = {};
  const update = (): void => {
    const { load, ended } = incidents.snapshot;
    const next = contextValues({ load, current: current.state, endedCount: ended.length, runbooks: runbooks.load });
    for (const [key, value] of Object.entries(next)) {
      // A key that was never set reads as false.
      if ((set[key as keyof ContextValues] ?? false) === (value ?? false)) continue;
      void commands.executeCommand('setContext', key, value);
    }
    set = next;
  };
  update();
  return Disposable.from(incidents.onDidChange(update), current.onDidChange(update), runbooks.onDidChange(update));
}
