import { Disposable, EventEmitter, l10n, window, type TreeDataProvider, type TreeItem, type TreeView } from 'vscode';
import { lazily } from '../../app/lazily.ts';
import type { Parts } from '../parts.ts';
import type { TreeNode } from './node.ts';
import { treeItem } from './treeItem.ts';
import { TreeModel } from './treeModel.ts';

type ViewParts = Pick<Parts, 'runbooks'>;

const rowsPart = lazily(() => import('./rows/runbooks.ts'));

/** The view "Runbooks". The workspace is searched for them when it is first looked at. */
export class RunbooksView implements TreeDataProvider<TreeNode> {
  readonly view: TreeView<TreeNode>;
  readonly onDidChangeTreeData;
  private readonly changed = new EventEmitter<TreeNode[] | undefined>();
  private readonly model = new TreeModel();
  private readonly parts: ViewParts;
  private rows?: Awaited<ReturnType<typeof rowsPart>>;
  private readonly disposables: readonly { dispose(): unknown }[];

  constructor(parts: ViewParts, view: TreeView<TreeNode>) {
    this.parts = parts;
    this.view = view;
    this.onDidChangeTreeData = this.changed.event;
    this.disposables = [this.changed, parts.runbooks.onDidChange(() => this.redraw())];
    this.redraw();
  }

  getTreeItem(handle: TreeNode): TreeItem {
    return treeItem(this.model.current(handle));
  }

  getParent(handle: TreeNode): TreeNode | undefined {
    return this.model.parent(handle);
  }

  getChildren(handle?: TreeNode): TreeNode[] {
    if (handle === undefined && this.parts.runbooks.load === 'idle') this.load();
    return [...this.model.children(handle)];
  }

  dispose(): void {
    Disposable.from(...this.disposables).dispose();
  }

  private load(): void {
    void window.withProgress({ location: { viewId: 'sitrep.runbooks' } }, () => this.parts.runbooks.read());
  }

  private redraw(): void {
    const { files, load } = this.parts.runbooks;
    if (load === 'idle') return;
    if (this.rows === undefined) {
      void rowsPart().then((rows) => {
        this.rows = rows;
        this.redraw();
      });
      return;
    }
    const redraw = this.model.replace(this.rows.runbookNodes({ files, load, say: l10n.t }));
    const message = load === 'failed' ? l10n.t('The runbooks could not be read again. The Sitrep log says why.') : '';
    if (message !== (this.view.message ?? '')) this.view.message = message;
    if (redraw === 'everything') this.changed.fire(undefined);
    else if (redraw !== 'nothing') this.changed.fire([...redraw]);
  }
}

export function createRunbooksView(parts: ViewParts, view: TreeView<TreeNode>): RunbooksView {
  return new RunbooksView(parts, view);
}
