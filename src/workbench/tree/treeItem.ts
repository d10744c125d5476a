import { Range, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, type Command } from 'vscode';
import type { NodeIcon, NodeTarget, TreeNode } from './node.ts';

/** Draws a row as VS Code wants it. Texts are plain: nothing in them is read as Markdown or an icon. */
export function treeItem(node: TreeNode): TreeItem {
  const item = new TreeItem(node.label, collapsibleState[node.collapse]);
  item.id = node.id;
  item.contextValue = node.contextValue;
  item.tooltip = node.tooltip ?? (node.description === undefined ? node.label : `${node.label}\n${node.description}`);
  if (node.description !== undefined) item.description = node.description;
  if (node.accessibilityLabel !== undefined) item.accessibilityInformation = { label: node.accessibilityLabel };
  if (node.icon !== undefined) item.iconPath = themeIcon(node.icon);
  if (node.target !== undefined) item.command = openCommand(node.target, node);
  return item;
}

const collapsibleState = {
  none: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
} as const;

function themeIcon({ id, color }: NodeIcon): ThemeIcon {
  return color === undefined ? new ThemeIcon(id) : new ThemeIcon(id, new ThemeColor(color));
}

function openCommand(target: NodeTarget, node: TreeNode): Command {
  const title = node.label;
  switch (target.kind) {
    case 'file': {
      // Several lines are selected to the end of the last; the editor takes a column that is not there as that.
      const endColumn = target.endLine > target.startLine ? 1 << 30 : 0;
      const selection = new Range(target.startLine, 0, target.endLine, endColumn);
      return { command: 'vscode.open', title, arguments: [Uri.parse(target.uri), { selection }] };
    }
    case 'link':
      // As text: a Uri would encode the address once more.
      return { command: 'vscode.open', title, arguments: [target.url] };
    case 'command':
      return { command: target.command, title, arguments: [node] };
  }
}
