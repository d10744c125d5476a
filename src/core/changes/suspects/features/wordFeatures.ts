import { fieldCount } from '../index/textIndex.ts';
import { betweenPauses, columns, type Columns, type Steps, type View } from './view.ts';

const names = ['words'] as const;
export type WordFeature = (typeof names)[number];

const k1 = 1.2;
const b = 0.75;

/** BM25 of the report against all words of each candidate, the best candidate being 1. */
export function* wordFeatures({ pool, read }: View): Steps<Columns<WordFeature>> {
  const { texts, candidates } = pool;
  const out = columns(names, candidates.length);
  const idf = new Float64Array(texts.vocabulary.size);
  for (const { id } of read.terms) {
    const documents = texts.documents[id] ?? 0;
    idf[id] = Math.log(1 + (candidates.length - documents + 0.5) / (documents + 0.5));
  }
  let total = 0;
  for (const length of texts.lengths) total += length;
  const average = Math.max(1, total / Math.max(1, candidates.length));
  const counts = new Int32Array(texts.vocabulary.size);
  let best = 0;
  for (let index = 0; index < candidates.length; index += 1) {
    const from = texts.starts[index * fieldCount] ?? 0;
    const to = texts.starts[(index + 1) * fieldCount] ?? from;
    let length = 0;
    for (let field = 0; field < fieldCount; field += 1) length += texts.lengths[index * fieldCount + field] ?? 0;
    const norm = k1 * (1 - b + (b * length) / average);
    for (let at = from; at < to; at += 1) {
      const term = texts.tokens[at] ?? 0;
      if ((idf[term] ?? 0) > 0) counts[term] = (counts[term] ?? 0) + 1;
    }
    let score = 0;
    for (let at = from; at < to; at += 1) {
      const term = texts.tokens[at] ?? 0;
      const count = counts[term] ?? 0;
      if (count === 0) continue;
      score += ((idf[term] ?? 0) * count * (k1 + 1)) / (count + norm);
      counts[term] = 0;
    }
    out.words[index] = score;
    best = Math.max(best, score);
    if (index % betweenPauses === betweenPauses - 1) yield undefined;
  }
  if (best > 0) out.words.forEach((score, index) => (out.words[index] = score / best));
  return out;
}
