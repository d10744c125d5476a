import type { SoughtTerms } from '../features/reportWeights.ts';
import { fieldCount, fields } from '../index/textIndex.ts';
import type { CandidatePool } from '../pool.ts';
import type { WordPlace } from '../ranking.ts';
import { isPathPiece } from '../words/pathPieces.ts';

const mostWords = 6;

export type WordRarities = ReadonlyMap<number, { readonly written: string; readonly rarity: number }>;

/** Of what is worth telling: pieces of paths are left out. */
export function wordRarities({ sought }: SoughtTerms, lower: string): WordRarities {
  const isPiece = isPathPiece(lower);
  const told = sought.filter(({ written }) => !isPiece(written));
  return new Map(told.map(({ id, written, rarity }) => [id, { written, rarity }]));
}

/** Words of the report that the candidate has, the rarest first, as the report writes them, and where it has them. */
export function matchedWords(
  { texts }: CandidatePool,
  index: number,
  rarities: WordRarities,
): { readonly words: readonly string[]; readonly places: readonly WordPlace[] } {
  const found = new Map<string, number>();
  const places: WordPlace[] = [];
  for (const [field, place] of fields.entries()) {
    const from = texts.starts.at(index * fieldCount + field);
    const to = texts.starts.at(index * fieldCount + field + 1);
    for (let at = from; at < to; at += 1) {
      const term = rarities.get(texts.tokens.at(at));
      if (term === undefined || term.rarity <= 0) continue;
      found.set(term.written, Math.max(found.get(term.written) ?? 0, term.rarity));
      if (!places.includes(place)) places.push(place);
    }
  }
  const words = [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  return { words: words.slice(0, mostWords), places };
}
