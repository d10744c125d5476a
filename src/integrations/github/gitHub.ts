import type {
  ChangeSource,
  ContentSource,
  DeployHistory,
  RemoteRepository,
  Reverter,
  StopSignal,
} from '../../app/ports.ts';
import type { Change } from '../../core/changes/change.ts';
import { newestFirst } from '../../core/changes/changeOrder.ts';
import { readChangeQuery } from '../../core/changes/changeQuery.ts';
import { findChanges } from '../../core/changes/findChanges.ts';
import type { Candidate } from '../../core/changes/suspects/candidate.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import { abortSignalOf } from '../http/stopSignal.ts';
import { GitHubClient, type GitHubClientOptions } from './client.ts';
import { changesBetween, type TooLong } from './compare.ts';
import { commitFiles } from './commitFiles.ts';
import { contentsOf } from './contents.ts';
import { deploymentsOf } from './deployments.ts';
import { where } from './failure.ts';
import { findIn, nameOf } from './find.ts';
import { mergedPullRequests } from './mergedPullRequests.ts';
import { Parents } from './parents.ts';
import { isLocalApi, placeOf, webHostOfApi, type Place } from './place.ts';
import { pullRequestsOfCommit } from './pullRequestsOfCommit.ts';
import { revertPullRequest } from './revert.ts';

export interface GitHubOptions extends GitHubClientOptions {
  /** The workspace's repositories, those of other hosts among them. */
  readonly repositories: (stop?: StopSignal) => Promise<Result<readonly RemoteRepository[], Failure>>;
}

export type GitHub = Required<ChangeSource> & DeployHistory & Reverter & ContentSource;

/** A repository and, where it is a fork, the one that its pull requests are merged in. */
const mostPlaces = 8;

