import type { Octokit } from '@octokit/rest';
import type { Change } from '../../core/changes/change.ts';
import { namesOneChange, type ChangeQuery } from '../../core/changes/changeQuery.ts';
import { commitChange } from '../../core/changes/history/commitChange.ts';
import type { Reference } from '../../core/changes/reference.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import { commitOf } from './compare.ts';
import { gitHubFailure, where } from './failure.ts';
import type { Place } from './place.ts';
import { pullRequestChange } from './pullRequestChange.ts';
import { pullRequestsOfCommit } from './pullRequestsOfCommit.ts';
import { CommitShape, FoundPullRequestShape, FoundShape, listOf, oneOf, PullRequestShape } from './shapes.ts';

interface Question {
  readonly octokit: Octokit;
  readonly place: Place;
  readonly signal: AbortSignal | undefined;
}

/** What a query names in one repository: a number, a commit, a branch; else merged pull requests with its words. */
export async function findIn(
  question: Question,
  query: ChangeQuery,
  limit: number,
): Promise<Result<readonly Change[], Failure>> {
  const named: Change[] = [];
  let missing: Failure | undefined;
  for (const reference of query.references) {
    const found = await byReference(question, reference);
    if (found.ok) named.push(...found.value);
    else if (found.failure.code !== 'notFound') return found;
    else missing = found.failure;
  }
  if (named.length > 0 || query.words.length === 0) {
    return named.length === 0 && missing !== undefined ? failed(missing) : ok(named.slice(0, limit));
  }
  const branch = query.words.length === 1 ? await byBranch(question, query.name) : [];
  if (branch.length > 0) return ok(branch.slice(0, limit));
  const words = await byWords(question, query.words, limit);
  return words.ok && words.value.length === 0 && namesOneChange(query) && missing !== undefined
    ? failed(missing)
    : words;
}

async function byReference(question: Question, reference: Reference): Promise<Result<readonly Change[], Failure>> {
  try {
    if (reference.kind === 'pullRequest') return await byNumber(question, reference.number);
    // GitHub finds a commit by a part of its SHA only when that is long enough to be one.
    if (reference.kind === 'commit' && reference.sha.length >= 7) return await bySha(question, reference.sha);
    return ok([]);
  } catch (error) {
    return failed(gitHubFailure(error, nameOf(reference)));
  }
}

async function byNumber(
  { octokit, place, signal }: Question,
  number: number,
): Promise<Result<readonly Change[], Failure>> {
  const { data } = await octokit.rest.pulls.get({
    owner: place.owner,
    repo: place.repo,
    pull_number: number,
    ...(signal === undefined ? {} : { request: { signal } }),
  });
  const told = oneOf(PullRequestShape, data);
  if (told === undefined) return failed({ code: 'badReply', where, detail: 'pull request' });
  const change = pullRequestChange(told, place);
  return change === undefined
    ? failed({ code: 'notFound', where, what: `merged pull request #${number}` })
    : ok([change]);
}

async function bySha(question: Question, sha: string): Promise<Result<readonly Change[], Failure>> {
  const { octokit, place, signal } = question;
  const { data } = await octokit.rest.repos.getCommit({
    owner: place.owner,
    repo: place.repo,
    ref: sha,
    ...(signal === undefined ? {} : { request: { signal } }),
  });
  const told = oneOf(CommitShape, data);
  // A branch may be called as a SHA begins.
  if (told?.sha.startsWith(sha) !== true) return ok([]);
  const brought = await pullRequestsOfCommit(octokit, place, told.sha, signal);
  if (brought.ok && brought.value.length > 0) return brought;
  const commit = commitChange(commitOf(told), {
    repository: place.repository,
    remote: { repository: place.repository, page: place.page, host: 'github' },
  });
  return ok(commit === undefined ? [] : [commit]);
}

async function byBranch({ octokit, place, signal }: Question, name: string): Promise<readonly Change[]> {
  if (!/^[\w./-]{2,200}$/u.test(name)) return [];
  const { data } = await octokit.rest.pulls.list({
    owner: place.owner,
    repo: place.repo,
    state: 'closed',
    head: `${place.owner}:${name}`,
    per_page: 10,
    ...(signal === undefined ? {} : { request: { signal } }),
  });
  return (listOf(PullRequestShape, data) ?? []).flatMap((told) => pullRequestChange(told, place) ?? []);
}

async function byWords(
  { octokit, place, signal }: Question,
  words: readonly string[],
  limit: number,
): Promise<Result<readonly Change[], Failure>> {
  // Quotes keep a word from being one of the search's own commands, such as "repo:".
  const quoted = words.map((word) => `"${word.replaceAll('"', ' ').trim()}"`).join(' ');
  const { data } = await octokit.rest.search.issuesAndPullRequests({
    q: `repo:${place.owner}/${place.repo} is:pr is:merged ${quoted}`.slice(0, 250),
    per_page: Math.min(50, limit),
    ...(signal === undefined ? {} : { request: { signal } }),
  });
  const listed = listOf(FoundPullRequestShape, oneOf(FoundShape, data)?.items);
  if (listed === undefined) return failed({ code: 'badReply', where, detail: 'search' });
  return ok(
    listed.flatMap((told) => pullRequestChange({ ...told, merged_at: told.pull_request?.merged_at }, place) ?? []),
  );
}

export function nameOf(reference: Reference): string {
  switch (reference.kind) {
    case 'pullRequest':
      return `pull request #${reference.number}`;
    case 'commit':
      return `commit ${reference.sha.slice(0, 12)}`;
    case 'deploy':
      return `deploy ${reference.id}`;
  }
}
