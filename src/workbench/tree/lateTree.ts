import { Disposable, EventEmitter, window, type TreeDataProvider, type TreeItem, type TreeView } from 'vscode';
import type { TreeNode } from './node.ts';

/**
 * A view that VS Code knows from the start, while what fills it is still being built. Until then it is loading, as any
 * view that has not answered yet.
 */
export class LateTree implements TreeDataProvider<TreeNode> {
  readonly view: TreeView<TreeNode>;
  readonly onDidChangeTreeData;
  private readonly changed = new EventEmitter<TreeNode[] | TreeNode | undefined>();
  private readonly subscriptions: Disposable[] = [];
  private readonly filling: () => Promise<TreeDataProvider<TreeNode>>;
  private filled?: TreeDataProvider<TreeNode>;

  constructor(id: 'sitrep.incidents' | 'sitrep.runbooks', filling: () => Promise<TreeDataProvider<TreeNode>>) {
    this.filling = filling;
    this.onDidChangeTreeData = this.changed.event;
    this.view = window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true, canSelectMany: false });
  }

  async getChildren(handle?: TreeNode): Promise<TreeNode[]> {
    const rows = await (await this.rows()).getChildren(handle);
    return rows ?? [];
  }

  async getTreeItem(handle: TreeNode): Promise<TreeItem> {
    return (await this.rows()).getTreeItem(handle);
  }

  async getParent(handle: TreeNode): Promise<TreeNode | undefined> {
    return (await (await this.rows()).getParent?.(handle)) ?? undefined;
  }

  dispose(): void {
    Disposable.from(this.view, this.changed, ...this.subscriptions).dispose();
  }

  private async rows(): Promise<TreeDataProvider<TreeNode>> {
    if (this.filled !== undefined) return this.filled;
    const rows = await this.filling();
    // Several questions may have waited for the same answer.
    this.filled ??= this.follow(rows);
    return this.filled;
  }

  private follow(rows: TreeDataProvider<TreeNode>): TreeDataProvider<TreeNode> {
    const following = rows.onDidChangeTreeData?.((nodes) => this.changed.fire(nodes ?? undefined));
    if (following !== undefined) this.subscriptions.push(Disposable.from(following));
    return rows;
  }
}
