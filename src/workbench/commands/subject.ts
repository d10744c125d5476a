import { l10n } from 'vscode';
import type { Failure } from '../../core/failure.ts';
import { shortened } from '../../core/incident/title.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import type { Result } from '../../core/result.ts';
import { incidentTitle } from '../incidentTitle.ts';
import type { Parts } from '../parts.ts';
import type { NodeRef, TreeNode } from '../tree/node.ts';

/** The incident that a command acts on: the row's, else the current one. Says so where there is none. */
export async function subjectOf(parts: Parts, node: TreeNode | undefined): Promise<IncidentState | undefined> {
  const { incidents, current, notify } = parts;
  if (node !== undefined && 'incident' in node.ref) return settled(parts, await incidents.get(node.ref.incident));
  const { load } = incidents.snapshot;
  if (current.state === undefined && load !== 'ready') await incidents.reload();
  if (current.state === undefined) {
    notify.failure(incidents.snapshot.failure ?? { code: 'noSuchIncident', incident: '' });
  }
  return current.state;
}

/** The value of a result; a failure is said. */
export function settled<T>({ notify }: Pick<Parts, 'notify'>, result: Result<T, Failure>): T | undefined {
  if (result.ok) return result.value;
  notify.failure(result.failure);
  return undefined;
}

/** The row's reference when it is of the kind that the command is about. */
export function refOf<K extends NodeRef['kind']>(
  node: TreeNode | undefined,
  kind: K,
): Extract<NodeRef, { readonly kind: K }> | undefined {
  const ref = node?.ref;
  return ref?.kind === kind ? (ref as Extract<NodeRef, { readonly kind: K }>) : undefined;
}

/** "Add note · Checkout fails": which incident a box is about must be seen when several are active. */
export function flowTitle(words: string, { title }: Pick<IncidentState, 'title'>): string {
  return `${words} · ${shortened(incidentTitle(title, l10n.t), 60)}`;
}
