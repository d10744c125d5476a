import { changeRarity, reportRarity } from '../words/background.ts';
import type { View } from './view.ts';

/** A term of the report that some candidate has too. */
export interface Sought {
  readonly id: number;
  readonly written: string;
  /** How much a match tells: rare among the candidates, among changes and among reports in general. */
  readonly rarity: number;
  /** The same with repetition in the report. */
  readonly weight: number;
}

export interface SoughtTerms {
  readonly sought: readonly Sought[];
  /** Weight of all terms of the report, also of those that no candidate has. */
  readonly total: number;
  /** Rarity of a term that one candidate has, in general no ordinary word. */
  readonly highest: number;
}

export function inverseFrequency(candidates: number, documents: number): number {
  return Math.log(1 + (candidates - documents + 0.5) / (documents + 0.5));
}

export function soughtTerms({ pool, read, background }: View): SoughtTerms {
  const { texts, known } = pool;
  const sought: Sought[] = [];
  let total = 0;
  for (const { term, written, count, joined } of read.terms) {
    const id = texts.vocabulary.find(term);
    const documents = id === undefined ? 0 : texts.documents.at(id);
    if (documents === 0 && joined) continue;
    const rarity =
      inverseFrequency(known.length, documents) * changeRarity(background, term) * reportRarity(background, term);
    const weight = (rarity * 2 * count) / (count + 1);
    total += weight;
    if (id !== undefined && documents > 0) sought.push({ id, written, rarity, weight });
  }
  return { sought, total, highest: inverseFrequency(Math.max(1, known.length), 1) };
}
