/**
 * Keys of changes, as `ChangeSchema` documents them. Hosts treat owner and name alike in any case, and two
 * clones may spell them differently: keys are lower case.
 */

const maxRepositoryLength = 200;

function inKey(repository: string): string {
  return repository.toLowerCase().slice(0, maxRepositoryLength);
}

export function pullRequestKey(repository: string, number: number): string {
  return `pr:${inKey(repository)}#${number}`;
}

/** `id` is the tag, or the vendor's id of the deploy; case matters in both. */
export function deployKey(repository: string, id: string): string {
  return `deploy:${inKey(repository)}@${id}`;
}

/** `sha` in full: a commit is the same in every clone and fork. */
export function commitKey(sha: string): string {
  return `commit:${sha}`;
}
