import { Uri } from 'vscode';
import type { Blamer } from '../../app/changes/suspectRanking.ts';
import type { ChangeSource, Log } from '../../app/ports.ts';
import type { Blame } from '../../core/changes/suspects/report/incidentReport.ts';
import { lineAfter } from '../../core/changes/stack/lineAfter.ts';
import { readBlame } from '../../core/changes/stack/readBlame.ts';
import { evidenceText, ownFrames } from '../../core/evidence/frames.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import { gitApi } from '../host/gitExtension.ts';
import { findPlace } from './findPlace.ts';

/** The part of the built-in Git extension's API (version 1) that knows who last changed a line. */
interface GitApi {
  getRepository(uri: Uri): Repository | null;
}

interface Repository {
  readonly rootUri: Uri;
  blame?(path: string): Promise<string>;
  /** The patch from a commit's file to the one on disk. */
  diffWith(ref: string, path: string): Promise<string>;
  getCommit(ref: string): Promise<{ readonly hash: string }>;
}

const mostFiles = 8;
const mostFrames = 20;

/**
 * Blames the lines that evidence names, and finds the changes that brought them. VS Code's Git blames the file on disk
 * only, so the lines of the deployed file are looked for there; one that was altered since is left out.
 */
export function gitBlamer(sources: readonly ChangeSource[], log: Log): Blamer {
  return {
    async blames(state, changes, deployed) {
      const wanted = await linesByFile(state);
      const git = wanted.size === 0 ? undefined : await gitApi<GitApi>();
      if (git === undefined) return [];
      const keyOfSha = new Map(changes.map(({ change }) => [change.sha, change.key]));
      const repositories = new Set(changes.flatMap(({ change }) => change.repository ?? []));
      const landing = async (sha: string): Promise<string | undefined> => {
        const direct = keyOfSha.get(sha);
        if (direct !== undefined) return direct;
        for (const repository of repositories)
          for (const source of sources) {
            const answer = await source.ofCommit?.(repository, sha);
            if (answer?.ok === true && answer.value[0] !== undefined) return answer.value[0].key;
          }
        return undefined;
      };
      const found: Blame[] = [];
      for (const [file, lines] of [...wanted].slice(0, mostFiles)) {
        const uri = Uri.parse(file);
        const repository = git.getRepository(uri);
        if (repository?.blame === undefined) continue;
        try {
          const path = uri.path.slice(repository.rootUri.path.replace(/\/$/u, '').length + 1);
          const patch = deployed === undefined ? '' : await patchSince(repository, deployed, uri, log);
          const now = new Map<number, number>();
          for (const line of lines) {
            const moved = lineAfter(patch, line);
            if (moved !== undefined) now.set(moved, line);
          }
          for (const { sha, line } of readBlame(await repository.blame(uri.fsPath), now)) {
            const key = await landing((await repository.getCommit(sha)).hash);
            if (key !== undefined) found.push({ key, path, line: now.get(line) ?? line });
          }
        } catch (error) {
          log.info(`blame: ${uri.path} was not read (${error instanceof Error ? error.message : String(error)})`);
        }
      }
      return found;
    },
  };
}

/** Empty where the commit or its file is not there: then the file on disk is the best that is known. */
async function patchSince(repository: Repository, deployed: string, uri: Uri, log: Log): Promise<string> {
  try {
    return await repository.diffWith(deployed, uri.fsPath);
  } catch (error) {
    log.info(`blame: ${deployed} is not at hand (${error instanceof Error ? error.message : String(error)})`);
    return '';
  }
}

/** The lines that frames of the incident's evidence name, by the file's address. */
async function linesByFile({ timeline }: IncidentState): Promise<ReadonlyMap<string, Set<number>>> {
  const lines = new Map<string, Set<number>>();
  const frames = timeline
    .flatMap(({ event }) => evidenceText(event) ?? [])
    .flatMap((text) => ownFrames(text, mostFrames))
    .filter(({ minified, line }) => !minified && line !== undefined);
  for (const { file = '', line = 1 } of frames.slice(0, mostFrames)) {
    const uri = await findPlace(file);
    if (uri === undefined) continue;
    const address = uri.toString();
    lines.set(address, (lines.get(address) ?? new Set()).add(line));
  }
  return lines;
}
