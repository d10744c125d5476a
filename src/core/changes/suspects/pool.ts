import type { Candidate } from './candidate.ts';
import { type History, historyOf } from './index/history.ts';
import { type Lexicon, sharedLexicon } from './index/lexicon.ts';
import { PathCounts } from './index/pathCounts.ts';
import type { KnownPath } from './index/pathTable.ts';
import { type Shape, shapeOf } from './index/shape.ts';
import { TextIndex } from './index/textIndex.ts';
import { tellingTitle } from './index/titles.ts';

/** A candidate with all that can be known of it before any report. */
export interface KnownCandidate {
  readonly candidate: Candidate;
  /** The title that says what was changed, also where a host titled the merge. */
  readonly title: string;
  /** In the order of the candidate's files. */
  readonly paths: readonly KnownPath[];
  readonly shape: Shape;
  readonly landedMs: number;
}

/** The candidates that a report is held against, newest first. */
export interface CandidatePool {
  readonly known: readonly KnownCandidate[];
  readonly texts: TextIndex;
  readonly lexicon: Lexicon;
  readonly paths: PathCounts;
  readonly history: History;
}

/** How many candidates are read between two pauses; even long messages then stay well under 16 ms. */
const between = 16;

/** Pauses between small pieces of work. Words and paths that the lexicon knows are not read again. */
export function* poolSteps(
  given: readonly Candidate[],
  lexicon: Lexicon = sharedLexicon(),
): Generator<undefined, CandidatePool> {
  const candidates = ordered(given);
  yield undefined;
  const texts = new TextIndex(lexicon.vocabulary);
  const paths = new PathCounts();
  const known: KnownCandidate[] = [];
  for (const candidate of candidates) {
    const read = candidate.files.map(({ path }) => paths.add(lexicon.paths.of(path)));
    const title = tellingTitle(candidate);
    texts.add(candidate, title, read, lexicon.paths);
    const shape = shapeOf(candidate, read);
    known.push({ candidate, title, paths: read, shape, landedMs: finite(candidate.landedMs) });
    if (known.length % between === 0) yield undefined;
  }
  return { known, texts, lexicon, paths, history: historyOf(known.map(({ title }) => title)) };
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
