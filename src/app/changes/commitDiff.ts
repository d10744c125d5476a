import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import type { CommitFile, ContentSource, StopSignal } from '../ports.ts';

/** More files are not fetched: each takes up to two requests of the vendor's budget. */
const mostFiles = 40;
/** UTF-16 units; a longer text is left to the vendor's page. */
const longestText = 1_000_000;
const mostText = 10_000_000;
const atOnce = 4;

/** `noText`: the vendor gives no text for it, as it is binary or too large; or it is longer than is shown. */
export type Side =
  { readonly is: 'text'; readonly text: string } | { readonly is: 'noText' } | { readonly is: 'absent' };

export interface FileDiff {
  readonly file: CommitFile;
  readonly before: Side;
  readonly after: Side;
}

/** A commit's files against its first parent, as a vendor tells them. */
export interface CommitDiff {
  readonly repository: string;
  readonly sha: string;
  readonly parent?: string;
  readonly files: readonly FileDiff[];
  /** How many files the commit has, as far as they were listed; `mayBeMore` when the vendor's list ended there. */
  readonly listed: number;
  readonly mayBeMore: boolean;
}

/** Fetches it whole or not at all: a file that could not be read is never shown as an empty one. */
export async function commitDiff(
  source: ContentSource,
  { repository, sha }: { readonly repository: string; readonly sha: string },
  stop?: StopSignal,
): Promise<Result<CommitDiff, Failure>> {
  const told = await source.filesOf({ repository, sha }, stop);
  if (!told.ok) return told;
  const { parent, files, mayBeMore } = told.value;
  const shown = files.slice(0, mostFiles);
  const wanted = shown.flatMap((file) => sidesOf(file, told.value.sha, parent));
  let left = mostText;
  let failure: Failure | undefined;
  const queue = wanted.entries();
  const sides: Side[] = [];
  const work = async (): Promise<void> => {
    for (const [index, place] of queue) {
      if (failure !== undefined) return;
      if (place === undefined) {
        sides[index] = { is: 'absent' };
        continue;
      }
      const answer = left > 0 ? await source.fileAt({ repository, ...place }, stop) : ok(undefined);
      if (!answer.ok) {
        failure = answer.failure;
        return;
      }
      const text = answer.value;
      left -= text?.length ?? 0;
      sides[index] = text === undefined || text.length > longestText ? { is: 'noText' } : { is: 'text', text };
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failure !== undefined) return failed(failure);
  const none: Side = { is: 'absent' };
  return ok({
    repository,
    sha: told.value.sha,
    ...(parent === undefined ? {} : { parent }),
    files: shown.map((file, index) => ({
      file,
      before: sides[2 * index] ?? none,
      after: sides[2 * index + 1] ?? none,
    })),
    listed: files.length,
    mayBeMore,
  });
}

type At = { readonly sha: string; readonly path: string } | undefined;

function sidesOf({ kind, path, formerPath = path }: CommitFile, sha: string, parent: string | undefined): [At, At] {
  return [
    kind === 'added' || parent === undefined ? undefined : { sha: parent, path: formerPath },
    kind === 'deleted' ? undefined : { sha, path },
  ];
}
