import type { NodeRef, TreeNode } from './node.ts';

/** Commands take what they act on from a tree row; a message has none, so it makes one that is not drawn. */
export function nodeFor(ref: NodeRef): TreeNode {
  return { id: 'reminder', ref, label: '', contextValue: '', collapse: 'none', children: [] };
}
