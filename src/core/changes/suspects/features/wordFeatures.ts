import { fieldCount, type TextIndex } from '../index/textIndex.ts';
import { changeRarity } from '../words/background.ts';
import { inverseFrequency, soughtTerms } from './reportWeights.ts';
import { betweenPauses, columns, type Columns, type Steps, type View } from './view.ts';

const names = [
  'words',
  'titleWords',
  'pathWords',
  'covered',
  'rarestWord',
  'rareWords',
  'titleShare',
  'pathShare',
] as const;
export type WordFeature = (typeof names)[number];

/** BM25: how fast repeating a word stops to count, and how much long texts are held back. */
const k1 = 1.2;
const b = 0.75;
const [title, , path] = [0, 1, 2];

/** The average length of each field, and of all together, in terms. */
function averages(texts: TextIndex, candidates: number): { readonly fields: Float64Array; readonly all: number } {
  const fields = new Float64Array(fieldCount);
  for (let at = 0; at < candidates * fieldCount; at += 1) {
    const length = texts.starts.at(at + 1) - texts.starts.at(at);
    fields[at % fieldCount] = (fields[at % fieldCount] ?? 0) + length / candidates;
  }
  return { fields: fields.map((each) => each || 1), all: fields.reduce((sum, each) => sum + each, 0) || 1 };
}

/**
 * The report's words against each candidate's. `words`, `titleWords` and `pathWords` are BM25 over all, title and paths,
 * the best candidate being 1; `covered` is the share of the report that is found; `rarestWord` and `rareWords` look at
 * the most telling matches; `titleShare` and `pathShare` are how much of the title and paths the report speaks of.
 */
export function* wordFeatures(view: View): Steps<Columns<WordFeature>> {
  const { texts, known } = view.pool;
  const out = columns(names, known.length);
  const { sought, total, highest } = soughtTerms(view);
  const weight = new Float64Array(texts.vocabulary.size);
  const rarity = new Float64Array(texts.vocabulary.size);
  for (const each of sought) {
    weight[each.id] = each.weight;
    rarity[each.id] = each.rarity;
  }
  yield undefined;
  const plain = new Float64Array(texts.vocabulary.size);
  for (const [id, term] of texts.vocabulary.terms.entries()) {
    const documents = texts.documents.at(id);
    if (documents > 0) plain[id] = inverseFrequency(known.length, documents) * changeRarity(view.background, term);
  }
  yield undefined;
  const average = averages(texts, known.length);
  const seen = new Int32Array(texts.vocabulary.size);
  const counts = new Int32Array(texts.vocabulary.size * fieldCount);
  const matched: number[] = [];
  let stamp = 0;

  for (let index = 0; index < known.length; index += 1) {
    matched.length = 0;
    const begin = texts.starts.at(index * fieldCount);
    const end = texts.starts.at((index + 1) * fieldCount);
    for (let field = 0; field < fieldCount; field += 1) {
      stamp += 1;
      const from = texts.starts.at(index * fieldCount + field);
      const to = texts.starts.at(index * fieldCount + field + 1);
      let all = 0;
      let spoken = 0;
      for (let at = from; at < to; at += 1) {
        const term = texts.tokens.at(at);
        const asked = (weight[term] ?? 0) > 0;
        if (asked) {
          const place = term * fieldCount;
          if (counts[place] === 0 && counts[place + 1] === 0 && counts[place + 2] === 0) matched.push(term);
          counts[place + field] = (counts[place + field] ?? 0) + 1;
        }
        if (field === 1 || seen[term] === stamp) continue;
        seen[term] = stamp;
        all += plain[term] ?? 0;
        if (asked) spoken += plain[term] ?? 0;
      }
      if (field === title) out.titleShare[index] = spoken / (all + 2);
      if (field === path) out.pathShare[index] = spoken / (all + 2);
    }
    let words = 0;
    let inTitle = 0;
    let inPaths = 0;
    let rarest = 0;
    let rare = 0;
    const norm = k1 * (1 - b + (b * (end - begin)) / average.all);
    const lengthOf = (field: number): number =>
      texts.starts.at(index * fieldCount + field + 1) - texts.starts.at(index * fieldCount + field);
    const titleNorm = k1 * (1 - b + (b * lengthOf(title)) / (average.fields[title] ?? 1));
    const pathNorm = k1 * (1 - b + (b * lengthOf(path)) / (average.fields[path] ?? 1));
    for (const term of matched) {
      const place = term * fieldCount;
      const [a, c, d] = [counts[place] ?? 0, counts[place + 1] ?? 0, counts[place + 2] ?? 0];
      counts.fill(0, place, place + fieldCount);
      const each = (weight[term] ?? 0) * (k1 + 1);
      const count = a + c + d;
      words += (each * count) / (count + norm);
      inTitle += (each * a) / (a + titleNorm);
      inPaths += (each * d) / (d + pathNorm);
      rarest = Math.max(rarest, rarity[term] ?? 0);
      if (texts.documents.at(term) <= 2) rare += 1;
    }
    out.words[index] = words;
    out.titleWords[index] = inTitle;
    out.pathWords[index] = inPaths;
    out.covered[index] = total > 0 ? words / total : 0;
    out.rarestWord[index] = rarest / highest;
    out.rareWords[index] = Math.log1p(rare);
    if (index % betweenPauses === betweenPauses - 1) yield undefined;
  }
  for (const name of ['words', 'titleWords', 'pathWords'] as const) bestIsOne(out[name]);
  return out;
}

function bestIsOne(column: Float64Array): void {
  const best = column.reduce((top, each) => Math.max(top, each), 0);
  if (best > 0) for (let index = 0; index < column.length; index += 1) column[index] = (column[index] ?? 0) / best;
}
