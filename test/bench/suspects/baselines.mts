import type { Candidate } from '../../../src/core/changes/suspects/candidate.ts';
import type { Case } from './cases.mts';

const stopWords = new Set(
  (
    'the a an of to in on for and or is are was were be been being this that these those it its as with by from at not no ' +
    'i we you they he she them our my your but if so will would can could should do does did done has have had which when ' +
    'then than there here into out up down all any some more most only just also because due revert reverting reverted ' +
    'reverts change changes commit patch fix ref link hash email cl pr merge'
  ).split(' '),
);

function words(text: string): string[] {
  const split = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return (split.match(/[a-z0-9]+/g) ?? []).filter((word) => word.length > 1 && !stopWords.has(word));
}

function documentOf({ title, body, commits, files }: Candidate): string {
  const messages = commits.map((commit) => `${commit.title}\n${commit.body}`);
  return [title, body, ...messages, files.map(({ path }) => path).join(' ')].join('\n');
}

const k1 = 1.2;
const b = 0.75;

/** Plain BM25 over message and paths, the baseline that is to be beaten. */
export function bm25(query: string, candidates: readonly Candidate[]): number[] {
  const documents = candidates.map((candidate) => words(documentOf(candidate)));
  const counted = documents.map((document) => {
    const counts = new Map<string, number>();
    for (const word of document) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  });
  const frequency = new Map<string, number>();
  for (const counts of counted) for (const word of counts.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const average = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length) || 1;
  const asked = [...new Set(words(query))];
  return counted.map((counts, index) => {
    let score = 0;
    for (const word of asked) {
      const count = counts.get(word);
      if (count === undefined) continue;
      const df = frequency.get(word) ?? 0;
      const idf = Math.log(1 + (documents.length - df + 0.5) / (df + 0.5));
      const length = documents[index]?.length ?? 0;
      score += (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / average));
    }
    return score;
  });
}

/** Reciprocal rank fusion; equal scores share the better rank. */
function fuse(lists: readonly (readonly number[])[], k = 10): number[] {
  const total = (lists[0] ?? []).map(() => 0);
  for (const list of lists) {
    const order = list.map((_, index) => index).sort((x, y) => (list[y] ?? 0) - (list[x] ?? 0));
    let rank = 0;
    order.forEach((index, place) => {
      if (place === 0 || list[index] !== list[order[place - 1] ?? 0]) rank = place + 1;
      total[index] = (total[index] ?? 0) + 1 / (k + rank);
    });
  }
  return total;
}

/** Scores of the ordinary rankers, by name; candidates stand newest first. */
export function baselines({ report, candidates }: Case): Readonly<Record<string, readonly number[]>> {
  const recent = candidates.map((_, index) => -index);
  const text = bm25(report.text, candidates);
  return {
    'most recent first': recent,
    'BM25 message+paths': text,
    'BM25 + recency (rank fusion)': fuse([text, recent]),
  };
}

/** The rank of the first right answer with ties broken at random, once for each of `seeds` orders. */
export function tiedRanks(of: Case, scores: readonly number[], seeds = 20): number[] {
  let state = 7;
  for (let at = 0; at < of.id.length; at += 1) state = (Math.imul(state, 31) + of.id.charCodeAt(at)) >>> 0;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  return Array.from({ length: seeds }, () => {
    const order = scores.map((score, index) => ({ score, tie: next(), key: of.candidates[index]?.key ?? '' }));
    order.sort((x, y) => y.score - x.score || x.tie - y.tie);
    return order.findIndex(({ key }) => of.culprits.has(key)) + 1;
  });
}
