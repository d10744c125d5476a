import type { TreeNode } from '../node.ts';

/** A row that its children hang under. They are made when first asked for: most rows are never opened. */
export function parentRow(row: Omit<TreeNode, 'children'>, children: () => readonly TreeNode[]): TreeNode {
  let made: readonly TreeNode[] | undefined;
  return {
    ...row,
    get children() {
      return (made ??= children());
    },
  };
}

export function leafRow(row: Omit<TreeNode, 'children' | 'collapse'>): TreeNode {
  return { ...row, collapse: 'none', children: [] };
}

/** The id of a row holds its parent's, so that a row's parents are known from its id alone. */
export function childId(parent: string, key: string): string {
  return `${parent}/${key.replace(/[%/]/g, (character) => (character === '/' ? '%2F' : '%25'))}`;
}

export function parentIdOf(id: string): string | undefined {
  const end = id.lastIndexOf('/');
  return end === -1 ? undefined : id.slice(0, end);
}

/**
 * The ids of siblings, in their order. VS Code draws nothing at all when two rows share one id, and keys
 * come from files that people and newer versions write.
 */
export function siblingIds(parent: string, keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return keys.map((key) => {
    let unlike = key;
    for (let count = 2; seen.has(unlike); count++) unlike = `${key}~${count}`;
    seen.add(unlike);
    return childId(parent, unlike);
  });
}
