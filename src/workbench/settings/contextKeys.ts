import { commands, Disposable } from 'vscode';
import { contextValues, type ContextValues } from './contextValues.ts';
import type { Parts } from '../parts.ts';

type ContextParts = Pick<Parts, 'incidents' | 'current' | 'runbooks' | 'playbook'>;

/** Keeps the keys of `when` clauses in step; a key is only set when its value changes. */
export function keepContextKeys({ incidents, current, runbooks, playbook }: ContextParts): Disposable {
  let set: Partial<ContextValues> = {};
  const update = (): void => {
    const { load, active, ended } = incidents.snapshot;
    const next = contextValues({
      load,
      current: current.state,
      activeCount: active.length,
      endedCount: ended.length,
      runbooks: runbooks.load,
      // Of a remote file the window knows another address than the extension host: only the path is the same.
      playbookPaths: playbook.uri === undefined ? [] : [...new Set([playbook.uri.fsPath, playbook.uri.path])],
    });
    for (const [key, value] of Object.entries(next)) {
      // A key that was never set reads as false.
      if (isSame(set[key as keyof ContextValues], value)) continue;
      void commands.executeCommand('setContext', key, value);
    }
    set = next;
  };
  update();
  return Disposable.from(
    incidents.onDidChange(update),
    current.onDidChange(update),
    runbooks.onDidChange(update),
    playbook.onDidChange(update),
  );
}

/** A list is another one only when its items are. */
function isSame(before: ContextValues[keyof ContextValues], after: ContextValues[keyof ContextValues]): boolean {
  return JSON.stringify(before ?? false) === JSON.stringify(after ?? false);
}
