import type { Octokit } from '@octokit/rest';
import type { Log } from '../../app/ports.ts';
import type { Place } from './place.ts';
import { oneOf, RepositoryShape } from './shapes.ts';

/** What GitHub says of the workspace's repositories: what they are called now, and what a fork was forked from. */
export class Parents {
  readonly #log: Log;
  readonly #told = new Map<string, Promise<Place | undefined>>();
  /** Name in the workspace by the present one, lower case. */
  readonly #names = new Map<string, string>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** The repository, and after it the one that its pull requests go to when it is a fork. */
  async withParent(octokit: Octokit, place: Place, signal: AbortSignal | undefined): Promise<readonly Place[]> {
    const asking = this.#told.get(place.repository) ?? this.#ask(octokit, place, signal);
    this.#told.set(place.repository, asking);
    try {
      const parent = await asking;
      return parent === undefined ? [place] : [place, parent];
    } catch (error) {
      this.#told.delete(place.repository);
      throw error;
    }
  }

  /** A renamed repository goes on under the name that the workspace's remote has, so that its changes keep their keys. */
  knownAs(repository: string): string {
    return this.#names.get(repository.toLowerCase()) ?? repository;
  }

  async #ask(octokit: Octokit, place: Place, signal: AbortSignal | undefined): Promise<Place | undefined> {
    const { data } = await octokit.rest.repos.get({
      owner: place.owner,
      repo: place.repo,
      ...(signal === undefined ? {} : { request: { signal } }),
    });
    const told = oneOf(RepositoryShape, data);
    if (told === undefined) return undefined;
    if (told.full_name.toLowerCase() !== place.repository.toLowerCase()) {
      this.#log.info(`GitHub: ${place.repository} is called ${told.full_name} now`);
      this.#names.set(told.full_name.toLowerCase(), place.repository);
    }
    const [owner, repo] = told.fork ? (told.parent?.full_name ?? '').split('/') : [];
    if (owner === undefined || repo === undefined) return undefined;
    const page = place.page.replace(/[^/]+\/[^/]+$/u, `${owner}/${repo}`);
    return { owner, repo, repository: `${owner}/${repo}`, page };
  }
}
