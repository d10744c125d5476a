import { Collector } from '../app/changes/collector.ts';
import type { ChangeParts } from '../app/changes/incidentChanges.ts';
import type { Incidents } from '../app/incidents.ts';
import { lazyChangeSource } from '../app/lazyChangeSource.ts';
import type { Clock, Log } from '../app/ports.ts';
import { isWorking } from '../core/incident/phase.ts';
import type { GitApi } from '../integrations/git/index.ts';
import { windowAttention } from '../workbench/attention.ts';
import { gitApi } from '../workbench/gitExtension.ts';
import { timers } from '../workbench/recordKeeping.ts';
import { setting } from '../workbench/settings.ts';

interface Given {
  readonly incidents: Incidents;
  readonly clock: Clock;
  readonly log: Log;
  readonly own: <T extends { dispose(): unknown }>(part: T) => T;
}

/** Where changes come from. The sources' code is loaded when they are first asked. */
export function changeSources({ incidents, clock, log, own }: Given): ChangeParts {
  const git = lazyChangeSource('git', async () => {
    const { gitChangeSource } = await import('../integrations/git/index.ts');
    return gitChangeSource({
      api: () => gitApi<GitApi>(),
      deployTagPatterns: () => setting('changes.deployTags'),
      now: () => clock.now(),
      log,
    });
  });
  const collector = own(
    new Collector({
      channels: [{ name: 'git', source: git, isLocal: true }],
      active: () => incidents.snapshot.active.filter(({ phase }) => isWorking(phase)),
      attention: windowAttention,
      clock,
      log,
      timers,
    }),
  );
  const sources = [git];
  return { collector, sources, deployHistories: [], deployers: [], reverters: [], contents: [], accounts: [] };
}
