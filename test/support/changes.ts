import type { ChangeCollector, ChangeParts } from '../../src/app/changes/incidentChanges.ts';
import { SuspectRanking } from '../../src/app/changes/suspectRanking.ts';
import type { Incidents } from '../../src/app/incidents.ts';

/** A window in which no source knows of any change. */
export function withoutChanges(incidents: Incidents): {
  readonly changes: ChangeParts;
  readonly suspects: SuspectRanking;
} {
  const collector: ChangeCollector = {
    of: (incident) => ({ incident, revision: 0, sources: [], deployments: [], changes: [] }),
    refresh: () => Promise.resolve(),
    onDidChange: () => ({ dispose: () => undefined }),
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const pacing = { nowMs: () => 0, pause: () => Promise.resolve() };
  return {
    changes: {
      collector,
      sources: [],
      deployHistories: [],
      deployers: [],
      reverters: [],
      contents: [],
      accounts: [],
    },
    suspects: new SuspectRanking({ incidents, collector, pacing, log }),
  };
}
