import { Disposable, type ExtensionContext } from 'vscode';
import { checkDocuments } from '../workbench/editor/checkDocuments.ts';
import { runbookKind } from '../workbench/editor/runbook/runbookKind.ts';
import type { Parts } from '../workbench/parts.ts';
import { RunLenses } from '../workbench/runbook/runLenses.ts';
import { RunsShown } from '../workbench/runbook/runsShown.ts';
import { StepMarks } from '../workbench/runbook/stepMarks.ts';

/** What an open runbook shows: the run that follows it, and what is doubtful in it. */
export function showRuns(parts: Parts, { extensionUri }: Pick<ExtensionContext, 'extensionUri'>): Disposable {
  const runs = new RunsShown(parts);
  const checks = checkDocuments(runbookKind(parts.clock), parts.log);
  return Disposable.from(runs, checks, new RunLenses(parts, runs), new StepMarks(runs, extensionUri, parts.log));
}
