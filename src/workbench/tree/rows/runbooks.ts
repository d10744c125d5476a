import type { RunbookFile } from '../../../app/runs.ts';
import type { RunbookStep } from '../../../core/runbook/runbook.ts';
import type { Say } from '../../../core/say.ts';
import type { RunbookFiles } from '../../parts.ts';
import type { TreeNode } from '../node.ts';
import { parentRow, siblingIds } from './row.ts';
import { joined, lines, oneLine, sentences } from './rowText.ts';
import { fileTarget } from './sourceTarget.ts';

export interface RunbookRows {
  readonly files: readonly RunbookFile[];
  readonly load: RunbookFiles['load'];
  readonly say: Say;
}

/** The rows of the view "Runbooks". None at all leaves the view to its welcome text. */
export function runbookNodes({ files, load, say }: RunbookRows): readonly TreeNode[] {
  if (load === 'idle') return [];
  const ids = siblingIds(
    'runbooks',
    files.map(({ uri }) => uri),
  ).map((id) => id.slice('runbooks/'.length));
  const titles = files.map(({ runbook, path }) => oneLine(runbook.title) || path);
  return files.map((file, index) => {
    const title = titles[index] ?? file.path;
    const isTwin = titles.indexOf(title) !== titles.lastIndexOf(title);
    return runbookNode(ids[index] ?? file.uri, file, { title, isTwin }, say);
  });
}

function runbookNode(
  id: string,
  { uri, path, runbook }: RunbookFile,
  { title, isTwin }: { readonly title: string; readonly isTwin: boolean },
  say: Say,
): TreeNode {
  const { steps, owner, tags, alerts, severity } = runbook;
  const count =
    steps.length === 0 ? say('no steps') : steps.length === 1 ? say('1 step') : say('{0} steps', steps.length);
  const target = steps.length === 0 ? fileTarget(uri, 0, 0) : undefined;
  return parentRow(
    {
      id,
      ref: { kind: 'runbook', uri },
      label: title,
      description: joined(count, isTwin ? path : undefined),
      tooltip: lines(
        title,
        path,
        owner === undefined ? undefined : say('Owner: {0}', owner),
        severity === undefined ? undefined : say('Severity: {0}', severity),
        alerts.length === 0 ? undefined : say('Alerts: {0}', alerts.join(', ')),
        tags.length === 0 ? undefined : say('Tags: {0}', tags.join(', ')),
      ),
      accessibilityLabel: sentences(say('Runbook {0}', title), count, isTwin ? path : undefined),
      icon: { id: 'book' },
      contextValue: 'runbook',
      collapse: steps.length === 0 ? 'none' : 'collapsed',
      ...(target === undefined ? {} : { target }),
    },
    () => stepNodes(id, { uri, path, say }, steps),
  );
}

interface StepFile {
  readonly uri: string;
  readonly path: string;
  readonly say: Say;
}

/** Nests the flat list by its levels; a level that is skipped over counts as one deeper. */
function stepNodes(parent: string, file: StepFile, steps: readonly RunbookStep[]): readonly TreeNode[] {
  const groups = siblingGroups(steps);
  const ids = siblingIds(
    parent,
    groups.map(({ step }) => step.key),
  );
  return groups.map(({ step, below }, index) => stepNode(ids[index] ?? parent, file, step, below));
}

interface StepGroup {
  readonly step: RunbookStep;
  readonly below: RunbookStep[];
}

function siblingGroups(steps: readonly RunbookStep[]): readonly StepGroup[] {
  const groups: StepGroup[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last !== undefined && step.level > last.step.level) last.below.push(step);
    else groups.push({ step, below: [] });
  }
  return groups;
}

function stepNode(id: string, file: StepFile, step: RunbookStep, below: readonly RunbookStep[]): TreeNode {
  const { uri, path, say } = file;
  const text = oneLine(step.text);
  const runs = step.commands.length > 0;
  const target = fileTarget(uri, step.line, step.line);
  return parentRow(
    {
      id,
      ref: { kind: 'runbookStep', uri, line: step.line },
      label: text,
      tooltip: lines(
        step.text,
        step.section,
        ...step.commands.map((command) => command.text),
        step.expected === undefined ? undefined : say('Expected: {0}', step.expected),
        `${path}:${step.line + 1}`,
      ),
      accessibilityLabel: sentences(text, runs ? say('Has a command') : undefined),
      icon: { id: runs ? 'terminal' : 'circle-small' },
      contextValue: 'step',
      collapse: below.length === 0 ? 'none' : 'expanded',
      ...(target === undefined ? {} : { target }),
    },
    () => stepNodes(id, file, below),
  );
}
