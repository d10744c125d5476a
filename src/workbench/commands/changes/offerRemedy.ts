import { commands, l10n, workspace } from 'vscode';
import { changeName } from '../../../app/changes.ts';
import type { Change } from '../../../core/changes/change.ts';
import { isWorking } from '../../../core/incident/phase.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { shortened } from '../../../core/incident/title.ts';
import { incidentTitle } from '../../incidentTitle.ts';
import type { Parts } from '../../parts.ts';
import { nodeFor } from '../../tree/nodeFor.ts';

/** What a culprit calls for while the incident is worked on: production rolled back, or the change reverted. */
export function offerRemedy(parts: Parts, { id, phase, title }: IncidentState, change: Change): void {
  if (!isWorking(phase) || !workspace.isTrusted) return;
  const run = (command: string) => () =>
    commands.executeCommand(command, nodeFor({ kind: 'change', incident: id, change: change.key }));
  const canRevert = change.sha !== undefined && change.kind !== 'deploy';
  const steps = [
    ...(canRollBack(parts, id) ? [{ label: l10n.t('Roll back production…'), run: run('sitrep.rollBack') }] : []),
    ...(canRevert ? [{ label: l10n.t('Revert change…'), run: run('sitrep.revertChange') }] : []),
  ];
  if (steps.length === 0) return;
  // Several incidents may have it: the words say which one the buttons are about.
  const which = shortened(incidentTitle(title, l10n.t), 60);
  parts.notify.offer(l10n.t('{0} is marked as the culprit of “{1}”.', changeName(change), which), ...steps);
}

/** Whether a deployment is known that production does not serve now. */
function canRollBack({ suspects, changes }: Parts, incident: string): boolean {
  const deployers = new Set(changes.deployers.map(({ name }) => name));
  const ready = suspects
    .of(incident)
    .changes.deployments.filter(
      ({ deployment }) =>
        deployment.isProduction &&
        deployment.state === 'ready' &&
        deployers.has(deployment.source) &&
        deployment.servesNow !== true,
    );
  return ready.length > (ready.some(({ deployment }) => deployment.servesNow === undefined) ? 1 : 0);
}
