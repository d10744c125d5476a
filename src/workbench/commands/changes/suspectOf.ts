import type { Change } from '../../../core/changes/change.ts';
import type { Parts } from '../../parts.ts';
import type { TreeNode } from '../../tree/node.ts';
import { refOf } from '../subject.ts';

export interface PickedSuspect {
  readonly incident: string;
  readonly change: Change;
}

/** The row's change where it is no linked one but a candidate, or a deployment. */
export function suspectOf({ incidents, suspects }: Parts, node: TreeNode | undefined): PickedSuspect | undefined {
  const deployment = refOf(node, 'deployment');
  if (deployment !== undefined) {
    const found = suspects
      .peek(deployment.incident)
      ?.changes.deployments.find(({ change }) => change.key === deployment.deployment);
    return found === undefined ? undefined : { incident: deployment.incident, change: found.change };
  }
  const ref = refOf(node, 'change');
  if (ref === undefined) return undefined;
  const state = incidents.snapshot.active.find(({ id }) => id === ref.incident);
  if (state?.changes.some(({ change }) => change.key === ref.change) === true) return undefined;
  const found = suspects.peek(ref.incident)?.changes.changes.find(({ change }) => change.key === ref.change);
  return found === undefined ? undefined : { incident: ref.incident, change: found.change };
}
