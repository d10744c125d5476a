import { extensions } from 'vscode';
import { declareIncident } from '../../src/app/declare.ts';
import type { SeverityLevel } from '../../src/core/incident/severity.ts';
import type { IncidentState } from '../../src/core/incident/state.ts';
import type { Inside } from '../../src/compose/build.ts';
import type { NodeRef, TreeNode } from '../../src/workbench/tree/node.ts';
import { ok } from '../support/host/assert.ts';

/** The extension as the host runs it. */
export async function inside(): Promise<Inside> {
  const found = await extensions.getExtension<Inside | undefined>('sitrep.sitrep')?.activate();
  ok(found, 'the extension is active');
  return found;
}

/** A new incident, which is the current one. */
export async function declared(
  { parts }: Inside,
  title: string,
  severity: SeverityLevel = 2,
): Promise<() => IncidentState> {
  const result = await declareIncident(parts.incidents, { title, severity, startedAtMs: Date.now() });
  ok(result.ok, 'declared');
  const { id } = result.value;
  parts.current.choose(id);
  return () => {
    const { active } = parts.incidents.snapshot;
    const state =
      active.find((each) => each.id === id) ?? (parts.current.state?.id === id ? parts.current.state : undefined);
    ok(state, `the incident ${id} is active`);
    return state;
  };
}

export function row(ref: NodeRef): TreeNode {
  return { id: JSON.stringify(ref), ref, label: '', contextValue: '', collapse: 'none', children: [] };
}
