import type { FeatureName } from '../features/measure.ts';
import { bestFrame, framesByName, ownName, sharedComponent } from '../features/placeFeatures.ts';
import { soughtTerms } from '../features/reportWeights.ts';
import type { Columns, View } from '../features/view.ts';
import { weights } from '../model/weights.ts';
import type { Reason, ReasonBasis } from '../ranking.ts';
import { finite, type KnownCandidate } from '../pool.ts';
import { changeReasons } from './changeReasons.ts';
import { mentionedPath } from './mentionedPath.ts';
import { matchedWords, wordRarities } from './matchedWords.ts';

/** A reason before its weight is known: what it rests on, and the features that carry it. */
export interface Ground {
  readonly basis: ReasonBasis;
  readonly features: readonly FeatureName[];
}

const wordFeatures = [
  'words',
  'titleWords',
  'pathWords',
  'covered',
  'rarestWord',
  'rareWords',
  'titleShare',
  'pathShare',
] as const satisfies readonly FeatureName[];
const timeFeatures = [
  'logRank',
  'logHours',
  'newest',
  'withinDay',
  'withinWeek',
] as const satisfies readonly FeatureName[];

/** A reason that moves the odds by less than a tenth is not worth a line. When it landed is always told. */
const leastWeight = 0.1;

/** What only speaks for a change: that others have more of it is no fact against this one. */
const supporting: ReadonlySet<Reason['kind']> = new Set(['blame', 'named', 'frame', 'path', 'component']);

/** `doubted`: the strongest fact against it is told, however weak. */
export type Explain = (index: number, doubted: boolean) => readonly Reason[];

/** Prepares what all explanations of a ranking share. */
export function explainer(view: View, columns: Columns<FeatureName>): Explain {
  const means = new Map<FeatureName, number>();
  const meanOf = (name: FeatureName): number => {
    const known = means.get(name);
    if (known !== undefined) return known;
    const mean = columns[name].reduce((sum, each) => sum + each, 0) / Math.max(1, columns[name].length);
    means.set(name, mean);
    return mean;
  };
  const byName = framesByName(view.read);
  const rarities = wordRarities(soughtTerms(view), view.read.lower);
  return (index, doubted) => {
    const known = view.pool.known[index];
    if (known === undefined) return [];
    const grounds = [
      ...placeGrounds(view, index, known, byName),
      ...wordGrounds(view, index, rarities),
      timeGround(view, columns, index, known),
      ...changeReasons(view.pool, index, known),
    ];
    const reasons = grounds
      .map(({ basis, features }): Reason => {
        const weight = features.reduce(
          (sum, name) => sum + weights[name] * ((columns[name][index] ?? 0) - meanOf(name)),
          0,
        );
        return { ...basis, weight };
      })
      .filter((reason) => isUnderstandable(reason))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    const told = reasons.filter(
      ({ kind, weight }) => kind === 'time' || kind === 'afterStart' || Math.abs(weight) >= leastWeight,
    );
    const against = doubted ? reasons.find(({ weight }) => weight < 0) : undefined;
    return against === undefined || told.some(({ weight }) => weight < 0) ? told : [...told, against];
  };
}

/** A fact whose weight has the sign that a reader expects of it. */
function isUnderstandable(reason: Reason): boolean {
  if (reason.kind === 'elsewhere') return reason.weight < 0;
  if (reason.kind === 'words' && reason.words.length === 0) return reason.weight < 0;
  return reason.weight >= 0 || !supporting.has(reason.kind);
}

function placeGrounds(
  view: View,
  index: number,
  known: KnownCandidate,
  byName: ReturnType<typeof framesByName>,
): readonly Ground[] {
  const grounds: Ground[] = [];
  const blame = view.read.report.blames?.find(({ key }) => key === known.candidate.key);
  if (blame !== undefined) {
    grounds.push({ basis: { kind: 'blame', path: blame.path, line: blame.line }, features: ['blamed'] });
  }
  const mention = ownName(view.read, known.candidate);
  if (mention !== undefined) grounds.push({ basis: { kind: 'named', mention }, features: ['named'] });
  const hit = bestFrame(view, byName, index);
  if (hit !== undefined) {
    const { line, function: name } = hit.frame;
    grounds.push({
      basis: {
        kind: 'frame',
        path: hit.path,
        file: hit.file,
        ...(line === undefined ? {} : { line }),
        ...(name === undefined ? {} : { function: name }),
        ...(hit.touched === undefined ? {} : { touched: hit.touched }),
      },
      features: ['frame', 'mention', 'fileName', 'folder'],
    });
  } else {
    const path = mentionedPath(view, known);
    if (path !== undefined) {
      grounds.push({ basis: { kind: 'path', ...path }, features: ['mention', 'fileName', 'folder'] });
    } else if (known.paths.length > 0)
      grounds.push({ basis: { kind: 'elsewhere' }, features: ['frame', 'mention', 'fileName', 'folder'] });
  }
  const component = sharedComponent(view, index);
  if (component !== undefined) grounds.push({ basis: { kind: 'component', component }, features: ['component'] });
  return grounds;
}

function wordGrounds(view: View, index: number, rarities: ReturnType<typeof wordRarities>): readonly Ground[] {
  const matched = matchedWords(view.pool, index, rarities);
  return [{ basis: { kind: 'words', ...matched }, features: wordFeatures }];
}

function timeGround(view: View, columns: Columns<FeatureName>, index: number, known: KnownCandidate): Ground {
  const { landedMs } = known;
  const beforeMs = finite(view.read.report.startedMs) - landedMs;
  if (beforeMs < 0) return { basis: { kind: 'afterStart', landedMs, afterMs: -beforeMs }, features: ['afterStart'] };
  const later = Math.round(Math.exp(columns.logRank[index] ?? 0)) - 1;
  return { basis: { kind: 'time', landedMs, beforeMs, later }, features: timeFeatures };
}
