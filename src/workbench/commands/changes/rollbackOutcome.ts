import { commands, l10n } from 'vscode';
import type { RollbackOutcome } from '../../../app/changes/rollbackWatch.ts';
import type { Subscription } from '../../../app/ports.ts';
import { isWorking } from '../../../core/incident/phase.ts';
import type { RollbackRun } from '../../../core/incident/state.ts';
import type { Parts } from '../../parts.ts';
import { nodeFor } from '../../tree/nodeFor.ts';

type Telling = Pick<Parts, 'notify' | 'incidents'>;

const askedKey = 'rollback.asked';

/** Keeps which rollback this window asked for, so that it tells the outcome after a reload too. */
export async function rememberAsked(
  { workspaceState }: Pick<Parts, 'workspaceState'>,
  { id }: RollbackRun,
): Promise<void> {
  await workspaceState.update(askedKey, id);
}

/** Whoever reloads the window in the middle of a rollback hears of it all the same; colleagues have the timeline. */
export function tellEarlierRollbacks(
  parts: Telling & Pick<Parts, 'rollbacks' | 'changes' | 'log' | 'workspaceState'>,
): Subscription {
  return parts.rollbacks.onDidEndEarlier((incident, run, outcome) => {
    if (parts.workspaceState.get(askedKey) === run.id) tellOutcome(parts, incident, run, outcome);
    parts.changes.collector.refresh(incident).catch((fault: unknown) => parts.log.error(`rollback: ${String(fault)}`));
  });
}

/** Says what came of a rollback, and offers what comes next. */
export function tellOutcome(
  parts: Telling,
  incident: string,
  { requested: { vendor, to, forward } }: RollbackRun,
  outcome: RollbackOutcome,
): void {
  switch (outcome) {
    case 'succeeded': {
      const name = to.tag ?? to.sha?.slice(0, 8) ?? to.id;
      offerPhase(parts, incident, l10n.t('{0} says that production serves {1} now.', vendor, name));
      return;
    }
    case 'failed': {
      const reason = forward === true ? l10n.t('rolling forward failed') : l10n.t('the rollback failed');
      parts.notify.failure({ code: 'rejected', where: vendor, reason });
      return;
    }
    case 'unknown':
      parts.notify.failure({ code: 'timedOut', where: vendor });
  }
}

/** Whether that mends it is for people to say. */
function offerPhase({ notify, incidents }: Telling, incident: string, words: string): void {
  const phase = incidents.snapshot.active.find(({ id }) => id === incident)?.phase;
  if (phase === undefined || !isWorking(phase) || phase === 'monitoring') {
    notify.result(words);
    return;
  }
  notify.offer(words, {
    label: l10n.t('Change phase'),
    run: () => commands.executeCommand('sitrep.changePhase', nodeFor({ kind: 'incident', incident })),
  });
}
