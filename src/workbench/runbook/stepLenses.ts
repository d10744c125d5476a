import { formatTimeNear } from '../../core/moment.ts';
import type { Say } from '../../core/say.ts';
import type { CommandId } from '../manifest.generated.ts';
import type { NodeRef } from '../tree/node.ts';
import { actorName } from '../tree/rows/rowText.ts';
import type { ShownRun, ShownStep } from './activeRuns.ts';

/** One thing that is written above a line. Without a command it only says something. */
export interface StepLens {
  /** Zero-based. */
  readonly line: number;
  readonly title: string;
  readonly tooltip?: string;
  readonly command?: CommandId;
  readonly ref?: NodeRef;
}

interface LensContext {
  readonly nowMs: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly say: Say;
}

/** What stands above the steps of a run: what can be done with each, or who did it and when. */
export function stepLenses(shown: ShownRun, context: LensContext): readonly StepLens[] {
  return [...headLenses(shown, context), ...shown.steps.flatMap((step) => lensesOf(shown, step, context))];
}

function headLenses({ incident, run, steps, gone }: ShownRun, { say }: LensContext): readonly StepLens[] {
  const marked = run.steps.filter(({ mark }) => mark !== 'open').length;
  const head: StepLens = {
    line: run.uri.includes('#') ? (steps[0]?.now.line ?? 0) : 0,
    title: icon('checklist', say('{0}/{1} · {2}', marked, run.steps.length, plain(incident.title))),
    tooltip: say('This runbook is followed in the incident “{0}”.', incident.title),
  };
  if (gone.length === 0) return [head];
  const words =
    gone.length === 1
      ? say('1 step of the run is not in the file any more')
      : say('{0} steps of the run are not in the file any more', gone.length);
  return [head, { line: head.line, title: words, tooltip: gone.map(({ text }) => text).join('\n') }];
}

function lensesOf({ incident, run }: ShownRun, { state, now }: ShownStep, context: LensContext): readonly StepLens[] {
  const { say } = context;
  const ref: NodeRef = { kind: 'step', incident: incident.id, run: run.id, step: state.key };
  const lens = (title: string, command: CommandId, tooltip: string): StepLens => ({
    line: now.line,
    title,
    tooltip,
    command,
    ref,
  });
  const note = lens(say('Note'), 'sitrep.noteOnStep', say('Add a note to this step'));
  const ran = ranWords({ state, now }, context);
  const about = ran === undefined ? [] : [{ line: now.line, title: ran }];
  if (state.mark !== 'open') {
    const undo = lens(say('Undo'), 'sitrep.reopenStep', say('Open this step again'));
    return [{ line: now.line, title: markWords({ state, now }, context) }, ...about, undo, note];
  }
  const runs =
    now.commands.length === 0
      ? []
      : [
          lens(
            icon('play', say('Run command')),
            'sitrep.runStepCommand',
            now.commands
              .map(({ text }) => text)
              .join('\n\n')
              .slice(0, 2_000),
          ),
        ];
  return [
    lens(icon('check', say('Done')), 'sitrep.completeStep', say('Complete this step')),
    lens(say('Skip'), 'sitrep.skipStep', say('Skip this step and say why')),
    ...runs,
    note,
    ...about,
  ];
}

function markWords({ state }: ShownStep, { nowMs, timeZone, say }: LensContext): string {
  const who = state.markedBy === undefined ? say('unknown') : plain(actorName(state.markedBy, say));
  const when = state.markedAtMs === undefined ? say('unknown') : formatTimeNear(state.markedAtMs, nowMs, timeZone);
  return state.mark === 'done'
    ? icon('pass-filled', say('Done by {0} at {1}', who, when))
    : icon('debug-step-over', say('Skipped by {0} at {1}', who, when));
}

function ranWords({ state }: ShownStep, { nowMs, timeZone, say }: LensContext): string | undefined {
  if (state.lastCommand === undefined) return undefined;
  const { atMs, by, exitCode } = state.lastCommand;
  const when = formatTimeNear(atMs, nowMs, timeZone);
  const who = plain(actorName(by, say));
  return exitCode === undefined
    ? say('Ran by {0} at {1}', who, when)
    : say('Ran by {0} at {1}: exit code {2}', who, when, exitCode);
}

/** A plain space behind an icon is not drawn. */
function icon(name: string, words: string): string {
  return `$(${name})\u00a0${words}`;
}

/** In a lens `$(name)` is an icon; in the words of people it stays text. */
function plain(text: string): string {
  return text.replace(/[\r\n]+/gu, ' ').replace(/\$\(/gu, '$\u200b(');
}
