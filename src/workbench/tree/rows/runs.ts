import type { IncidentState, Run, RunStepState, StepMark } from '../../../core/incident/state.ts';
import { formatMoment, formatTimeNear } from '../../../core/moment.ts';
import type { Say } from '../../../core/say.ts';
import type { TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { stepIcon } from './icons.ts';
import { childId, leafRow, parentRow, siblingIds } from './row.ts';
import { actorName, joined, lines, oneLine, sentences } from './rowText.ts';
import { offerNodes } from './offers.ts';
import { fileTarget } from './sourceTarget.ts';

export function runsSection(parent: string, state: IncidentState, context: RowContext): TreeNode {
  const { say } = context;
  const id = childId(parent, 'runs');
  const ids = siblingIds(
    id,
    state.runs.map((run) => run.id),
  );
  const summary = runsSummary(state.runs, say);
  return parentRow(
    {
      id,
      ref: { kind: 'section', incident: state.id, section: 'runs' },
      label: say('Runbooks'),
      description: summary,
      accessibilityLabel: sentences(say('Runbooks: {0}', summary)),
      icon: { id: 'book' },
      contextValue: 'section runs',
      collapse: 'expanded',
    },
    () => [
      ...state.runs.map((run, index) => runNode(ids[index] ?? id, state.id, run, context)),
      ...offerNodes(id, state, context),
    ],
  );
}

function runsSummary(runs: readonly Run[], say: Say): string {
  const [only, ...others] = runs;
  if (only === undefined) return say('none started');
  return others.length === 0 ? progress(only) : say('{0} started', runs.length);
}

/** "3/7": steps that are done or were skipped on purpose, of all. */
function progress({ steps }: Run): string {
  return `${steps.length - count(steps, 'open')}/${steps.length}`;
}

function count(steps: readonly RunStepState[], mark: StepMark): number {
  return steps.filter((step) => step.mark === mark).length;
}

function runNode(id: string, incident: string, run: Run, context: RowContext): TreeNode {
  const { timeZone, say } = context;
  const { steps } = run;
  const title = oneLine(run.title);
  const open = count(steps, 'open');
  const standing = say('{0} done, {1} skipped, {2} open', count(steps, 'done'), count(steps, 'skipped'), open);
  const ids = siblingIds(
    id,
    steps.map(({ key }) => key),
  );
  return parentRow(
    {
      id,
      ref: { kind: 'run', incident, run: run.id },
      label: title,
      description: steps.length === 0 ? say('no steps') : progress(run),
      tooltip: lines(
        title,
        run.path,
        standing,
        say('Started by {0} at {1}', actorName(run.startedBy, say), formatMoment(run.startedAtMs, timeZone)),
      ),
      accessibilityLabel: sentences(say('Runbook {0}', title), standing),
      icon: steps.length > 0 && open === 0 ? stepIcon('done') : { id: 'checklist' },
      contextValue: 'run',
      collapse: steps.length === 0 ? 'none' : open === 0 ? 'collapsed' : 'expanded',
    },
    () => steps.map((step, index) => stepNode(ids[index] ?? id, { incident, run }, step, context)),
  );
}

function stepNode(
  id: string,
  { incident, run }: { readonly incident: string; readonly run: Run },
  step: RunStepState,
  { nowMs, timeZone, say, offers }: RowContext,
): TreeNode {
  const text = oneLine(step.text);
  const who = step.markedBy === undefined ? undefined : actorName(step.markedBy, say);
  const when = step.markedAtMs === undefined ? undefined : formatTimeNear(step.markedAtMs, nowMs, timeZone);
  const target = fileTarget(run.uri, step.line, step.line);
  return leafRow({
    id,
    ref: { kind: 'step', incident, run: run.id, step: step.key },
    label: text,
    description: joined(step.mark === 'skipped' ? say('skipped') : undefined, who, when, exitWords(step, say)),
    tooltip: lines(
      step.text,
      markSentence(step, say, timeZone),
      commandSentence(step, say, timeZone),
      `${run.path}:${step.line + 1}`,
    ),
    accessibilityLabel: sentences(text, markSentence(step, say, timeZone), commandSentence(step, say, timeZone)),
    icon: stepIcon(step.mark),
    contextValue: [
      step.mark === 'open' ? 'step open' : `step marked ${step.mark}`,
      ...(offers?.runnableSteps(run).has(step.key) === true ? ['runnable'] : []),
    ].join(' '),
    ...(target === undefined ? {} : { target }),
  });
}

function markSentence({ mark, markedBy, markedAtMs }: RunStepState, say: Say, timeZone: string): string {
  if (mark === 'open') return say('Open');
  const who = markedBy === undefined ? say('unknown') : actorName(markedBy, say);
  const when = markedAtMs === undefined ? say('unknown') : formatMoment(markedAtMs, timeZone);
  return mark === 'done' ? say('Done by {0} at {1}', who, when) : say('Skipped by {0} at {1}', who, when);
}

function exitWords({ lastCommand }: RunStepState, say: Say): string | undefined {
  if (lastCommand === undefined) return undefined;
  return lastCommand.exitCode === undefined ? say('command ran') : say('exit code {0}', lastCommand.exitCode);
}

function commandSentence({ lastCommand }: RunStepState, say: Say, timeZone: string): string | undefined {
  if (lastCommand === undefined) return undefined;
  const { by, atMs, exitCode } = lastCommand;
  const who = actorName(by, say);
  const when = formatMoment(atMs, timeZone);
  return exitCode === undefined
    ? say('Its command was run by {0} at {1}', who, when)
    : say('Its command was run by {0} at {1}, exit code {2}', who, when, exitCode);
}
