import { bareWords, foldedWords, writtenWords } from './matchWords.ts';
import type { Runbook } from './runbook.ts';

/** What is known of an incident when a runbook is looked for. */
export interface MatchQuery {
  /** Title, description and impact, in any order. */
  readonly text: string;
  readonly components: readonly string[];
  readonly alerts: readonly string[];
}

/** Why a runbook is offered; `words` are those that both sides have, as the runbook writes them. */
export interface MatchReason {
  readonly kind: 'alert' | 'component' | 'title' | 'symptom' | 'tag';
  readonly words: readonly string[];
}

export interface RunbookMatch<R extends Runbook = Runbook> {
  readonly runbook: R;
  /** For sorting only: between 0 and 1, and not a probability. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** `none` says that nothing fits well enough, which is an answer: a wrong runbook costs more than no runbook. */
export type MatchResult<R extends Runbook = Runbook> =
  | { readonly state: 'found'; readonly matches: readonly RunbookMatch<R>[] }
  | { readonly state: 'none'; readonly searched: number };

/** `named`: a component that only the incident's words name. */
const weights = { alert: 1, component: 0.35, named: 0.2, title: 0.6, symptom: 0.5, tag: 0.25 } as const;
/** Another word for the same matter ("payment" for "checkout") tells less than the word itself. */
const otherWord = 0.5;
const least = 0.2;
const most = 10;

/**
 * Ranks runbooks for an incident by alert names, components, title, symptoms and tags, best first. A word that many
 * of the runbooks have counts little, so that "service" or "pod" alone leads to none of them.
 */
export function matchRunbooks<R extends Runbook>(query: MatchQuery, runbooks: readonly R[]): MatchResult<R> {
  const indexed = runbooks.map((runbook) => ({ runbook, parts: partsOf(runbook) }));
  const rarity = rarityOf(indexed.map(({ parts }) => parts));
  const asked = new Set(foldedWords([query.text, ...query.components, ...query.alerts].join(' ')));
  const bare = bareWords([query.text, ...query.components, ...query.alerts].join(' '));
  const isMet = (written: string): boolean => [...bareWords(written)].every((word) => bare.has(word));
  const alerts = new Set(query.alerts.map(compact));
  const inText = compact(query.text);
  const components = new Set(query.components.map(compact));
  const matches = indexed
    .map(({ runbook, parts }) => {
      const reasons: MatchReason[] = [];
      let score = 0;
      const named = runbook.alerts.filter((alert) => isNamed(alert, alerts, inText));
      if (named.length > 0) {
        reasons.push({ kind: 'alert', words: named });
        score += weights.alert;
      }
      const parted = [...(runbook.components ?? []), ...runbook.tags].filter((part) => components.has(compact(part)));
      if (parted.length > 0) {
        reasons.push({ kind: 'component', words: parted });
        score += weights.component;
      }
      const spoken = (runbook.components ?? []).filter((part) => bareWords(part).size > 0 && isMet(part));
      if (parted.length === 0 && spoken.length > 0) {
        reasons.push({ kind: 'component', words: spoken });
        score += weights.named;
      }
      for (const { kind, words } of parts) {
        const shared = [...words.keys()].filter((word) => asked.has(word));
        const [met, others] = [
          shared.filter((word) => isMet(words.get(word) ?? word)),
          shared.filter((word) => !isMet(words.get(word) ?? word)),
        ];
        const share =
          (weigh(met, rarity) + otherWord * weigh(others, rarity)) /
          Math.max(weigh([...words.keys()].slice(0, 12), rarity), 1.2);
        if (shared.length === 0 || share * weights[kind] < 0.08) continue;
        reasons.push({ kind, words: shared.map((word) => words.get(word) ?? word) });
        score += Math.min(1, share) * weights[kind];
      }
      return { runbook, score: Math.min(1, score), reasons };
    })
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || (a.runbook.title < b.runbook.title ? -1 : 1))
    .slice(0, most);
  return matches.length > 0 ? { state: 'found', matches } : { state: 'none', searched: runbooks.length };
}

interface Part {
  readonly kind: 'title' | 'symptom' | 'tag';
  /** As written, by their common form. */
  readonly words: ReadonlyMap<string, string>;
}

function partsOf({ title, symptoms = [], tags }: Runbook): readonly Part[] {
  return [
    { kind: 'title' as const, words: writtenWords(title) },
    ...symptoms.slice(0, 20).map((symptom) => ({ kind: 'symptom' as const, words: writtenWords(symptom) })),
    { kind: 'tag' as const, words: writtenWords(tags.join(' ')) },
  ].filter(({ words }) => words.size > 0);
}

/** How much a word tells: the fewer runbooks have it, the more. A word of one runbook in a small set still counts full. */
function rarityOf(all: readonly (readonly Part[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const parts of all) {
    for (const word of new Set(parts.flatMap(({ words }) => [...words.keys()])))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const total = Math.max(all.length, 1);
  return new Map(
    [...counts].map(([word, count]) => [
      word,
      count === 1 ? 1 : Math.max(0.05, 1 - Math.log(count) / Math.log(total + 1)),
    ]),
  );
}

function weigh(words: readonly string[], rarity: ReadonlyMap<string, number>): number {
  return words.reduce((sum, word) => sum + (rarity.get(word) ?? 1), 0);
}

/** An alert is named when the incident lists it, or its text holds the name; short names have to be listed. */
function isNamed(alert: string, alerts: ReadonlySet<string>, text: string): boolean {
  const name = compact(alert);
  return name !== '' && (alerts.has(name) || (name.length >= 8 && text.includes(name)));
}

function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
