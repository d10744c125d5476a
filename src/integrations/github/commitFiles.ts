import type { Octokit } from '@octokit/rest';
import type { InferOutput } from 'valibot';
import type { CommitFile, CommitFiles } from '../../app/ports.ts';
import type { Failure } from '../../core/failure.ts';
import { ok, type Result } from '../../core/result.ts';
import { badReply } from './client.ts';
import type { Place } from './place.ts';
import { CommitShape, FileShape, listOf, oneOf } from './shapes.ts';

/** GitHub's own limit for one page of a commit's files. */
const filesInPage = 300;

/** The files of a commit against its first parent, the first 300 of them. */
export async function commitFiles(
  octokit: Octokit,
  { owner, repo }: Place,
  sha: string,
  signal: AbortSignal | undefined,
): Promise<Result<CommitFiles, Failure>> {
  const { data } = await octokit.rest.repos.getCommit({
    owner,
    repo,
    ref: sha,
    ...(signal === undefined ? {} : { request: { signal } }),
  });
  const told = oneOf(CommitShape, data);
  const files = listOf(FileShape, told?.files ?? []);
  if (told === undefined || files === undefined) return badReply('commit');
  const parent = told.parents[0]?.sha;
  return ok({
    sha: told.sha,
    ...(parent === undefined ? {} : { parent }),
    files: files.map(fileOf),
    mayBeMore: files.length >= filesInPage,
  });
}

function fileOf({ filename, status, previous_filename: former }: InferOutput<typeof FileShape>): CommitFile {
  switch (status) {
    case 'added':
    case 'copied':
      return { path: filename, kind: 'added' };
    case 'removed':
      return { path: filename, kind: 'deleted' };
    case 'renamed':
      return { path: filename, kind: 'changed', ...(typeof former === 'string' ? { formerPath: former } : {}) };
    default:
      return { path: filename, kind: 'changed' };
  }
}
