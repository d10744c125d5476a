import type { RunbookFile } from '../../../app/runs.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { matchRunbooks, type MatchReason } from '../../../core/runbook/match.ts';
import type { Say } from '../../../core/say.ts';
import { incidentWords, reasonsWords } from '../../runbook/offers.ts';
import type { Choice } from '../ask/askOne.ts';

/** The runbooks that fit the incident first, each with why; then all others by title. */
export function runbookChoices(
  files: readonly RunbookFile[],
  state: IncidentState | undefined,
  say: Say,
): readonly Choice<RunbookFile>[] {
  const fileOf = new Map(files.map((file) => [file.runbook, file]));
  const started = new Set(state?.runs.map(({ uri }) => uri));
  const text = state === undefined ? '' : incidentWords(state);
  const result = matchRunbooks({ text, components: [], alerts: [] }, [...fileOf.keys()]);
  const matches = result.state === 'found' ? result.matches : [];
  const fitting = new Set(matches.map(({ runbook }) => runbook));
  const choice = (
    file: RunbookFile,
    group: string | undefined,
    reasons: readonly MatchReason[],
  ): Choice<RunbookFile> => ({
    label: file.runbook.title,
    description: describe(file, started.has(file.uri), say),
    ...(reasons.length === 0 ? {} : { detail: reasonsWords(reasons, say) }),
    ...(group === undefined ? {} : { group }),
    value: file,
  });
  const others = files.filter(({ runbook }) => !fitting.has(runbook));
  return [
    ...matches.flatMap(({ runbook, reasons }) => {
      const file = fileOf.get(runbook);
      return file === undefined ? [] : [choice(file, say('Fits the incident'), reasons)];
    }),
    ...others.map((file) => choice(file, matches.length === 0 ? undefined : say('Others'), [])),
  ];
}

function describe({ runbook, path }: RunbookFile, isStarted: boolean, say: Say): string {
  const steps = runbook.steps.length === 1 ? say('1 step') : say('{0} steps', runbook.steps.length);
  return [isStarted ? say('started already') : '', steps, path].filter((words) => words !== '').join(' · ');
}
