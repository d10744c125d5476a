import { describe, expect, test, vi } from 'vitest';
import { LateTree } from '../../../../src/workbench/tree/lateTree.ts';
import type { TreeNode } from '../../../../src/workbench/tree/node.ts';

vi.mock('vscode', async () => {
  const { EventEmitter } = await import('../../../support/workbench/eventEmitter.ts');
  return {
    EventEmitter,
    Disposable: { from: (...all: { dispose(): void }[]) => ({ dispose: () => all.forEach((one) => one.dispose()) }) },
    window: { createTreeView: () => ({ dispose: () => undefined }) },
  };
});

const row = (id: string): TreeNode =>
  ({ id, ref: { kind: 'message' }, label: id, collapse: 'none', children: [] }) as never;

/** A tree whose rows come when the test says so. */
function open() {
  const changed: unknown[] = [];
  const rows = {
    firing: undefined as ((nodes: TreeNode[] | undefined) => void) | undefined,
    onDidChangeTreeData: (listener: (nodes: TreeNode[] | undefined) => void) => {
      rows.firing = listener;
      return { dispose: () => (rows.firing = undefined) };
    },
    getChildren: () => [row('one')],
    getTreeItem: ({ label }: TreeNode) => ({ label }),
    getParent: () => row('parent'),
  };
  const filling = Promise.withResolvers<typeof rows>();
  const asked = vi.fn(() => filling.promise);
  const tree = new LateTree('sitrep.incidents', asked);
  tree.onDidChangeTreeData((nodes) => changed.push(nodes));
  return { tree, rows, changed, asked, fill: () => filling.resolve(rows), fail: () => filling.reject(new Error('no')) };
}

describe('a view that is filled late', () => {
  test('asks for what fills it when it is looked at, not before', async () => {
    const { tree, asked, fill } = open();
    expect(asked).not.toHaveBeenCalled();
    const children = tree.getChildren();
    fill();
    expect((await children).map(({ id }) => id)).toEqual(['one']);
    expect(await tree.getTreeItem(row('one'))).toEqual({ label: 'one' });
    expect((await tree.getParent(row('one')))?.id).toBe('parent');
  });

  test('passes each change on once, also when several questions waited', async () => {
    const { tree, rows, changed, fill } = open();
    const waiting = [tree.getChildren(), tree.getChildren()];
    fill();
    await Promise.all(waiting);
    rows.firing?.(undefined);
    expect(changed).toEqual([undefined]);
    tree.dispose();
    expect(rows.firing).toBeUndefined();
  });

  test('tells VS Code when nothing came, so that the view does not load for ever', async () => {
    const { tree, fail } = open();
    const children = tree.getChildren();
    fail();
    await expect(children).rejects.toThrow('no');
  });
});
