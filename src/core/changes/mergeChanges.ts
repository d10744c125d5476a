import type { Change } from './change.ts';
import { newestFirst } from './changeOrder.ts';

export interface ToldChange {
  readonly change: Change;
  /** Who told of it. */
  readonly source: string;
}

export interface MergedChange {
  readonly change: Change;
  readonly sources: readonly string[];
}

/**
 * The same change told by two sources is one: equal keys, or a commit that is a pull request's merge. Earlier tellers
 * are believed first; later ones fill in what those left out. Newest first.
 */
export function mergeChanges(told: readonly ToldChange[]): readonly MergedChange[] {
  const pullRequestOfSha = new Map<string, string>();
  for (const { change } of told) {
    if (change.kind === 'pullRequest' && change.sha !== undefined) pullRequestOfSha.set(change.sha, change.key);
  }
  const merged = new Map<string, MergedChange>();
  for (const { change, source } of told) {
    const brought = change.kind === 'commit' && change.sha !== undefined ? pullRequestOfSha.get(change.sha) : undefined;
    const key = brought ?? change.key;
    const before = merged.get(key);
    const sources = before === undefined || before.sources.includes(source) ? [source] : [...before.sources, source];
    if (before === undefined) merged.set(key, { change, sources });
    else {
      const whole = before.change.kind === 'commit' ? combined(change, before.change) : combined(before.change, change);
      merged.set(key, { change: whole, sources: before.sources.includes(source) ? before.sources : sources });
    }
  }
  return [...merged.values()].sort((one, other) => newestFirst(one.change, other.change));
}

/** A name is more than a login: "Mira Okafor" rather than "mira-okafor". */
function combined(first: Change, second: Change): Change {
  if (first.kind !== second.kind) return { ...onlyMissing(first, second), ...first };
  const author = [first.author, second.author].find((name) => name?.includes(' ') === true) ?? first.author;
  return { ...second, ...first, ...(author === undefined ? {} : { author }) };
}

/** Of a commit only what does not tell of the commit itself. */
function onlyMissing(change: Change, commit: Change): Partial<Change> {
  const { author, reverts, revertedBy } = commit;
  return {
    ...(change.author === undefined && author !== undefined ? { author } : {}),
    ...(reverts === undefined ? {} : { reverts }),
    ...(revertedBy === undefined ? {} : { revertedBy }),
  };
}
