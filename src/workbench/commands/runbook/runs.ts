import { l10n, Uri } from 'vscode';
import { markStep, noteOnStep, startRun, type RunbookFile } from '../../../app/runs.ts';
import { shortened } from '../../../core/incident/title.ts';
import { phaseName } from '../../../core/incident/describe.ts';
import type { IncidentState, Run, RunStepState, StepMark } from '../../../core/incident/state.ts';
import { incidentTitle } from '../../incidentTitle.ts';
import type { Parts } from '../../parts.ts';
import { fileOf } from '../../runbook/runbookTexts.ts';
import type { TreeNode } from '../../tree/node.ts';
import { askOne, type Choice } from '../ask/askOne.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { askReason } from '../ask/askReason.ts';
import { askText, required } from '../ask/askText.ts';
import { openWorkspaceSetting } from '../places.ts';
import { runbookChoices } from './runbookChoices.ts';
import { openLines } from '../record/sources.ts';
import { StepRunner } from './runStep.ts';
import { flowTitle, refOf, settled, subjectOf } from '../subject.ts';

type Ids =
  | 'sitrep.startRunbook'
  | 'sitrep.startThisRunbook'
  | 'sitrep.openRunbook'
  | 'sitrep.completeStep'
  | 'sitrep.skipStep'
  | 'sitrep.reopenStep'
  | 'sitrep.runStepCommand'
  | 'sitrep.noteOnStep';

export function runs({ parts, unwritten }: CommandContext): Pick<Handlers, Ids> {
  const runner = new StepRunner(parts);
  return {
    'sitrep.startRunbook': (node) => start(parts, node),
    // The same on a row that tells runbook and incident: its title promises that nothing is asked.
    'sitrep.startThisRunbook': (node) => start(parts, node),
    'sitrep.openRunbook': (node) => openRunbook(parts, node),
    'sitrep.completeStep': (node) => mark(parts, node, 'done'),
    'sitrep.skipStep': (node) => mark(parts, node, 'skipped'),
    'sitrep.reopenStep': (node) => mark(parts, node, 'open'),
    'sitrep.runStepCommand': async (node) => {
      const found = await stepOf(parts, node, l10n.t('Run command'));
      if (found !== undefined) await runner.runCommandOf(found);
    },
    'sitrep.noteOnStep': async (node) => {
      const found = await stepOf(parts, node, l10n.t('Add note to step'));
      if (found !== undefined) await note({ parts, unwritten }, found);
    },
  };
}

async function start(parts: Parts, node: TreeNode | undefined): Promise<void> {
  const offered = refOf(node, 'offered')?.uri;
  const uri = offered ?? refOf(node, 'runbook')?.uri ?? refOf(node, 'runbookStep')?.uri;
  const isKnown = uri === undefined || offered !== undefined;
  const state = isKnown ? await subjectOf(parts, node) : await pickIncident(parts);
  if (state === undefined) return;
  const file = uri === undefined ? await pickRunbook(parts, state) : await findRunbook(parts, uri);
  if (file !== undefined) settled(parts, await startRun(parts.incidents, parts, state.id, file));
}

async function openRunbook(parts: Parts, node: TreeNode | undefined): Promise<void> {
  const ref = node?.ref;
  switch (ref?.kind) {
    case 'offered':
    case 'runbook':
    case 'runbookStep': {
      const line = ref.kind === 'runbookStep' ? ref.line : 0;
      return openLines(parts, String(fileOf(ref.uri)), Uri.parse(ref.uri).path, line, line);
    }
    case 'run':
    case 'step': {
      const state = await subjectOf(parts, node);
      const run = state?.runs.find(({ id }) => id === ref.run);
      if (run === undefined) {
        parts.notify.failure({ code: 'noSuchEntry', entry: ref.run });
        return;
      }
      const line = ref.kind === 'run' ? 0 : (run.steps.find(({ key }) => key === ref.step)?.line ?? 0);
      return openLines(parts, String(fileOf(run.uri)), run.path, line, line);
    }
    default: {
      const file = await pickRunbook(parts, undefined);
      if (file !== undefined) await openLines(parts, file.uri, file.path, 0, 0);
    }
  }
}

/** From a runbook's row the incident is the current one, unless several are active: then it is asked for. */
async function pickIncident(parts: Parts): Promise<IncidentState | undefined> {
  const { incidents, current } = parts;
  if (incidents.snapshot.active.length < 2) return subjectOf(parts, undefined);
  const answer = await askOne({
    title: l10n.t('Start runbook'),
    placeholder: l10n.t('For which incident?'),
    choices: incidents.snapshot.active.map((state) => ({
      label: incidentTitle(state.title, l10n.t),
      description: phaseName(state.phase, l10n.t),
      value: state,
    })),
    active: ({ id }) => id === current.state?.id,
  });
  return answer.kind === 'given' ? answer.value : undefined;
}

async function findRunbook({ runbooks, notify }: Parts, uri: string): Promise<RunbookFile | undefined> {
  const file = (await runbooks.read()).find((each) => each.uri === uri);
  if (file === undefined) notify.failure({ code: 'missing', where: Uri.parse(uri).path });
  return file;
}

