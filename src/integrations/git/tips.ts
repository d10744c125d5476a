import { tagRef, type GitRef, type GitRepository } from './gitApi.ts';

/** Where a repository's history begins for us, as of one look at its refs. */
export interface Tips {
  /** Nothing where there is no commit yet. */
  readonly head: string | undefined;
  /**
   * Tips of the default branch and of the upstream of the branch checked out, other than `head`: production
   * is rarely what a responder happens to have checked out.
   */
  readonly others: readonly string[];
  readonly tags: readonly GitRef[];
  /** Equal as long as the history is. */
  readonly key: string;
}

const trunks = ['HEAD', 'main', 'master'];
const maxOthers = 8;

export async function readTips(repository: GitRepository): Promise<Tips> {
  const pattern = [
    'refs/tags',
    ...trunks.map((name) => `refs/remotes/*/${name}`),
    ...trunks.slice(1).map((name) => `refs/heads/${name}`),
  ];
  const refs = await repository.getRefs({ pattern, includeCommitDetails: true });
  const { HEAD } = repository.state;
  const head = HEAD === undefined ? await commitOf(repository, 'HEAD') : HEAD.commit;
  const others = new Set<string>();
  if (HEAD?.upstream?.commit !== undefined) others.add(HEAD.upstream.commit);
  for (const tip of trunkTips(refs)) others.add(tip);
  if (head !== undefined) others.delete(head);
  const few = [...others].slice(0, maxOthers).sort();
  return { head, others: few, tags: refs.filter(({ type }) => type === tagRef), key: [head, ...few].join(' ') };
}

/** One of each remote and of the local branches: what the remote calls its HEAD, else main, else master. */
function trunkTips(refs: readonly GitRef[]): readonly string[] {
  const best = new Map<string, { readonly rank: number; readonly commit: string }>();
  for (const { type, name, commit } of refs) {
    if (type === tagRef || name === undefined || commit === undefined) continue;
    const slash = name.lastIndexOf('/');
    const place = slash === -1 ? '' : name.slice(0, slash);
    const rank = trunks.indexOf(name.slice(slash + 1));
    const before = best.get(place);
    if (rank !== -1 && (before === undefined || rank < before.rank)) best.set(place, { rank, commit });
  }
  return Array.from(best.values(), ({ commit }) => commit);
}

async function commitOf(repository: GitRepository, ref: string): Promise<string | undefined> {
  try {
    return (await repository.getCommit(ref)).hash;
  } catch {
    return undefined;
  }
}
