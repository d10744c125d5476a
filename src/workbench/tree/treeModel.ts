import type { TreeNode } from './node.ts';
import { parentIdOf } from './rows/row.ts';

/** Which rows VS Code has to draw again. */
export type Redraw = 'nothing' | 'everything' | readonly TreeNode[];

/**
 * What one view shows. VS Code knows a row by the object it was given first, so that object stays the
 * row's handle while newer nodes of the same id take its place in here.
 */
export class TreeModel {
  private roots: readonly TreeNode[] = [];
  private nodes = new Map<string, TreeNode>();
  private readonly handles = new Map<string, TreeNode>();
  /** Rows whose children VS Code was told. The others' children are not compared, and not even made. */
  private readonly opened = new Set<string>();
  private isDrawn = false;

  /** Takes the new rows and says which of those drawn differ, of each branch only the topmost. */
  replace(roots: readonly TreeNode[]): Redraw {
    const before = this.roots;
    this.roots = roots;
    this.nodes = new Map();
    this.index(roots);
    const redraw = this.isDrawn ? this.compare(before, roots) : 'nothing';
    for (const id of this.handles.keys()) if (!this.nodes.has(id)) this.handles.delete(id);
    for (const id of this.opened) if (!this.nodes.has(id)) this.opened.delete(id);
    return redraw;
  }

  /** Handles of the rows under a row, or of the top rows. */
  children(handle?: TreeNode): readonly TreeNode[] {
    if (handle === undefined) {
      this.isDrawn = true;
      return this.roots.map((node) => this.handleOf(node));
    }
    const { children } = this.current(handle);
    if (this.nodes.has(handle.id)) this.opened.add(handle.id);
    return children.map((node) => this.handleOf(node));
  }

  /** The row as it is now; as it last was when it is gone. */
  current(handle: TreeNode): TreeNode {
    return this.nodes.get(handle.id) ?? handle;
  }

  parent({ id }: TreeNode): TreeNode | undefined {
    const parentId = parentIdOf(id);
    return parentId === undefined ? undefined : this.find(parentId);
  }

  /** The handle of a row, drawn or not; undefined when there is no such row. */
  find(id: string): TreeNode | undefined {
    const parentId = parentIdOf(id);
    const parent = parentId === undefined ? undefined : this.find(parentId);
    if (parentId !== undefined && parent === undefined) return undefined;
    const siblings = parent === undefined ? this.roots : this.current(parent).children;
    const found = siblings.find((node) => node.id === id);
    return found === undefined ? undefined : this.handleOf(found);
  }

  private handleOf(node: TreeNode): TreeNode {
    this.nodes.set(node.id, node);
    const known = this.handles.get(node.id);
    if (known !== undefined) return known;
    this.handles.set(node.id, node);
    return node;
  }

  private index(rows: readonly TreeNode[]): void {
    for (const row of rows) {
      this.nodes.set(row.id, row);
      if (this.opened.has(row.id)) this.index(row.children);
    }
  }

  private compare(before: readonly TreeNode[], after: readonly TreeNode[]): Redraw {
    if (!sameIds(before, after)) return 'everything';
    const changed = after.flatMap((node, index) => {
      const old = before[index];
      if (old === undefined || !sameRow(old, node)) return [this.handleOf(node)];
      if (!this.opened.has(node.id)) return [];
      const below = this.compare(old.children, node.children);
      return below === 'everything' ? [this.handleOf(node)] : below === 'nothing' ? [] : below;
    });
    return changed.length === 0 ? 'nothing' : changed;
  }
}

function sameIds(a: readonly TreeNode[], b: readonly TreeNode[]): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id);
}

function sameRow(a: TreeNode, b: TreeNode): boolean {
  return (
    a.label === b.label &&
    a.description === b.description &&
    a.tooltip === b.tooltip &&
    a.accessibilityLabel === b.accessibilityLabel &&
    a.icon?.id === b.icon?.id &&
    a.icon?.color === b.icon?.color &&
    a.contextValue === b.contextValue &&
    a.collapse === b.collapse &&
    JSON.stringify(a.target) === JSON.stringify(b.target)
  );
}