async function pickRunbook({ runbooks }: Parts, state: IncidentState | undefined): Promise<RunbookFile | undefined> {
  const choices = async (): Promise<readonly Choice<RunbookFile | undefined>[]> => {
    const files = await runbooks.read();
    if (files.length > 0) return runbookChoices(files, state, l10n.t);
    const detail = l10n.t(
      'Sitrep looks for Markdown files as the setting “sitrep.runbooks.files” says. Enter opens it.',
    );
    return [{ label: l10n.t('No runbook was found'), detail, icon: 'info', value: undefined }];
  };
  const words = state === undefined ? l10n.t('Open runbook') : flowTitle(l10n.t('Start runbook'), state);
  const answer = await askOne({ title: words, placeholder: l10n.t('Which runbook?'), choices: choices() });
  if (answer.kind !== 'given') return undefined;
  if (answer.value === undefined) await openWorkspaceSetting('sitrep.runbooks.files');
  return answer.value;
}

interface FoundStep {
  readonly state: IncidentState;
  readonly run: Run;
  readonly step: RunStepState;
}

/** The step of a row, or one that is asked for. */
async function stepOf(parts: Parts, node: TreeNode | undefined, flow: string): Promise<FoundStep | undefined> {
  const state = await subjectOf(parts, node);
  if (state === undefined) return undefined;
  const ref = refOf(node, 'step');
  const place =
    ref ?? (await pickStep(state, { run: refOf(node, 'run')?.run, title: flowTitle(flow, state), isOffered: isOpen }));
  if (place === undefined) return undefined;
  const run = state.runs.find(({ id }) => id === place.run);
  const step = run?.steps.find(({ key }) => key === place.step);
  if (run !== undefined && step !== undefined) return { state, run, step };
  parts.notify.failure({ code: 'noSuchEntry', entry: place.step });
  return undefined;
}

async function note(
  { parts, unwritten }: Pick<CommandContext, 'parts' | 'unwritten'>,
  { state, run, step }: FoundStep,
): Promise<void> {
  const id = 'sitrep.noteOnStep';
  const answer = await askText({
    title: flowTitle(l10n.t('Add note to step'), state),
    prompt: l10n.t('What did you see or do at “{0}”?', shortened(step.text, 80)),
    value: unwritten.of(id, state.id),
    remark: required(l10n.t('Write what you saw or did.')),
  });
  if (answer.kind !== 'given') return;
  const result = await noteOnStep(parts.incidents, state.id, { run: run.id, step: step.key }, answer.value);
  settled(parts, unwritten.keep(result, answer.value, id, state.id));
}

async function mark(parts: Parts, node: TreeNode | undefined, to: StepMark): Promise<void> {
  const state = await subjectOf(parts, node);
  if (state === undefined) return;
  const ref = refOf(node, 'step');
  const isOffered = to === 'open' ? isMarked : isOpen;
  const question = { run: refOf(node, 'run')?.run, title: flowTitle(stepFlow(to), state), isOffered };
  const place = ref === undefined ? await pickStep(state, question) : { run: ref.run, step: ref.step };
  if (place === undefined) return;
  if (to !== 'skipped') return void settled(parts, await markStep(parts.incidents, state.id, place, to));
  const step = state.runs.find(({ id }) => id === place.run)?.steps.find(({ key }) => key === place.step);
  const title = step === undefined ? l10n.t('Skip step') : l10n.t('Skip “{0}”', shortened(step.text, 60));
  const reason = await askReason(flowTitle(title, state), '');
  if (reason.kind !== 'given') return;
  settled(parts, await markStep(parts.incidents, state.id, place, to, reason.value));
}

interface StepPlace {
  readonly run: string;
  readonly step: string;
}

interface StepQuestion {
  readonly run: string | undefined;
  readonly title: string;
  readonly isOffered: (step: RunStepState) => boolean;
}

async function pickStep(state: IncidentState, { run, title, isOffered }: StepQuestion): Promise<StepPlace | undefined> {
  const offered = state.runs.filter(({ id }) => run === undefined || id === run);
  const choice = (each: Run, step: RunStepState): Choice<StepPlace> => ({
    label: step.text,
    group: each.title,
    value: { run: each.id, step: step.key },
  });
  const answer = await askOne({
    title,
    placeholder: l10n.t('Which step?'),
    choices: [...offered].reverse().flatMap((each) => each.steps.filter(isOffered).map((step) => choice(each, step))),
  });
  return answer.kind === 'given' ? answer.value : undefined;
}

function isOpen({ mark: now }: RunStepState): boolean {
  return now === 'open';
}

function isMarked({ mark: now }: RunStepState): boolean {
  return now !== 'open';
}

function stepFlow(to: StepMark): string {
  switch (to) {
    case 'done':
      return l10n.t('Complete step');
    case 'skipped':
      return l10n.t('Skip step');
    case 'open':
      return l10n.t('Undo step');
  }
}
