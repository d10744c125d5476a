import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addNote } from '../../../../src/app/entries.ts';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';
import { createIncidentsView, type IncidentsView } from '../../../../src/workbench/tree/incidentsView.ts';
import { LateTree } from '../../../../src/workbench/tree/lateTree.ts';
import type { TreeNode } from '../../../../src/workbench/tree/node.ts';
import { withoutChanges } from '../../../support/changes.ts';
import { MemoryJournal, openDesk, type Desk } from '../../../support/journal.ts';
import { declare, minuteMs, moveTo, valueOf } from './desk.ts';

interface FakeView {
  badge: { readonly value: number; readonly tooltip: string } | undefined;
  message: string;
  visible: boolean;
  show(visible: boolean): void;
  readonly revealed: string[];
}

const { views } = vi.hoisted(() => ({ views: [] as FakeView[] }));

vi.mock('vscode', async () => {
  const { EventEmitter } = await import('../../../support/workbench/eventEmitter.ts');
  class Named {
    readonly label: string;
    constructor(label: string) {
      this.label = label;
    }
  }
  const makeView = (): object => {
    const visibility = new EventEmitter<unknown>();
    const revealed: string[] = [];
    const view = {
      badge: undefined,
      message: '',
      visible: false,
      revealed,
      show(visible: boolean) {
        this.visible = visible;
        visibility.fire({ visible });
      },
      onDidChangeVisibility: visibility.event,
      reveal: (node: { id: string }) => void revealed.push(node.id),
      dispose: () => undefined,
    };
    views.push(view);
    return view;
  };
  return {
    EventEmitter,
    Disposable: { from: (...all: { dispose(): void }[]) => ({ dispose: () => all.forEach((one) => one.dispose()) }) },
    TreeItem: Named,
    ThemeIcon: Named,
    ThemeColor: Named,
    TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
    l10n: {
      t: (text: string, ...args: string[]) => text.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])),
    },
    window: {
      createTreeView: makeView,
      withProgress: (_options: unknown, task: () => unknown) => task(),
    },
    workspace: {
      getConfiguration: () => ({ get: () => 'UTC' }),
      onDidChangeConfiguration: () => ({ dispose: () => undefined }),
    },
  };
});

/** A view that has loaded how its rows are made. */
async function open(desk: Desk) {
  const tree = new LateTree('sitrep.incidents', () => Promise.resolve(provider));
  const provider: IncidentsView = createIncidentsView(
    {
      incidents: desk.incidents,
      clock: desk.clock,
      ...withoutChanges(desk.incidents),
      current: {
        get state() {
          return desk.incidents.snapshot.active[0];
        },
        choose: () => undefined,
        onDidChange: () => ({ dispose: () => undefined }),
      },
      playbook: {
        uri: undefined,
        current: () => defaultPlaybook,
        read: () => Promise.resolve(defaultPlaybook),
        onDidChange: () => ({ dispose: () => undefined }),
      },
      runbooks: {
        load: 'ready',
        files: [],
        read: () => Promise.resolve([]),
        onDidChange: () => ({ dispose: () => undefined }),
      },
    },
    tree.view,
  );
  const view = views.at(-1);
  if (view === undefined) throw new Error('no view was made');
  const fired: unknown[] = [];
  provider.onDidChangeTreeData((rows) => fired.push(rows?.map(({ id }) => id)));
  await settled();
  return { provider, view, fired };
}

/** As VS Code asks: the top rows, then what is under each that is drawn open. */
async function draw(provider: IncidentsView, handle?: TreeNode): Promise<readonly string[]> {
  const labels: string[] = [];
  for (const child of await provider.getChildren(handle)) {
    const { label } = provider.getTreeItem(child);
    labels.push(typeof label === 'string' ? label : '');
    if (child.collapse === 'expanded') labels.push(...(await draw(provider, child)));
  }
  return labels;
}

