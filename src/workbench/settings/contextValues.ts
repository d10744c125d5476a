import type { LoadState } from '../../app/incidents.ts';
import type { IncidentState, StepMark } from '../../core/incident/state.ts';
import type { ContextKey } from '../manifest.generated.ts';
import type { RunbookFiles } from '../parts.ts';

interface Seen {
  readonly load: LoadState;
  readonly current: IncidentState | undefined;
  readonly activeCount: number;
  readonly endedCount: number;
  readonly runbooks: RunbookFiles['load'];
  /** The path of the workspace's own playbook, in each form that the window may have for it; none without one. */
  readonly playbookPaths: readonly string[];
}

/** One value for each key that a `when` clause reads; a key without a value here does not compile. */
export type ContextValues = Readonly<Record<ContextKey, boolean | string | readonly string[] | undefined>>;

export function contextValues({
  load,
  current,
  activeCount,
  endedCount,
  runbooks,
  playbookPaths,
}: Seen): ContextValues {
  const hasStep = (mark: (mark: StepMark) => boolean): boolean =>
    current?.runs.some(({ steps }) => steps.some((step) => mark(step.mark))) ?? false;
  return {
    'sitrep.load': load,
    'sitrep.hasIncident': current !== undefined,
    'sitrep.hasSeveralIncidents': activeCount > 1,
    'sitrep.phase': current?.phase,
    'sitrep.acknowledged': current?.milestones.firstResponseAtMs !== undefined,
    'sitrep.hasChanges': (current?.changes.length ?? 0) > 0,
    'sitrep.hasOpenSteps': hasStep((mark) => mark === 'open'),
    'sitrep.hasMarkedSteps': hasStep((mark) => mark !== 'open'),
    'sitrep.hasEnded': endedCount > 0,
    'sitrep.runbooksLoaded': runbooks === 'ready',
    'sitrep.hasPlaybook': playbookPaths.length > 0,
    'sitrep.playbookPaths': playbookPaths,
  };
}
