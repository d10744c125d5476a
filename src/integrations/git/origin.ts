import type { Origin } from '../../core/changes/history/commitChange.ts';
import { oneLine } from '../../core/changes/plainText.ts';
import { readRemote } from '../../core/changes/host/remote.ts';
import type { GitRepository } from './gitApi.ts';

/**
 * The repository that pull requests were merged in. In a clone of a fork that is the remote called "upstream", by
 * custom; else "origin", else the first by name, so that a change's key does not hang on the branch checked out.
 */
export function originOf({ rootUri, state }: Pick<GitRepository, 'rootUri' | 'state'>): Origin {
  const rank = (name: string): number => (name === 'upstream' ? 0 : name === 'origin' ? 1 : 2);
  const remotes = [...state.remotes].sort(
    (one, other) => rank(one.name) - rank(other.name) || (one.name < other.name ? -1 : 1),
  );
  for (const { fetchUrl, pushUrl } of remotes) {
    const remote = readRemote(fetchUrl ?? pushUrl ?? '');
    if (remote !== undefined) return { repository: remote.repository, remote };
  }
  const folder = rootUri.path
    .split('/')
    .filter((part) => part !== '')
    .at(-1);
  return { repository: oneLine(folder ?? '', 200) || 'repository' };
}
