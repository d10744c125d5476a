import type { SeverityLevel } from '../../incident/severity.ts';
import { foldedWords } from '../../runbook/matchWords.ts';
import { breaks, readLimits } from '../thresholds/limit.ts';
import type { Origin, Playbook, SeverityRule } from '../playbook.ts';
import type { Limit, Threshold } from '../thresholds/threshold.ts';

/** A severity that the playbook suggests for what was typed, with the line that says so. The user decides. */
export interface SeveritySuggestion {
  readonly level: SeverityLevel;
  readonly because:
    | { readonly kind: 'threshold'; readonly metric: string; readonly measured: string; readonly limit: Limit }
    | { readonly kind: 'words'; readonly words: readonly string[]; readonly said: string };
  readonly origin: Origin;
}

/** Suggestions for a title or description, figures before words, worse severities first; none when nothing fits. */
export function suggestSeverity(text: string, playbook: Playbook): readonly SeveritySuggestion[] {
  const byFigure = playbook.thresholds.flatMap((threshold) => fromThreshold(text, threshold, playbook));
  const worst = [...byFigure].sort((a, b) => a.level - b.level);
  return [...worst, ...fromWords(text, playbook.severities)];
}

/** "error rate 6%" against "Error rate: > 5% (critical)": the metric's words, and a figure of its unit near them. */
function fromThreshold(text: string, threshold: Threshold, playbook: Playbook): readonly SeveritySuggestion[] {
  const metric = foldedMetric(threshold.metric);
  const unit = threshold.critical?.unit ?? threshold.warn?.unit;
  if (metric.length === 0) return [];
  for (const clause of text.split(/[,;\n]|\.\s|\s(?:and|but|while)\s/i)) {
    const words = new Set(foldedMetric(clause));
    if (!metric.every((word) => words.has(word)) && !isSaidAs(threshold.metric, clause)) continue;
    const figure = readLimits(clause, 0).find(
      (limit) => limit.unit === (unit ?? '') && !isPeriod(limit.at, clause, threshold.metric),
    );
    if (!figure) continue;
    const broken = [threshold.critical, threshold.warn].find((limit) => limit && breaks(limit, figure.value));
    if (!broken) continue;
    const level = broken === threshold.critical ? worstLevel(playbook) : warnLevel(playbook);
    if (level === undefined) continue;
    const because = { kind: 'threshold' as const, metric: threshold.metric, measured: figure.written, limit: broken };
    return [{ level, because, origin: { from: threshold.origin.from, line: broken.line } }];
  }
  return [];
}

const outage = /\bdown\s?time\b|\boutages?\b|unavailab/i;

/** What people say for the metrics that most teams have: "6% of requests fail", "down for 5 minutes", "p95 is 12s". */
const saidFor: readonly (readonly [metric: RegExp, said: RegExp])[] = [
  [/\b(?:error|failure)s?(?: rate| ratio| percentage)?$/i, /\berrors?\b|\bfail\w*|\bexceptions?\b|\b5(?:\d\d|xx)s?\b/i],
  [
    /\bresponse times?\b|\blatency\b|\bload(?:ing)? times?\b/i,
    /\blatenc\w+|\bslow\w*|\bp\d\d\b|\brespon(?:d|ds|ding|se times?)\b|\btak(?:es?|ing)\b|\bload(?:s|ing)?\b/i,
  ],
  [outage, /\bdown\b|\boutages?\b|\bunavailable\b|\boffline\b|\bunreachable\b/i],
];

function isSaidAs(metric: string, clause: string): boolean {
  return saidFor.some(([name, said]) => name.test(metric) && said.test(clause));
}

/** "slow for 5 minutes" says how long, not how slow; of an outage that is just what is measured. */
function isPeriod(at: number, clause: string, metric: string): boolean {
  if (outage.test(metric)) return false;
  return (
    /\b(?:for|since|last|past|within)\s+(?:the\s+)?(?:about\s+|over\s+)?$/i.test(clause.slice(0, at)) ||
    /^\S+\s*\S*\s+ago\b/i.test(clause.slice(at))
  );
}

/** Of a metric every word counts, also those that say little in a sentence ("errors", "down"). */
function foldedMetric(text: string): readonly string[] {
  return foldedWords(
    text.replace(/\bdowntime\b/gi, 'down time').replace(/\b(?:is|was|at|has been|for)\b/gi, ' '),
  ).filter((word) => !/^\d/.test(word));
}

/** A critical limit means the severity called critical, else the worst. */
function worstLevel({ severities }: Playbook): SeverityLevel | undefined {
  return (severities.find(({ name }) => /critical/i.test(name)) ?? severities[0])?.level;
}

/** A warning is below what pages people: the worst severity that pages nobody, else the mildest. */
function warnLevel({ severities }: Playbook): SeverityLevel | undefined {
  return (severities.find(({ pages }) => pages.length === 0) ?? severities.at(-1))?.level;
}

/** The severity whose definition or example shares the most telling words; a tie or a single weak word suggests nothing. */
function fromWords(text: string, severities: readonly SeverityRule[]): readonly SeveritySuggestion[] {
  const asked = new Set(foldedWords(text));
  const sayings = severities.flatMap((rule) =>
    [rule.definition, ...rule.examples]
      .filter(Boolean)
      .map((said, index) => ({ rule, said, index, words: new Set(foldedWords(said)) })),
  );
  const levels = new Map<string, Set<number>>();
  for (const { rule, words } of sayings)
    for (const word of words) levels.set(word, (levels.get(word) ?? new Set()).add(rule.level));
  const scored = sayings
    .map(({ rule, said, index, words }) => {
      const shared = [...words].filter((word) => asked.has(word));
      const score = shared.reduce((sum, word) => sum + 1 / (levels.get(word)?.size ?? 1), 0);
      return {
        rule,
        said,
        index,
        shared,
        score: shared.length === 0 ? 0 : score * Math.min(1, (2 * shared.length) / words.size + 0.3),
      };
    })
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  const other = scored.find(({ rule }) => rule.level !== best?.rule.level);
  if (!best || best.score < 1.3 || best.score - (other?.score ?? 0) < 0.3) return [];
  const { rule, said, shared, index } = best;
  const line = (index === 0 ? rule.lines?.['definition'] : rule.lines?.['examples']) ?? rule.origin.line;
  return [
    { level: rule.level, because: { kind: 'words', words: shared, said }, origin: { from: rule.origin.from, line } },
  ];
}
