import { commands, extensions } from 'vscode';
import { declareIncident } from '../../src/app/declare.ts';
import type { SeverityLevel } from '../../src/core/incident/severity.ts';
import type { IncidentState } from '../../src/core/incident/state.ts';
import type { Inside } from '../../src/compose/build.ts';
import type { NodeRef, TreeNode } from '../../src/workbench/tree/node.ts';
import { ok } from '../support/host/assert.ts';
import { Boxes, escape } from '../support/host/boxes.ts';

/** The extension as the host runs it. */
export async function inside(): Promise<Inside> {
  const found = await extensions.getExtension<Inside | undefined>('sitrep.sitrep')?.activate();
  ok(found, 'the extension is active');
  return found;
}

/** What the tests of a suite work with: the extension, and the boxes that come up in each; what stays open is shut after it. */
export function hosted(): { readonly sitrep: Inside; readonly boxes: Boxes } {
  let sitrep: Inside | undefined;
  let boxes: Boxes | undefined;
  before(async () => {
    sitrep = await inside();
  });
  beforeEach(() => {
    boxes = new Boxes();
  });
  afterEach(async () => {
    await escape();
    boxes?.dispose();
  });
  return {
    get sitrep() {
      ok(sitrep, 'the extension is active');
      return sitrep;
    },
    get boxes() {
      ok(boxes, 'boxes are watched');
      return boxes;
    },
  };
}

export async function closeEditors(): Promise<void> {
  await commands.executeCommand('workbench.action.closeAllEditors');
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