/** Everything that is asked of GitHub. Signed out, each question is `auth` and nothing is sent. */
export function openGitHub(options: GitHubOptions): GitHub {
  const client = new GitHubClient(options);
  const parents = new Parents(options.log);
  const tooLong: TooLong = new Set();
  const placeNamed = (repository: string): Place | undefined => placeOf({ repository }, options.apiUrl());
  const elsewhere = (repository: string): Result<never, Failure> =>
    failed({ code: 'notFound', where, what: `repository ${repository}` });

  async function places(stop: StopSignal | undefined): Promise<Result<readonly Place[], Failure>> {
    const repositories = await options.repositories(stop);
    if (!repositories.ok) return repositories;
    const found = repositories.value.flatMap((each) => placeOf(each, options.apiUrl()) ?? []);
    if (found.length > 0) return ok(found.slice(0, mostPlaces));
    return failed({
      code: 'unavailable',
      where,
      needs: { remoteOn: webHostOfApi(options.apiUrl()) },
    });
  }

  /** Asks about each repository. Those that fail do not hide the others; when all do, the first failure is told. */
  async function each<T>(
    asked: Result<readonly Place[], Failure>,
    what: (place: Place) => string,
    question: (
      client: Parameters<Parameters<GitHubClient['ask']>[1]>[0],
      place: Place,
    ) => Promise<Result<readonly T[], Failure>>,
  ): Promise<Result<readonly T[], Failure>> {
    if (!asked.ok) return asked;
    const answers = await Promise.all(
      asked.value.map((place) => client.ask(what(place), (octokit) => question(octokit, place))),
    );
    const failures = answers.flatMap((answer) => (answer.ok ? [] : [answer.failure]));
    const [first] = failures;
    if (first !== undefined && failures.length === answers.length) return failed(first);
    for (const { code } of failures) options.log.warn(`${where}: one repository could not be read (${code})`);
    return ok(answers.flatMap((answer) => (answer.ok ? answer.value : [])));
  }

  const repositoryWords = ({ repository }: Place): string => `repository ${repository}`;

  return {
    name: where,

    async recent(window, stop) {
      const signal = abortSignalOf(stop);
      const answer = await each(await places(stop), repositoryWords, async (octokit, place) => {
        const all = await parents.withParent(octokit, place, signal);
        const merged = await Promise.all(all.map((each) => mergedPullRequests(octokit, each, window, signal)));
        const refused = merged.find(({ ok: fine }) => !fine);
        return refused ?? ok(merged.flatMap((part) => (part.ok ? part.value : [])));
      });
      return answer.ok ? ok(eachOnce([...answer.value].sort(newestFirst)).slice(0, window.limit)) : answer;
    },

    async find(text, limit, stop) {
      const query = readChangeQuery(text);
      const [reference] = query.references;
      if (reference === undefined && query.words.length === 0) return ok([]);
      const signal = abortSignalOf(stop);
      const what = reference === undefined ? 'such pull request' : nameOf(reference);
      const asked =
        reference?.repository === undefined ? await places(stop) : namedPlace(reference.repository, reference.url);
      const answer = await each(
        asked,
        () => what,
        async (octokit, place) => {
          const all = await parents.withParent(octokit, place, signal);
          let last: Result<readonly Change[], Failure> = ok([]);
          for (const each of all) {
            last = await findIn({ octokit, place: each, signal }, query, limit);
            if (last.ok && last.value.length > 0) break;
          }
          return last;
        },
      );
      if (!answer.ok) return answer;
      const best = findChanges(query, answer.value);
      // GitHub also finds words in the description, which a change does not hold: those come after.
      return ok(eachOnce([...best, ...[...answer.value].sort(newestFirst)]).slice(0, limit));
    },

    async between({ repository, base, head }, stop) {
      const place = placeNamed(repository);
      if (place === undefined) return elsewhere(repository);
      const what = `comparison ${base.slice(0, 8)}…${head.slice(0, 8)}`;
      return client.ask(what, (octokit) =>
        changesBetween(octokit, place, { base, head, tooLong }, abortSignalOf(stop)),
      );
    },

    async contents(changes, stop) {
      const byRepository = new Map<string, Change[]>();
      for (const change of changes) {
        const list = byRepository.get(change.repository ?? '') ?? [];
        byRepository.set(change.repository ?? '', [...list, change]);
      }
      const groups = [...byRepository].flatMap(([repository, list]) => {
        const place = placeNamed(repository);
        return place === undefined ? [] : [{ place, list }];
      });
      if (groups.length === 0) return ok([]);
      return each<Candidate>(ok(groups.map(({ place }) => place)), repositoryWords, async (octokit, place) => {
        const list = groups.find((group) => group.place === place)?.list ?? [];
        return ok(await contentsOf(octokit, place, list, abortSignalOf(stop)));
      });
    },

    async ofCommit(repository, sha, stop) {
      const place = placeNamed(repository);
      if (place === undefined) return elsewhere(repository);
      return client.ask(`commit ${sha.slice(0, 12)}`, (octokit) =>
        pullRequestsOfCommit(octokit, place, sha, abortSignalOf(stop)),
      );
    },

    async deployments(window, stop) {
      const answer = await each(await places(stop), repositoryWords, (octokit, place) =>
        deploymentsOf(octokit, place, window, abortSignalOf(stop)),
      );
      if (!answer.ok) return answer;
      return ok([...answer.value].sort((one, other) => other.createdAtMs - one.createdAtMs).slice(0, window.limit));
    },

    async revert({ repository, number }, draft) {
      const place = placeNamed(repository);
      if (place === undefined) return elsewhere(repository);
      return client.ask(`pull request #${number}`, (octokit) => revertPullRequest(octokit, place, number, draft));
    },

    async filesOf({ repository, sha }, stop) {
      const place = placeNamed(repository);
      if (place === undefined) return elsewhere(repository);
      return client.ask(`commit ${sha.slice(0, 12)}`, (octokit) =>
        commitFiles(octokit, place, sha, abortSignalOf(stop)),
      );
    },

    async fileAt({ repository, sha, path }, stop) {
      const place = placeNamed(repository);
      if (place === undefined) return elsewhere(repository);
      const signal = abortSignalOf(stop);
      const answer = await client.ask(`file ${path}`, async (octokit) => {
        const { data } = await octokit.rest.repos.getContent({
          owner: place.owner,
          repo: place.repo,
          path,
          ref: sha,
          mediaType: { format: 'raw' },
          ...(signal === undefined ? {} : { request: { signal } }),
        });
        // With this media type the answer is the file itself, whatever the types say.
        const text: unknown = data;
        return ok(typeof text === 'string' && !text.includes('\0') ? text : undefined);
      });
      return !answer.ok && answer.failure.code === 'notFound' ? ok(undefined) : answer;
    },
  };

  /** The repository of a pasted address, if it is on this GitHub. */
  function namedPlace(repository: string, url: string | undefined): Result<readonly Place[], Failure> {
    const host = url === undefined ? undefined : new URL(url).host;
    const place = placeOf({ repository, ...(host === undefined ? {} : { host }) }, options.apiUrl());
    if (place !== undefined) return ok([{ ...place, repository: parents.knownAs(place.repository) }]);
    return isLocalApi(options.apiUrl()) ? elsewhere(repository) : failed({ code: 'unavailable', where });
  }
}

function eachOnce(changes: readonly Change[]): readonly Change[] {
  const keys = new Set<string>();
  return changes.filter(({ key }) => !keys.has(key) && keys.add(key));
}
