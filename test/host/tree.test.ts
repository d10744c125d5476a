import { commands, extensions, ThemeIcon, TreeItemCollapsibleState, Uri, window, workspace } from 'vscode';
import type { TreeDataProvider, TreeItem } from 'vscode';
import { declareIncident } from '../../src/app/declare.ts';
import { addNote } from '../../src/app/entries.ts';
import { changePhase } from '../../src/app/lifecycle.ts';
import type { Failure } from '../../src/core/failure.ts';
import type { Result } from '../../src/core/result.ts';
import type { Inside } from '../../src/compose/build.ts';
import type { TreeNode } from '../../src/workbench/tree/node.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';

function value<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

async function childrenOf(view: TreeDataProvider<TreeNode>, parent?: TreeNode): Promise<readonly TreeNode[]> {
  return (await view.getChildren(parent)) ?? [];
}

/** The row at a path of labels, looked up again and again until it is there. */
function rowAt(view: TreeDataProvider<TreeNode>, first: string, ...path: readonly string[]): Promise<TreeNode> {
  const below = async (parent: TreeNode | undefined, part: string): Promise<TreeNode> => {
    const row = (await childrenOf(view, parent)).find(({ label }) => label.includes(part));
    ok(row, `a row “${part}”`);
    return row;
  };
  return eventually(
    async () => {
      let row = await below(undefined, first);
      for (const part of path) row = await below(row, part);
      return row;
    },
    [first, ...path].join(' > '),
  );
}

function click({ command }: TreeItem): Thenable<unknown> {
  ok(command, 'a row that opens something');
  return commands.executeCommand(command.command, ...((command.arguments ?? []) as readonly unknown[]));
}

describe('The trees', () => {
  let sitrep: Inside;
  const title = 'Tree: checkout answers 500';
  let incident = '';

  before(async () => {
    const found = await extensions.getExtension<Inside | undefined>('sitrep.sitrep')?.activate();
    ok(found, 'the extension is active');
    sitrep = found;
    await commands.executeCommand('sitrep.incidents.focus');
    const { incidents } = sitrep.parts;
    await eventually(() => incidents.snapshot.load === 'ready', 'the first look reads the record');
    const declared = await declareIncident(incidents, { title, severity: 1, startedAtMs: Date.now() });
    incident = value(declared).id;
  });
  after(async () => {
    await changePhase(sitrep.parts.incidents, incident, { to: 'canceled' });
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('draw an incident with its severity as shape and colour, its standing, and the words of its menus', async () => {
    const { incidentsView } = sitrep;
    const item = incidentsView.getTreeItem(await rowAt(incidentsView, title));
    equal(item.label, title);
    includes(String(item.description), 'Investigating · 0 min · response in 15 min');
    ok(item.iconPath instanceof ThemeIcon);
    equal([item.iconPath.id, item.iconPath.color?.id], ['flame', 'problemsErrorIcon.foreground']);
    includes(item.contextValue ?? '', 'incident working unacknowledged');
    equal(typeof item.tooltip, 'string');
    includes(item.accessibilityInformation?.label ?? '', `Sev 1 incident: ${title}.`);
    ok(item.collapsibleState !== TreeItemCollapsibleState.None);
  });

  it('count on the activity bar what is being worked on', () => {
    ok((sitrep.incidentsView.view.badge?.value ?? 0) >= 1);
    equal(sitrep.incidentsView.view.visible, true);
  });

  it('reveal an incident without selecting it: its icon keeps the colour of its severity', async () => {
    const { view } = sitrep.incidentsView;
    await sitrep.incidentsView.reveal(incident);
    equal(view.selection.length, 0);
  });

  it('open the lines that an entry came from, and draw only what a new entry changes', async () => {
    const { incidentsView, parts } = sitrep;
    const folder = workspace.workspaceFolders?.[0];
    ok(folder, 'a folder is open');
    const uri = Uri.joinPath(folder.uri, 'README.md');
    const drawn: (readonly string[] | undefined)[] = [];
    const first = await addNote(parts.incidents, incident, { text: 'On it' });
    value(first);
    await rowAt(incidentsView, title, 'Timeline', 'On it');
    const standing = async (): Promise<unknown> =>
      incidentsView.getTreeItem(await rowAt(incidentsView, title)).description;
    const before = await standing();
    const listening = incidentsView.onDidChangeTreeData((rows) => drawn.push(rows?.map(({ id }) => id)));
    const source = { kind: 'file' as const, uri: uri.toString(), path: 'README.md', startLine: 1, endLine: 2 };
    value(await addNote(parts.incidents, incident, { text: 'See here', source }));
    const timeline = `incident:${incident}/timeline`;
    await eventually(() => drawn.some((ids) => ids?.includes(timeline) ?? true), 'the timeline is drawn again');
    listening.dispose();
    // A minute that passes just then is an entry's no fault; nor is what stands of the other incidents.
    const minute = before === (await standing()) ? [] : [`incident:${incident}`];
    const may = new Set([timeline, ...minute]);
    const own = drawn.flatMap((ids) => ids?.filter((id) => id.startsWith(`incident:${incident}`)) ?? ['everything']);
    ok(
      own.every((id) => may.has(id)),
      `only the timeline is drawn again, not ${JSON.stringify(drawn)}`,
    );
    const item = incidentsView.getTreeItem(await rowAt(incidentsView, title, 'Timeline', 'See here'));
    includes(String(item.description), 'README.md:2-3');
    await click(item);
    const editor = await eventually(() => window.activeTextEditor, 'the file is open');
    ok(editor);
    equal(editor.document.uri.toString(), uri.toString());
    equal([editor.selection.start.line, editor.selection.end.line], [1, 2]);
  });

  it('list the runbooks of the workspace, and open one at a step', async () => {
    const { runbooksView } = sitrep;
    await commands.executeCommand('sitrep.runbooks.focus');
    await eventually(async () => (await childrenOf(runbooksView)).length >= 6, 'six runbooks');
    const runbooks = await childrenOf(runbooksView);
    const withSteps = runbooks.find(({ collapse }) => collapse !== 'none');
    ok(withSteps, 'a runbook with steps');
    const step = (await childrenOf(runbooksView, withSteps)).at(-1);
    ok(step?.target?.kind === 'file');
    const { uri, startLine } = step.target;
    await click(runbooksView.getTreeItem(step));
    await eventually(() => {
      const editor = window.activeTextEditor;
      return editor?.document.uri.toString() === uri && editor.selection.start.line === startLine;
    }, 'the file is open at the step');
    equal(runbooksView.getParent(step)?.id, withSteps.id);
  });

  it('move an ended incident below, where its record is read when its row is opened', async () => {
    const { incidentsView, parts } = sitrep;
    value(await changePhase(parts.incidents, incident, { to: 'canceled' }));
    const row = await rowAt(incidentsView, 'Recently closed', title);
    includes(String(incidentsView.getTreeItem(row).description), 'Canceled');
    await rowAt(incidentsView, 'Recently closed', title, 'Timeline', 'On it');
    const top = await childrenOf(incidentsView);
    equal(
      top.filter(({ label }) => label === title),
      [],
    );
  });
});
