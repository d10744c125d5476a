import { Disposable, type ExtensionContext } from 'vscode';
import type { Parts } from '../workbench/parts.ts';
import { RunLenses } from '../workbench/runbook/runLenses.ts';
import { RunsShown } from '../workbench/runbook/runsShown.ts';
import { StepMarks } from '../workbench/runbook/stepMarks.ts';

/** What an open runbook shows of the run that follows it. */
export function showRuns(parts: Parts, { extensionUri }: Pick<ExtensionContext, 'extensionUri'>): Disposable {
  const runs = new RunsShown(parts);
  return Disposable.from(runs, new RunLenses(parts, runs), new StepMarks(runs, extensionUri, parts.log));
}
