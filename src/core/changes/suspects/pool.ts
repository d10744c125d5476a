import type { Candidate } from './candidate.ts';
import { type History, historyOf } from './index/history.ts';
import { type KnownPath, PathTable } from './index/pathTable.ts';
import { type Shape, shapeOf } from './index/shape.ts';
import { TextIndex } from './index/textIndex.ts';
import { tellingTitle } from './index/titles.ts';

/** A candidate with all that can be known of it before any report. */
export interface KnownCandidate {
  readonly candidate: Candidate;
  /** The title that says what was changed, also where a host titled the merge. */
  readonly title: string;
  /** Ids in the pool's `paths`, in the order of the candidate's files. */
  readonly paths: Int32Array;
  readonly shape: Shape;
  readonly landedMs: number;
}

/** The candidates that a report is held against, newest first. */
export interface CandidatePool {
  readonly known: readonly KnownCandidate[];
  readonly texts: TextIndex;
  readonly paths: PathTable;
  readonly history: History;
}

/** How many candidates are read between two pauses; even long messages then stay well under 16 ms. */
const between = 16;

/** Pauses between small pieces of work. */
export function* poolSteps(given: readonly Candidate[]): Generator<undefined, CandidatePool> {
  const candidates = ordered(given);
  const texts = new TextIndex(candidates.length);
  const paths = new PathTable(texts.vocabulary);
  const known: KnownCandidate[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const ids = Int32Array.from(candidate.files, ({ path }) => paths.add(path, index));
    const read: KnownPath[] = [];
    for (const id of ids) {
      const path = paths.paths[id];
      if (path !== undefined) read.push(path);
    }
    const title = tellingTitle(candidate);
    texts.add(index, candidate, title, read);
    known.push({
      candidate,
      title,
      paths: ids,
      shape: shapeOf(candidate, read),
      landedMs: finite(candidate.landedMs),
    });
    if (index % between === between - 1) yield undefined;
  }
  return { known, texts, paths, history: yield* historyOf(known, paths) };
}

/** Newest first; equal times by key, so that the order in which they are given does not matter. */
function ordered(given: readonly Candidate[]): readonly Candidate[] {
  const byKey = new Map<string, Candidate>();
  for (const candidate of given) if (!byKey.has(candidate.key)) byKey.set(candidate.key, candidate);
  return [...byKey.values()].sort(
    (a, b) => finite(b.landedMs) - finite(a.landedMs) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
}

/** A time that cannot be read is one long ago. */
export function finite(ms: number): number {
  return Number.isFinite(ms) ? ms : 0;
}
