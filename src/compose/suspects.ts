import { languages, type Disposable } from 'vscode';
import type { ChangeParts } from '../app/changes/incidentChanges.ts';
import { RollbackWatch } from '../app/changes/rollbackWatch.ts';
import { SuspectRanking, type Blamer } from '../app/changes/suspectRanking.ts';
import type { Incidents } from '../app/incidents.ts';
import { lazily } from '../app/lazily.ts';
import type { Clock, Log } from '../app/ports.ts';
import { pacing } from '../workbench/host/pacing.ts';
import { timers } from '../workbench/host/recordKeeping.ts';
import type { Own } from './owner.ts';
import { pageScheme } from '../workbench/readOnlyPage.ts';

interface Given {
  readonly incidents: Incidents;
  readonly changes: ChangeParts;
  readonly clock: Clock;
  readonly log: Log;
  readonly own: Own;
}

/** What ranks the suspects, and what watches rollbacks. */
export function suspectParts({ incidents, changes, clock, log, own }: Given): {
  readonly suspects: SuspectRanking;
  readonly rollbacks: RollbackWatch;
} {
  const { collector, deployers } = changes;
  return {
    suspects: own(new SuspectRanking({ incidents, collector, pacing, blamer: blamer(changes, log), log })),
    rollbacks: own(new RollbackWatch({ incidents, deployers, clock, log, timers })),
  };
}

/** Who last changed what evidence names; loaded with the first evidence. */
function blamer({ sources }: ChangeParts, log: Log): Blamer {
  const load = lazily(async () => (await import('../workbench/places/gitBlamer.ts')).gitBlamer(sources, log));
  return { blames: async (...asked) => (await load()).blames(...asked) };
}

/** Places in logs are links; what reads them is loaded with the first log. */
export function frameLinks(): Disposable {
  const selector = [{ scheme: pageScheme }, { language: 'log' }];
  return languages.registerDocumentLinkProvider(selector, {
    provideDocumentLinks: async (document, token) => {
      const { frameLinks: links } = await import('../workbench/places/frameLinks.ts');
      return links.provideDocumentLinks(document, token);
    },
  });
}
