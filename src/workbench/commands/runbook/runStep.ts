import { env, l10n, Uri, workspace } from 'vscode';
import { markStep, recordCommand, type RunbookFile } from '../../../app/runs.ts';
import type { Failure } from '../../../core/failure.ts';
import type { IncidentState, Run, RunStepState } from '../../../core/incident/state.ts';
import { failed, ok, type Result } from '../../../core/result.ts';
import { fillCommand } from '../../../core/runbook/fillCommand.ts';
import { placeSteps } from '../../../core/runbook/placeSteps.ts';
import type { RunbookCommand } from '../../../core/runbook/runbook.ts';
import { shellKindOf, terminalCommand } from '../../../core/runbook/shellKind.ts';
import type { ShellKind } from '../../../core/runbook/shellQuote.ts';
import type { Parts } from '../../parts.ts';
import { fileOf, RunbookTexts } from '../../runbook/runbookTexts.ts';
import { askOne } from '../ask/askOne.ts';
import { flowTitle, settled } from '../subject.ts';
import { Approvals } from './approvals.ts';
import { confirmCommand } from './confirmCommand.ts';
import { askToKeep } from './keepOutput.ts';
import { RunTerminals, terminalName } from './runTerminals.ts';
import { RunValues } from './runValues.ts';

interface Step {
  readonly state: IncidentState;
  readonly run: Run;
  readonly step: RunStepState;
}

interface Runnable {
  readonly cwd: Uri;
  readonly file: RunbookFile;
  readonly commands: readonly RunbookCommand[];
}

/** Runs commands of runbooks: asks what has to be asked, shows, runs, and records what the responder agrees to. */
export class StepRunner {
  private readonly parts: Parts;
  private readonly texts: RunbookTexts;
  private readonly values = new RunValues();
  private readonly terminals: RunTerminals;
  private readonly approvals: Approvals;

  constructor(parts: Parts) {
    this.parts = parts;
    this.texts = new RunbookTexts(parts.playbook);
    this.terminals = new RunTerminals(parts.clock);
    this.approvals = new Approvals(parts.workspaceState);
  }

  async runCommandOf({ state, run, step }: Step): Promise<void> {
    const { notify, incidents } = this.parts;
    const found = await this.find({ state, run, step });
    if (!found.ok) {
      notify.failure(found.failure);
      return;
    }
    const { cwd, file, commands } = found.value;
    const title = flowTitle(l10n.t('Run command'), state);
    const command = await pickCommand(title, commands);
    const filled = command === undefined ? undefined : await this.fill({ title, run: run.id }, file, command);
    if (filled === undefined) return;
    const { text, secrets } = filled;
    const terminal = this.terminals.existing(run.id);
    const name = terminal?.name ?? terminalName(run.title);
    // A step before may have gone to another folder.
    const folder = (terminal?.shellIntegration?.cwd ?? cwd).fsPath;
    if (!(await confirmCommand({ command: text, terminal: name, folder }, this.approvals))) return;
    const outcome = await this.terminals.run(run.id, { name, cwd }, text);
    const where = l10n.t('terminal “{0}”, {1}', name, folder);
    const place = { run: run.id, step: step.key };
    const kept = await askToKeep(title, { command: text, where, outcome, secrets }, this.isOpen(state.id, place));
    if (kept === undefined) return;
    if (settled(this.parts, await recordCommand(incidents, state.id, place, kept.ran)) === undefined) return;
    if (kept.completes) settled(this.parts, await markStep(incidents, state.id, place, 'done'));
  }

  /** The commands of a step as its file stands now, and where they would run; else why nothing can. */
  private async find({ run, step }: Step): Promise<Result<Runnable, Failure>> {
    if (!workspace.isTrusted) return failed({ code: 'untrusted', what: l10n.t('Running commands') });
    const cwd = folderOf(run);
    if (cwd === undefined) return failed({ code: 'noShell' });
    const file = await this.texts.at(run.uri);
    const now = placeSteps(run.steps, file?.runbook.steps ?? []).get(step.key);
    if (file === undefined || now === undefined) return failed({ code: 'stepGone', step: step.text, path: run.path });
    if (now.commands.length === 0) return failed({ code: 'noCommand', step: step.text });
    return ok({ cwd, file, commands: now.commands });
  }

  private async fill(
    flow: { readonly title: string; readonly run: string },
    { runbook }: RunbookFile,
    command: RunbookCommand,
  ): Promise<{ readonly text: string; readonly secrets: readonly string[] } | undefined> {
    const shell = this.shell(flow.run);
    const given = await this.values.ask(flow, { command, steps: runbook.steps }, shell);
    if (given === undefined) return undefined;
    const text = terminalCommand(fillCommand(command.text, given.values, shell ?? 'posix'), shell);
    return { text, secrets: given.secrets };
  }

  private shell(run: string): ShellKind | undefined {
    const terminal = this.terminals.existing(run);
    return shellKindOf(terminal?.state.shell ?? env.shell);
  }

  /** As it is when the command has ended: somebody else may have completed the step meanwhile. */
  private isOpen(incident: string, place: { readonly run: string; readonly step: string }): boolean {
    const state = this.parts.incidents.snapshot.active.find(({ id }) => id === incident);
    const run = state?.runs.find(({ id }) => id === place.run);
    return run?.steps.find(({ key }) => key === place.step)?.mark === 'open';
  }
}

/** Where the commands of a run start: its workspace folder. Only a folder of this machine, or of the remote host, has a shell. */
function folderOf({ uri }: Run): Uri | undefined {
  const file = fileOf(uri);
  if (file.scheme !== 'file') return undefined;
  return workspace.getWorkspaceFolder(file)?.uri ?? Uri.joinPath(file, '..');
}

async function pickCommand(title: string, commands: readonly RunbookCommand[]): Promise<RunbookCommand | undefined> {
  if (commands.length === 1) return commands[0];
  const answer = await askOne({
    title,
    placeholder: l10n.t('Which command of the step?'),
    choices: commands.map((command) => {
      const [first = '', ...more] = command.text.split('\n');
      return {
        label: first,
        ...(more.length === 0 ? {} : { description: l10n.t('and {0} more lines', more.length) }),
        icon: 'terminal',
        value: command,
      };
    }),
  });
  return answer.kind === 'given' ? answer.value : undefined;
}
