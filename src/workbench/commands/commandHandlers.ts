import { actionItems } from './actionItems/actionItems.ts';
import { linearConnection } from './actionItems/linear.ts';
import type { Parts } from '../parts.ts';
import { changes } from './changes/changes.ts';
import { proving } from './changes/proveIt.ts';
import { reverting } from './changes/reverting.ts';
import { rollbacks } from './changes/rollbacks.ts';
import { suspects } from './changes/suspects.ts';
import { clocks } from './clocks.ts';
import { connections } from './connections.ts';
import { currentIncident } from './incident/current.ts';
import { declaring } from './incident/declare.ts';
import { ending } from './incident/ending.ts';
import { entries } from './record/entries.ts';
import { entryItems } from './record/entryToItem.ts';
import type { Handlers, Views } from './handlers.ts';
import { leading } from './incident/lifecycle.ts';
import { deploymentErrors } from './record/deploymentErrors.ts';
import { errorLogs } from './record/errorLog.ts';
import { notes } from './record/notes.ts';
import { places } from './places.ts';
import { playbooks } from './playbook.ts';
import { postMortems } from './record/postMortem.ts';
import { postMortemViews } from './record/postMortemViews.ts';
import { roles } from './incident/roles.ts';
import { runs } from './runbook/runs.ts';
import { Unwritten } from './unwritten.ts';
import { timeline } from './record/timeline.ts';

/** What every contributed command does. Loaded when the first one is called. */
export function commandHandlers(parts: Parts, views: Views): Handlers {
  const context = { parts, views, unwritten: new Unwritten() };
  return {
    ...declaring(context),
    ...currentIncident(context),
    ...leading(context),
    ...ending(context),
    ...roles(context),
    ...notes(context),
    ...errorLogs(context),
    ...deploymentErrors(context),
    ...changes(context),
    ...suspects(context),
    ...connections(context),
    ...rollbacks(context),
    ...proving(context),
    ...reverting(context),
    ...entries(context),
    ...entryItems(context),
    ...runs(context),
    ...clocks(context),
    ...timeline(context),
    ...postMortems(context),
    ...postMortemViews(),
    ...linearConnection(context),
    ...actionItems(context),
    ...places(context),
    ...playbooks(context),
  };
}