async function settled(): Promise<void> {
  await vi.dynamicImportSettled();
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the incidents view', () => {
  test('reads nothing until it is looked at, then shows what is there', async () => {
    const journal = new MemoryJournal();
    const { id } = await declare(openDesk({ journal }));
    const list = vi.spyOn(journal, 'list');
    const desk = openDesk({ journal });
    const { provider, view, fired } = await open(desk);
    view.show(true);
    expect(list).not.toHaveBeenCalled();
    expect(await draw(provider)).toEqual([]);
    await settled();
    expect(list).toHaveBeenCalledTimes(1);
    expect(fired).toEqual([undefined]);
    expect(await draw(provider)).toContain('Checkout fails');
    expect(await provider.getChildren()).toMatchObject([{ id: `incident:${id}` }]);
    expect(view.badge).toEqual({ value: 1, tooltip: '1 incident is being worked on' });
    provider.dispose();
  });

  test('has no badge when nobody works on anything', async () => {
    const desk = openDesk();
    const { provider, view } = await open(desk);
    const { id } = await declare(desk);
    expect(view.badge?.value).toBe(1);
    await moveTo(desk, id, 'resolved');
    expect(view.badge).toBeUndefined();
    provider.dispose();
  });

  test('ticks at full minutes while it is visible and something is active, and never otherwise', async () => {
    const desk = openDesk();
    await desk.incidents.reload();
    const { provider, view, fired } = await open(desk);
    view.show(true);
    expect(vi.getTimerCount()).toBe(0);
    const { id } = await declare(desk);
    await draw(provider);
    expect(vi.getTimerCount()).toBe(1);
    fired.length = 0;
    desk.clock.nowMs += minuteMs;
    vi.advanceTimersByTime(minuteMs);
    expect(fired).toEqual([[`incident:${id}`]]);
    view.show(false);
    expect(vi.getTimerCount()).toBe(0);
    view.show(true);
    await moveTo(desk, id, 'resolved', 'closed');
    expect(vi.getTimerCount()).toBe(0);
    provider.dispose();
  });

  test('redraws only what a new entry changes', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    await declare(desk, { title: 'Other' });
    await desk.incidents.reload();
    const { provider, fired } = await open(desk);
    await draw(provider);
    const rows = await provider.getChildren();
    for (const row of rows) await draw(provider, row);
    valueOf(await addNote(desk.incidents, id, { text: 'First' }));
    // The first thing a responder does is the first response, which the incident's own row says.
    expect(fired).toEqual([[`incident:${id}`]]);
    valueOf(await addNote(desk.incidents, id, { text: 'Second' }));
    expect(fired.at(-1)).toEqual([`incident:${id}/timeline`]);
    provider.dispose();
  });

  test('a record that cannot be read again keeps its rows and says so', async () => {
    const desk = openDesk();
    await declare(desk);
    await desk.incidents.reload();
    const { provider, view } = await open(desk);
    expect(view.message).toBe('');
    desk.journal.listFailure = { code: 'storage', where: '/record' };
    await desk.incidents.reload();
    expect(view.message).toMatch(/could not be read again/);
    expect(await draw(provider)).toContain('Checkout fails');
    provider.dispose();
  });

  test('a record that cannot be read at all leaves the view to its welcome text', async () => {
    const desk = openDesk();
    desk.journal.listFailure = { code: 'storage', where: '/record' };
    const { provider, view } = await open(desk);
    await provider.getChildren();
    await settled();
    expect(await provider.getChildren()).toEqual([]);
    expect(view.message).toBe('');
    provider.dispose();
  });

  test('an ended incident is read when it is opened, follows its record, and is told from an active one', async () => {
    const journal = new MemoryJournal();
    const other = openDesk({ journal });
    const { id } = await declare(other);
    await moveTo(other, id, 'resolved', 'closed');
    const load = vi.spyOn(journal, 'load');
    const desk = openDesk({ journal });
    await desk.incidents.reload();
    const { provider, view, fired } = await open(desk);
    expect(view.message).toBe('No incident is active.');
    const [group] = await provider.getChildren();
    const [ended] = await provider.getChildren(group);
    expect(load).not.toHaveBeenCalled();
    expect(await draw(provider, ended)).toContain('Timeline');
    expect(load).toHaveBeenCalledTimes(1);
    valueOf(await addNote(other.incidents, id, { text: 'A late finding' }));
    await settled();
    expect(fired.at(-1)).toEqual([`ended/${id}/timeline`]);
    expect((await draw(provider, ended)).filter((label) => label.includes('A late finding'))).toHaveLength(1);
    await moveTo(other, id, 'investigating');
    await settled();
    expect(fired.at(-1)).toBeUndefined();
    expect(await provider.getChildren()).toMatchObject([{ id: `incident:${id}` }]);
    provider.dispose();
  });

  test('an ended incident that cannot be read says why, and is tried again with the record', async () => {
    const journal = new MemoryJournal();
    const other = openDesk({ journal });
    const { id } = await declare(other);
    await moveTo(other, id, 'resolved', 'closed');
    const desk = openDesk({ journal });
    await desk.incidents.reload();
    const { provider } = await open(desk);
    const load = vi.spyOn(journal, 'load');
    load.mockResolvedValueOnce({ ok: false, failure: { code: 'storage', where: '/record' } });
    const [group] = await provider.getChildren();
    const [ended] = await provider.getChildren(group);
    expect(await draw(provider, ended)).toEqual([expect.stringContaining('/record could not be read')]);
    await desk.incidents.reload();
    await settled();
    expect(await draw(provider, ended)).toContain('Timeline');
    provider.dispose();
  });

  test('reveals a declared incident, whose parents VS Code can ask for', async () => {
    const desk = openDesk();
    const { provider, view } = await open(desk);
    const { id } = await declare(desk);
    await provider.reveal(id);
    await provider.reveal('01KUNKNOWN0000000000000000');
    expect(view.revealed).toEqual([`incident:${id}`]);
    const [row] = await provider.getChildren();
    const [details] = await provider.getChildren(row);
    expect(details === undefined ? undefined : provider.getParent(details)).toBe(row);
    expect(row === undefined ? row : provider.getParent(row)).toBeUndefined();
    provider.dispose();
  });

  test('shows another page of ended incidents on demand', async () => {
    const desk = openDesk();
    for (let count = 0; count < 25; count++) {
      const { id } = await declare(desk, { title: `Old ${count}` });
      await moveTo(desk, id, 'canceled');
    }
    await desk.incidents.reload();
    const { provider, fired } = await open(desk);
    const [group] = await provider.getChildren();
    expect(await provider.getChildren(group)).toHaveLength(21);
    provider.showMore();
    expect(fired).toEqual([['ended']]);
    expect(await provider.getChildren(group)).toHaveLength(25);
    provider.dispose();
  });
});
