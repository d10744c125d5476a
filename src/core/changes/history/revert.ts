import { commitKey, pullRequestKey } from '../changeKey.ts';
import type { Change } from '../change.ts';

/** What a commit says that it takes back: commits by SHA (perhaps short), pull requests by number. */
export interface Revert {
  readonly shas: readonly string[];
  readonly numbers: readonly number[];
}

const none: Revert = { shas: [], numbers: [] };

/** Reads git's own words, and those of GitHub's and GitLab's revert buttons. `branch` is the merged one, where known. */
export function readRevert(text: string, branch?: string): Revert {
  const message = text.slice(0, 50_000);
  if (!/\breverts?\b|^re(?:apply|land)\b/iu.test(message) && branch?.startsWith('revert-') !== true) return none;
  const shas = message.matchAll(/\breverts\s+commit\s+([0-9a-f]{7,64})\b/giu);
  const numbers = [
    ...message.matchAll(/^(?:This )?reverts (?:pull request |merge request |PR )?[\w./-]{0,200}[#!](\d{1,9})\b/gimu),
    ...message.matchAll(/^Revert "[^\n]{0,500}\(#(\d{1,9})\)"/giu),
    ...(branch ?? '').matchAll(/^revert-(\d{1,9})-/gu),
  ];
  return {
    shas: [...new Set(Array.from(shas, ([, sha = '']) => sha.toLowerCase()))],
    numbers: [...new Set(numbers.map(([, number]) => Number(number)))],
  };
}

/**
 * Marks, among the changes of one repository, those that take others back and those taken back. A change whose
 * revert was itself reverted counts as landed again. `reverts` is by the key of the reverting change.
 */
export function noteReverts(
  changes: readonly Change[],
  reverts: ReadonlyMap<string, Revert>,
  repository: string,
): readonly Change[] {
  if (reverts.size === 0) return changes;
  const known = new Map(changes.map((change) => [change.key, change]));
  const keyOfSha = new Map(changes.flatMap(({ key, sha }) => (sha === undefined ? [] : [[sha, key] as const])));
  const undone = new Map<string, string[]>();
  const undoing = new Map<string, string[]>();
  for (const [key, { shas, numbers }] of reverts) {
    const bySha = shas.map((sha) => keyOfSha.get(sha) ?? keyByPrefix(keyOfSha, sha) ?? commitKey(sha));
    const targets = new Set([...bySha, ...numbers.map((number) => pullRequestKey(repository, number))]);
    targets.delete(key);
    if (targets.size === 0 || !known.has(key)) continue;
    undoing.set(key, [...targets]);
    for (const target of targets) undone.set(target, [...(undone.get(target) ?? []), key]);
  }
  return changes.map((change) => {
    const targets = undoing.get(change.key);
    const by = standingRevert(change.key, undone, new Set());
    if (targets === undefined && by === undefined) return change;
    return {
      ...change,
      ...(targets === undefined ? {} : { reverts: targets }),
      ...(by === undefined ? {} : { revertedBy: by }),
    };
  });
}

/** The revert of `key` that was not reverted in turn. `seen` ends circles, which only forged messages make. */
function standingRevert(
  key: string,
  undone: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): string | undefined {
  if (seen.has(key)) return undefined;
  seen.add(key);
  return undone.get(key)?.find((by) => standingRevert(by, undone, seen) === undefined);
}

function keyByPrefix(keyOfSha: ReadonlyMap<string, string>, prefix: string): string | undefined {
  if (prefix.length >= 40) return undefined;
  for (const [sha, key] of keyOfSha) if (sha.startsWith(prefix)) return key;
  return undefined;
}
