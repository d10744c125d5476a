import type { Candidate } from './candidate.ts';
import { type KindOf, rememberedKinds, type Shape, shapeOf } from './index/shape.ts';
import { TextIndex } from './index/textIndex.ts';

/** Candidates with all that can be known of them before any report: words, shapes, order. Newest first. */
export interface CandidatePool {
  readonly candidates: readonly Candidate[];
  readonly texts: TextIndex;
  readonly shapes: readonly Shape[];
  readonly kindOf: KindOf;
}

/** How many candidates are read between two pauses; even long messages then stay well under 16 ms. */
const between = 16;

/** Pauses between small pieces of work. Duplicate keys count once. */
export function* poolSteps(given: readonly Candidate[]): Generator<undefined, CandidatePool> {
  const candidates = ordered(given);
  const texts = new TextIndex(candidates.length);
  const kindOf = rememberedKinds();
  const shapes: Shape[] = [];
  for (const [index, candidate] of candidates.entries()) {
    texts.add(index, candidate);
    shapes.push(shapeOf(candidate, kindOf));
    if (index % between === between - 1) yield undefined;
  }
  return { candidates, texts, shapes, kindOf };
}

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
