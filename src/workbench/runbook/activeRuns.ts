import type { RunbookFile } from '../../app/runs.ts';
import { isWorking } from '../../core/incident/phase.ts';
import type { IncidentState, Run, RunStepState } from '../../core/incident/state.ts';
import { placeSteps } from '../../core/runbook/placeSteps.ts';
import type { RunbookStep } from '../../core/runbook/runbook.ts';

/** A run and where its steps stand in the file as it is now. */
export interface ShownRun {
  readonly incident: Pick<IncidentState, 'id' | 'title'>;
  readonly run: Run;
  /** In the order of the file. */
  readonly steps: readonly ShownStep[];
  /** Steps of the run that the file does not have any more. */
  readonly gone: readonly RunStepState[];
}

export interface ShownStep {
  readonly state: RunStepState;
  readonly now: RunbookStep;
}

/** The incidents that are worked on, the current one first. */
export function workedOn(active: readonly IncidentState[], currentId: string | undefined): readonly IncidentState[] {
  const working = active.filter(({ phase }) => isWorking(phase));
  return [...working.filter(({ id }) => id === currentId), ...working.filter(({ id }) => id !== currentId)];
}

/**
 * The run that a runbook's file shows: of the first incident that has one, the newest with open steps, else the
 * newest. `incidents` in the order in which they are asked.
 */
export function runOf(
  address: string,
  incidents: readonly IncidentState[],
): { readonly incident: IncidentState; readonly run: Run } | undefined {
  for (const incident of incidents) {
    const runs = incident.runs.filter(({ uri }) => uri === address);
    const run = runs.filter(({ steps }) => steps.some(({ mark }) => mark === 'open')).at(-1) ?? runs.at(-1);
    if (run !== undefined) return { incident, run };
  }
  return undefined;
}

/** The runs to show in one document. */
export function shownRuns(files: readonly RunbookFile[], incidents: readonly IncidentState[]): readonly ShownRun[] {
  return files.flatMap(({ uri, runbook }) => {
    const found = runOf(uri, incidents);
    return found === undefined ? [] : [shownRun(found.incident, found.run, runbook.steps)];
  });
}

function shownRun(incident: IncidentState, run: Run, steps: readonly RunbookStep[]): ShownRun {
  const placed = placeSteps(run.steps, steps);
  const shown = run.steps.flatMap((state) => {
    const now = placed.get(state.key);
    return now === undefined ? [] : [{ state, now }];
  });
  return {
    incident,
    run,
    steps: shown.sort((a, b) => a.now.line - b.now.line),
    gone: run.steps.filter(({ key }) => !placed.has(key)),
  };
}
