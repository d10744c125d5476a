import { frameHits } from './features/placeFeatures.ts';
import type { FeatureName } from './features/measure.ts';
import type { Columns, View } from './features/view.ts';
import { fieldCount, fields } from './index/textIndex.ts';
import { weights } from './model/weights.ts';
import { finite } from './pool.ts';
import type { Reason, WordPlace } from './ranking.ts';

const mostWords = 6;

/** Why the candidate stands where it does, the weightiest first. */
export function explain(view: View, columns: Columns<FeatureName>, index: number): readonly Reason[] {
  const candidate = view.pool.candidates[index];
  if (candidate === undefined) return [];
  const weigh = (...names: FeatureName[]): number =>
    names.reduce((sum, name) => sum + weights[name] * (columns[name][index] ?? 0), 0);
  const reasons: Reason[] = [];

  const matched = matchedWords(view, index);
  if (matched.words.length > 0) reasons.push({ kind: 'words', ...matched, weight: weigh('words') });
  const [hit] = [...frameHits(view, index)].sort((a, b) => a.frame.depth - b.frame.depth);
  if (hit?.frame.file !== undefined) {
    const { file, line, function: name } = hit.frame;
    reasons.push({
      kind: 'frame',
      path: hit.path,
      file,
      ...(line === undefined ? {} : { line }),
      ...(name === undefined ? {} : { function: name }),
      weight: weigh('frame'),
    });
  }
  const mentioned = candidate.files.find(({ path }) => path.length > 5 && view.read.text.includes(path));
  if (mentioned !== undefined) {
    reasons.push({ kind: 'path', path: mentioned.path, mention: mentioned.path, weight: weigh('mention') });
  }
  const beforeMs = finite(view.read.report.startedMs) - finite(candidate.landedMs);
  if (beforeMs < 0) {
    reasons.push({
      kind: 'afterStart',
      landedMs: finite(candidate.landedMs),
      afterMs: -beforeMs,
      weight: weigh('afterStart'),
    });
  } else {
    const later = Math.round(Math.exp(columns.logRank[index] ?? 0)) - 1;
    reasons.push({
      kind: 'time',
      landedMs: finite(candidate.landedMs),
      beforeMs,
      later,
      weight: 2 + weigh('logRank', 'logHours'),
    });
  }
  return reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

function matchedWords({ pool, read }: View, index: number): { words: string[]; places: WordPlace[] } {
  const { texts } = pool;
  const byId = new Map(read.terms.map((term) => [term.id, term]));
  const found = new Map<string, number>();
  const places = new Set<WordPlace>();
  for (const [field, name] of fields.entries()) {
    const from = texts.starts[index * fieldCount + field] ?? 0;
    const to = texts.starts[index * fieldCount + field + 1] ?? from;
    for (const id of texts.tokens.subarray(from, to)) {
      const term = byId.get(id);
      if (term === undefined) continue;
      found.set(term.written, Math.min(found.get(term.written) ?? Infinity, texts.documents[id] ?? 0));
      places.add(name);
    }
  }
  const words = [...found].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  return { words: words.slice(0, mostWords), places: [...places] };
}
