import type { Change } from '../../core/changes/change.ts';
import { carriedCommits } from '../../core/changes/history/carried.ts';
import type { Commit } from '../../core/changes/history/commit.ts';
import type { Candidate, CandidateFile } from '../../core/changes/suspects/candidate.ts';
import { historyCandidate } from '../../core/changes/suspects/historyCandidate.ts';
import type { GitFileChange, GitRepository } from './gitApi.ts';
import { readCommit } from './readCommit.ts';

/** git's name for a tree without files, in repositories with SHA-1. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const mostFiles = 2_000;
/** Each question starts a git process of its own. */
const atATime = 4;

/** Files of commits, which never change. */
export type KnownFiles = Map<string, readonly CandidateFile[]>;

export interface ContentRequest {
  readonly repository: GitRepository;
  readonly commits: ReadonlyMap<string, Commit>;
  readonly known: KnownFiles;
  readonly isStopped: () => boolean;
}

/** What changes of this repository contain; those whose commit it does not have are left out. */
export async function readContents(request: ContentRequest, changes: readonly Change[]): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  const queue = changes[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const change of queue) {
      if (request.isStopped()) return;
      const candidate = await readContent(request, change);
      if (candidate !== undefined) found.push(candidate);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return found;
}

async function readContent(request: ContentRequest, change: Change): Promise<Candidate | undefined> {
  const { repository, commits, known } = request;
  const { sha } = change;
  if (sha === undefined) return undefined;
  const commit = commits.get(sha) ?? (await lookUp(repository, sha));
  if (commit === undefined) return undefined;
  const files = known.get(sha) ?? (await readFiles(repository, commit));
  known.set(sha, files);
  return historyCandidate(change, commit, carriedCommits(commit, commits), files);
}

async function lookUp(repository: GitRepository, sha: string): Promise<Commit | undefined> {
  try {
    return readCommit(await repository.getCommit(sha));
  } catch {
    return undefined;
  }
}

/** What differs from the first parent: of a merge all that it brought. */
export async function readFiles(
  repository: GitRepository,
  { sha, parents }: Commit,
): Promise<readonly CandidateFile[]> {
  const [parent] = parents;
  const changes = await differences(repository, parent, sha);
  const root = `${repository.rootUri.path.replace(/\/$/u, '')}/`;
  return changes.slice(0, mostFiles).map(({ uri, insertions = 0, deletions = 0 }) => ({
    path: uri.path.startsWith(root) ? uri.path.slice(root.length) : uri.path,
    added: insertions,
    deleted: deletions,
  }));
}

function differences(
  repository: GitRepository,
  parent: string | undefined,
  sha: string,
): Promise<readonly GitFileChange[]> {
  if (repository.diffBetweenWithStats !== undefined)
    return repository.diffBetweenWithStats(parent ?? emptyTree, sha).catch(() => []);
  // Without a parent there is nothing that this host could compare with.
  return parent === undefined ? Promise.resolve([]) : repository.diffBetween(parent, sha).catch(() => []);
}
