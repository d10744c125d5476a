import type { ChangeSource, Log, RemoteRepository } from '../../app/ports.ts';
import { namesOneChange, readChangeQuery } from '../../core/changes/changeQuery.ts';
import { findChanges } from '../../core/changes/findChanges.ts';
import { newestFirst } from '../../core/changes/changeOrder.ts';
import { oneLine } from '../../core/changes/plainText.ts';
import type { Failure, RemoteFailure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import {
  changesBetween,
  contentsOf,
  findInHistory,
  landingsOf,
  maxDepth,
  recentChanges,
  type Asked,
} from './askHistory.ts';
import type { GitApi, GitRepository } from './gitApi.ts';
import { gitErrorText, gitFailure } from './gitFailure.ts';
import { originOf } from './origin.ts';
import { RepositoryHistory } from './repositoryHistory.ts';
import { whenInitialized } from './whenInitialized.ts';

export interface GitChangeSourceOptions {
  /** The built-in Git extension's API; nothing where it is not installed or switched off. */
  readonly api: () => Promise<GitApi | undefined>;
  /** Globs of the tags that are deploys, as they are set now. */
  readonly deployTagPatterns: () => readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  /** How long to wait for the Git extension to look through the workspace after start-up. */
  readonly loadingMs?: number;
}

export interface GitChangeSource extends Required<ChangeSource> {
  /** The repositories that pull requests were merged in, by the remotes of those that are open. */
  repositories(): Promise<Result<readonly RemoteRepository[], Failure>>;
}

/** What these changes come from, as in the tree. */
const where = 'git';
/** How far back a list of recent changes goes where the caller sets no bound. */
export const recentDays = 14;

/** The history of the workspace's git repositories: merged pull requests, commits, and tags that are deploys. */
export function gitChangeSource(options: GitChangeSourceOptions): GitChangeSource {
  const histories = new Map<string, RepositoryHistory>();

  async function repositories(): Promise<Result<readonly GitRepository[], RemoteFailure>> {
    try {
      const api = await options.api();
      if (api === undefined) return failed({ code: 'unavailable', where, needs: { git: 'extension' } });
      const loaded = await whenInitialized(api, options.loadingMs ?? 3_000);
      if (api.repositories.length > 0) return ok(api.repositories);
      return failed({ code: 'unavailable', where, needs: { git: loaded ? 'repository' : 'look' } });
    } catch (error) {
      const failure = gitFailure(error, where);
      return failed(failure.code === 'unavailable' ? { ...failure, needs: { git: 'extension' } } : failure);
    }
  }

  /** Asks every repository; those that fail are logged and do not hide the others. */
  async function ask<T>(
    question: (asked: Asked) => Promise<readonly T[]>,
    isAbout: (repository: string) => boolean = () => true,
  ): Promise<Result<{ readonly changes: readonly T[]; readonly failures: readonly RemoteFailure[] }, RemoteFailure>> {
    const found = await repositories();
    if (!found.ok) return found;
    const tagPatterns = options.deployTagPatterns();
    const open = new Map(found.value.map((repository) => [repository.rootUri.toString(), repository]));
    for (const root of histories.keys()) if (!open.has(root)) histories.delete(root);
    const failures: RemoteFailure[] = [];
    const meant = [...open].filter(([, repository]) => isAbout(originOf(repository).repository));
    const answers = meant.map(async ([root, repository]) => {
      const history = histories.get(root) ?? new RepositoryHistory();
      histories.set(root, history);
      try {
        return await question({ repository, history, tagPatterns });
      } catch (error) {
        const name = originOf(repository).repository;
        options.log.warn(`git: cannot read ${name}: ${gitErrorText(error)}`);
        failures.push(gitFailure(error, name));
        return [];
      }
    });
    const changes = (await Promise.all(answers)).flat();
    const [first] = failures;
    if (first !== undefined && failures.length === meant.length) return failed(first);
    return ok({ changes, failures });
  }

  return {
    name: 'git',
    async recent({ sinceMs, limit }) {
      const since = Number.isFinite(sinceMs) ? sinceMs : options.now() - recentDays * 86_400_000;
      const answer = await ask((asked) => recentChanges(asked, { sinceMs: since, limit: atMost(limit) }));
      return answer.ok ? ok(eachOnce([...answer.value.changes].sort(newestFirst)).slice(0, atMost(limit))) : answer;
    },
    async repositories() {
      const found = await repositories();
      if (!found.ok) return found;
      const all = found.value.map(originOf).flatMap(({ repository, remote }) => {
        return remote?.page === undefined ? [] : [{ repository, host: new URL(remote.page).host }];
      });
      return ok(all.filter(({ repository }, at) => all.findIndex((each) => each.repository === repository) === at));
    },
    async find(text, limit) {
      const query = readChangeQuery(text);
      if (query.references.length === 0 && query.words.length === 0) return ok([]);
      const answer = await ask((asked) => findInHistory(asked, query, atMost(limit)));
      if (!answer.ok) return answer;
      const { changes, failures } = answer.value;
      const best = eachOnce(findChanges(query, changes)).slice(0, atMost(limit));
      if (best.length > 0 || !namesOneChange(query)) return ok(best);
      const detail = `not in the last ${maxDepth} commits of the open repositories`;
      // An address without its query, which may hold a token.
      const sought = query.references[0]?.url ?? oneLine(text, 200);
      return failed(failures[0] ?? { code: 'missing', where: sought, detail });
    },
    async between({ repository, base, head }) {
      const isAbout = (name: string): boolean => name.toLowerCase() === repository.toLowerCase();
      const answer = await ask((asked) => changesBetween(asked, { base, head }), isAbout);
      return answer.ok ? ok(eachOnce(answer.value.changes)) : answer;
    },
    async contents(changes, stop) {
      const answer = await ask((asked) => contentsOf(asked, changes, () => stop?.aborted === true));
      return answer.ok ? ok(eachOnce(answer.value.changes)) : answer;
    },
    async ofCommit(repository, sha) {
      const isAbout = (name: string): boolean => name.toLowerCase() === repository.toLowerCase();
      const answer = await ask((asked) => landingsOf(asked, sha), isAbout);
      return answer.ok ? ok(eachOnce(answer.value.changes)) : answer;
    },
  };
}

function atMost(limit: number): number {
  return Number.isFinite(limit) ? Math.max(0, Math.floor(limit)) : maxDepth;
}

/** The first of each key: two folders may be clones or worktrees of one repository. */
function eachOnce<T extends { readonly key: string }>(changes: readonly T[]): readonly T[] {
  const keys = new Set<string>();
  return changes.filter(({ key }) => !keys.has(key) && keys.add(key));
}
