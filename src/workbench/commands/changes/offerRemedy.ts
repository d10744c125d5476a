import { commands, l10n } from 'vscode';
import { changeName } from '../../../app/changes.ts';
import type { Change } from '../../../core/changes/change.ts';
import { isWorking } from '../../../core/incident/phase.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Parts } from '../../parts.ts';
import { nodeFor } from '../../tree/nodeFor.ts';

/** What a culprit calls for while the incident is worked on: production rolled back, or the change reverted. */
export function offerRemedy({ notify, suspects, changes }: Parts, { id, phase }: IncidentState, change: Change): void {
  if (!isWorking(phase)) return;
  const run = (command: string) => () =>
    commands.executeCommand(command, nodeFor({ kind: 'change', incident: id, change: change.key }));
  const deployers = new Set(changes.deployers.map(({ name }) => name));
  const canRollBack = suspects
    .of(id)
    .changes.deployments.some(({ deployment }) => deployment.isProduction && deployers.has(deployment.source));
  const steps = [
    ...(canRollBack ? [{ label: l10n.t('Roll back production…'), run: run('sitrep.rollBack') }] : []),
    ...(change.sha === undefined || change.kind === 'deploy'
      ? []
      : [{ label: l10n.t('Revert change…'), run: run('sitrep.revertChange') }]),
  ];
  if (steps.length > 0) notify.offer(l10n.t('{0} is marked as the culprit.', changeName(change)), ...steps);
}
