import type { Failure } from '../core/failure.ts';
import type { EventData } from '../core/incident/event.ts';
import type { IncidentState, StepMark } from '../core/incident/state.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { Runbook } from '../core/runbook/runbook.ts';
import type { Incidents } from './incidents.ts';
import type { Clock, Ids } from './ports.ts';

type Answer = Promise<Result<IncidentState, Failure>>;

export interface RunbookFile {
  readonly uri: string;
  /** As people name it, relative to its workspace folder. */
  readonly path: string;
  readonly runbook: Runbook;
}

/** Starts a run of a runbook; a run of the same file that has open steps is gone on with instead. */
export function startRun(
  incidents: Incidents,
  parts: { readonly ids: Ids; readonly clock: Clock },
  incident: string,
  { uri, path, runbook }: RunbookFile,
): Answer {
  return incidents.record(incident, ({ runs }) => {
    const open = runs.some((run) => run.uri === uri && run.steps.some(({ mark }) => mark === 'open'));
    if (open) return failed({ code: 'alreadyThere', what: runbook.title });
    const steps = runbook.steps.map(({ key, text, line }) => ({ key, text, line }));
    const run = parts.ids.next(parts.clock.now());
    return ok([
      {
        type: 'runStarted',
        data: { run, title: runbook.title, uri, path, steps },
        source: { kind: 'runbook', uri, path, line: 0 },
      },
    ]);
  });
}

/** Completes or skips a step, or opens it again. A step that somebody else marked the same way stays theirs. */
export function markStep(
  incidents: Incidents,
  incident: string,
  place: { readonly run: string; readonly step: string },
  mark: StepMark,
  note?: string,
): Answer {
  return incidents.record(incident, ({ runs }) => {
    const run = runs.find(({ id }) => id === place.run);
    const step = run?.steps.find(({ key }) => key === place.step);
    if (run === undefined || step === undefined) return failed({ code: 'noSuchEntry', entry: place.step });
    if (step.mark === mark) return failed({ code: 'alreadyThere', what: step.text });
    const said = note?.trim();
    const data = { ...place, text: step.text, mark, ...(said === undefined || said === '' ? {} : { note: said }) };
    return ok([
      { type: 'stepMarked', data, source: { kind: 'runbook', uri: run.uri, path: run.path, line: step.line } },
    ]);
  });
}

/** What became of a command that was run in a terminal, as it is kept: secrets are out already. */
export type RanCommand = Omit<EventData<'commandRan'>, 'run' | 'step' | 'text'> & { readonly startedAtMs: number };

/** Records that a step's command ran. The step stays as it is: whether it is done is the responder's word. */
export function recordCommand(
  incidents: Incidents,
  incident: string,
  place: { readonly run: string; readonly step: string },
  { startedAtMs, ...ran }: RanCommand,
): Answer {
  return incidents.record(incident, ({ runs }) => {
    const run = runs.find(({ id }) => id === place.run);
    const step = run?.steps.find(({ key }) => key === place.step);
    if (run === undefined || step === undefined) return failed({ code: 'noSuchEntry', entry: place.step });
    const source = { kind: 'runbook' as const, uri: run.uri, path: run.path, line: step.line };
    return ok([{ type: 'commandRan', data: { ...place, text: step.text, ...ran }, atMs: startedAtMs, source }]);
  });
}

/** A note on a step: its source is the step's line. */
export function noteOnStep(
  incidents: Incidents,
  incident: string,
  place: { readonly run: string; readonly step: string },
  text: string,
): Answer {
  return incidents.record(incident, ({ runs }) => {
    const said = text.trim();
    const run = runs.find(({ id }) => id === place.run);
    const step = run?.steps.find(({ key }) => key === place.step);
    if (said === '') return failed({ code: 'emptyText' });
    if (run === undefined || step === undefined) return failed({ code: 'noSuchEntry', entry: place.step });
    const source = { kind: 'runbook' as const, uri: run.uri, path: run.path, line: step.line };
    return ok([{ type: 'noteAdded', data: { text: said }, source }]);
  });
}
