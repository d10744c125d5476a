import { Uri, type ExtensionContext } from 'vscode';
import { Incidents } from '../app/incidents.ts';
import { lazyJournal } from '../app/lazyJournal.ts';
import { changeSources } from './changeSources.ts';
import { frameLinks, suspectParts } from './suspects.ts';
import { linear } from './linear.ts';
import { showRuns } from './runbookRuns.ts';
import { keepActionItemsInStep } from '../workbench/actionItems/keepInStep.ts';
import { tellEarlierRollbacks } from '../workbench/commands/changes/rollbackOutcome.ts';
import { createCommitPages } from '../workbench/commitPages.ts';
import { keepContextKeys } from '../workbench/settings/contextKeys.ts';
import { createCurrentIncident } from '../workbench/current.ts';
import { createPlaybookEditor } from '../workbench/editor/playbook/playbookEditor.ts';
import { registerPostMortemEditor } from '../workbench/editor/postMortem/registerPostMortemEditor.ts';
import { workspaceFileSystem } from '../workbench/files/fileSystem.ts';
import { createIdentity } from '../workbench/host/identity.ts';
import { ids } from '../workbench/host/ids.ts';
import type { ChannelLog } from '../workbench/host/log.ts';
import { createNotify } from '../workbench/notify.ts';
import type { Parts } from '../workbench/parts.ts';
import { WorkspacePlaybook } from '../workbench/playbook/playbookFile.ts';
import { withPlaybookRunbooks } from '../workbench/playbook/playbookRunbooks.ts';
import { followRecord, timers } from '../workbench/host/recordKeeping.ts';
import { remindOfClocks } from '../workbench/reminders/reminders.ts';
import { WorkspaceRunbooks } from '../workbench/files/runbookFiles.ts';
import { reportBadSettings } from '../workbench/settings/settings.ts';
import { showStatusBar } from '../workbench/statusBar/statusBar.ts';
import { storageFolder } from '../workbench/files/storageFolder.ts';
import { createIncidentsView } from '../workbench/tree/incidentsView.ts';
import type { LateTree } from '../workbench/tree/lateTree.ts';
import { createRunbooksView } from '../workbench/tree/runbooksView.ts';
import { wallClock } from '../workbench/host/wallClock.ts';
import { owner } from './owner.ts';

/** What the host tests reach; other extensions get nothing. */
export interface Inside {
  readonly parts: Parts;
  readonly incidentsView: ReturnType<typeof createIncidentsView>;
  readonly runbooksView: ReturnType<typeof createRunbooksView>;
}

/** What was registered before anything was built. */
export interface Registered {
  readonly log: ChannelLog;
  readonly incidentsTree: LateTree;
  readonly runbooksTree: LateTree;
}

/** Builds the parts in order. Reads nothing: the record, runbooks and the playbook are read when first asked for. */
export function build(context: ExtensionContext, { log, incidentsTree, runbooksTree }: Registered): Inside {
  const own = owner(context);
  const clock = wallClock;
  const folder = storageFolder(context, log);
  const journal = own(
    lazyJournal(async () => {
      const { openJournal } = await import('../store/journal.ts');
      return openJournal({ files: workspaceFileSystem(folder), clock, ids, timers });
    }),
  );
  const identity = own(createIdentity(log));
  const incidents = own(new Incidents({ journal, clock, ids, identity, log }));
  const playbook = own(new WorkspacePlaybook(log));
  const { changes, gitHubAccount, vercelAccount } = own(changeSources({ context, incidents, clock, log }));
  const { actionItems, outbox, linearAccount, trackerAccess, signIn } = own(
    linear({ context, incidents, playbook, clock, ids, log, folder }),
  );
  const parts: Parts = {
    incidents,
    current: own(createCurrentIncident(incidents, context.workspaceState)),
    playbook,
    runbooks: own(withPlaybookRunbooks(own(new WorkspaceRunbooks(log)), playbook)),
    changeSources: changes.sources,
    changes,
    commitPages: own(createCommitPages()),
    gitHubAccount,
    vercelAccount,
    ...suspectParts({ incidents, changes, clock, log, own }),
    actionItems,
    outbox,
    linearAccount,
    linearSignIn: signIn,
    tracker: trackerAccess,
    clock,
    ids,
    identity,
    notify: createNotify(log),
    log,
    recordFolder: folder,
    scratchFolder: Uri.joinPath(context.globalStorageUri, 'scratch'),
    workspaceState: context.workspaceState,
  };
  const incidentsView = own(createIncidentsView(parts, incidentsTree.view));
  const runbooksView = own(createRunbooksView(parts, runbooksTree.view));
  own(keepContextKeys(parts));
  own(showStatusBar(parts));
  own(remindOfClocks(parts, context.globalState));
  own(createPlaybookEditor(parts));
  own(showRuns(parts, context));
  own(registerPostMortemEditor(parts, context.extensionUri));
  own(frameLinks());
  own(tellEarlierRollbacks(parts));
  own(reportBadSettings(log));
  own(keepActionItemsInStep(parts, () => outbox.start()));
  own(followRecord(incidents, journal, { context, folder, log }));
  return { parts, incidentsView, runbooksView };
}
