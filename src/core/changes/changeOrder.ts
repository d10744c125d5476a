import type { Change } from './change.ts';

const kindOrder = { deploy: 0, pullRequest: 1, commit: 2 } as const;

/** A deploy goes before what it deployed. Total: equal only for equal keys. */
export function newestFirst(one: Change, other: Change): number {
  if (one.at !== other.at) return one.at < other.at ? 1 : -1;
  const kinds = kindOrder[one.kind] - kindOrder[other.kind];
  if (kinds !== 0) return kinds;
  return one.key === other.key ? 0 : one.key < other.key ? -1 : 1;
}
