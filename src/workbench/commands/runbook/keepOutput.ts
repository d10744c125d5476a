import { l10n } from 'vscode';
import type { RanCommand } from '../../../app/runs.ts';
import { redact, redactTail } from '../../../core/runbook/redact.ts';
import { setting } from '../../settings/settings.ts';
import { type Answer } from '../ask/answer.ts';
import { askOne, type Choice } from '../ask/askOne.ts';
import { withPage } from '../../readOnlyPage.ts';
import type { CommandOutcome } from './runTerminals.ts';

const keptLines = 200;
const keptLength = 60_000;

export interface Ran {
  readonly command: string;
  readonly where: string;
  readonly outcome: CommandOutcome;
  /** Values that are secret by the names of their variables. */
  readonly secrets: readonly string[];
}

/** What goes into the record, and whether the step is done with it. */
export interface Kept {
  readonly ran: RanCommand;
  readonly completes: boolean;
}

/** What would be recorded: secrets are out, and of the output the last lines are left. `hidden` counts what was taken out. */
export function recordable({ command, where, outcome, secrets }: Ran): {
  readonly ran: RanCommand;
  readonly hidden: number;
} {
  const options = { emails: setting('redaction.emails'), secrets };
  const words = redact(command, options);
  const base = {
    command: words.text.slice(0, keptLength),
    where: where.slice(0, 1_000),
    startedAtMs: outcome.startedAtMs,
  };
  const { captured } = outcome;
  if (captured === undefined) return { ran: { ...base, captured: false }, hidden: words.count };
  const { exitCode, durationMs } = captured;
  const output = redactTail(captured.output, { lines: keptLines, maxLength: keptLength }, options);
  const figures = { durationMs, ...(exitCode === undefined ? {} : { exitCode }) };
  const kept = output.text === '' ? {} : { output: output.text };
  return { ran: { ...base, ...figures, ...kept, captured: true }, hidden: words.count + output.count };
}

type Choose = 'output' | 'outputDone' | 'plain' | 'plainDone' | 'nothing';

/** Shows what would be recorded and asks; undefined when nothing is to be. */
export async function askToKeep(title: string, ran: Ran, canComplete: boolean): Promise<Kept | undefined> {
  const { ran: full, hidden } = recordable(ran);
  const { output, ...plain } = full;
  const answer = await withPage({ name: l10n.t('To be recorded'), language: 'log', text: pageOf(full, hidden) }, () =>
    askOne<Choose>({
      title,
      placeholder: l10n.t('{0} The editor shows what would be recorded.', outcomeWords(full)),
      choices: choices(output !== undefined, canComplete && full.exitCode !== undefined && full.exitCode === 0),
      staysOpen: true,
    }),
  );
  switch (chosen(answer)) {
    case 'output':
      return { ran: full, completes: false };
    case 'outputDone':
      return { ran: full, completes: true };
    case 'plain':
      return { ran: plain, completes: false };
    case 'plainDone':
      return { ran: plain, completes: true };
    case 'nothing':
      return undefined;
  }
}

function chosen(answer: Answer<Choose>): Choose {
  return answer.kind === 'given' ? answer.value : 'nothing';
}

function choices(hasOutput: boolean, canComplete: boolean): readonly Choice<Choose>[] {
  const withOutput: readonly Choice<Choose>[] = [
    { label: l10n.t('Record with the output'), icon: 'save', value: 'output' },
    ...(canComplete ? [done(l10n.t('Record with the output, and the step is done'), 'outputDone')] : []),
  ];
  return [
    ...(hasOutput ? withOutput : []),
    {
      label: hasOutput ? l10n.t('Record without the output') : l10n.t('Record that it ran'),
      icon: 'terminal',
      value: 'plain',
    },
    ...(!hasOutput && canComplete ? [done(l10n.t('Record that it ran, and the step is done'), 'plainDone')] : []),
    { label: l10n.t('Record nothing'), icon: 'circle-slash', value: 'nothing' },
  ];
}

function done(label: string, value: Choose): Choice<Choose> {
  return { label, icon: 'pass', value };
}

function outcomeWords({ captured, exitCode, durationMs = 0 }: RanCommand): string {
  if (!captured) return l10n.t('This shell tells nothing, so nothing was captured.');
  const seconds = (durationMs / 1000).toFixed(1);
  return exitCode === undefined
    ? l10n.t('It ended after {0} s; the exit code is unknown.', seconds)
    : l10n.t('It ended with exit code {0} after {1} s.', exitCode, seconds);
}

function pageOf(ran: RanCommand, hidden: number): string {
  const { command, where, output } = ran;
  const lines = output?.split('\n').length ?? 0;
  // The question covers the first lines.
  return [
    outcomeWords(ran),
    l10n.t('In {0}', where),
    hidden === 0 ? l10n.t('Nothing in it was taken for a secret.') : l10n.t('{0} places were blacked out.', hidden),
    '',
    l10n.t('The command:'),
    '',
    command,
    '',
    ...(output === undefined
      ? ran.captured
        ? [l10n.t('VS Code handed over no output; what it printed, if anything, is in the terminal.')]
        : []
      : [lines === 1 ? l10n.t('Its output, 1 line:') : l10n.t('Its output, the last {0} lines:', lines), '', output]),
    '',
  ].join('\n');
}
