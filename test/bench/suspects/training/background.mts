import { Lexicon } from '../../../../src/core/changes/suspects/index/lexicon.ts';
import { poolSteps } from '../../../../src/core/changes/suspects/pool.ts';
import { finish } from '../../../../src/core/changes/suspects/rankSuspects.ts';
import { readReport } from '../../../../src/core/changes/suspects/report/readReport.ts';
import type { Background, Shares } from '../../../../src/core/changes/suspects/words/background.ts';
import type { Case } from '../cases.mts';

/** How many messages and reports of a repository have each term. */
export interface TermCounts {
  readonly repo: string;
  readonly changes: ReadonlyMap<string, number>;
  readonly messages: number;
  readonly reports: ReadonlyMap<string, number>;
  readonly cases: number;
}

export function countTerms(cases: readonly Case[]): readonly TermCounts[] {
  const byRepo = new Map<string, Case[]>();
  for (const each of cases) byRepo.set(each.repo, [...(byRepo.get(each.repo) ?? []), each]);
  return [...byRepo].map(([repo, list]) => {
    const reports = new Map<string, number>();
    for (const { report } of list) for (const { term } of readReport(report).terms) add(reports, term);
    const distinct = new Map(list.flatMap(({ candidates }) => candidates.map((each) => [each.key, each] as const)));
    // Messages alone: what paths say is the repository's own.
    const { texts } = finish(
      poolSteps(
        [...distinct.values()].map((each) => ({ ...each, files: [] })),
        new Lexicon(),
      ),
    );
    const changes = new Map(texts.vocabulary.terms.map((term, id) => [term, texts.documents.at(id)] as const));
    return { repo, changes, messages: distinct.size, reports, cases: list.length };
  });
}

function add(counts: Map<string, number>, term: string): void {
  counts.set(term, (counts.get(term) ?? 0) + 1);
}

const leastChanges = 0.004;
const leastReports = 0.015;
/** What fewer repositories say is their own: products and people. */
const leastRepositories = 3;

/** The mean share over repositories, each counting once, rounded to the steps in which the constants are written. */
export function backgroundOf(counts: readonly TermCounts[]): Background {
  return {
    changes: meanShares(
      counts.map(({ changes, messages }) => [changes, messages]),
      leastChanges,
    ),
    reports: meanShares(
      counts.map(({ reports, cases }) => [reports, cases]),
      leastReports,
    ),
  };
}

function meanShares(
  all: readonly (readonly [ReadonlyMap<string, number>, number])[],
  least: number,
): Map<string, number> {
  const sums = new Map<string, number>();
  const having = new Map<string, number>();
  for (const [counts, size] of all) {
    for (const [term, count] of counts) {
      sums.set(term, (sums.get(term) ?? 0) + Math.min(1, count / size) / all.length);
      having.set(term, (having.get(term) ?? 0) + 1);
    }
  }
  const general = [...sums].filter(([term, share]) => share >= least && (having.get(term) ?? 0) >= leastRepositories);
  return new Map(general.map(([term, share]) => [term, rounded(share)]));
}

/** Three steps to each doubling. */
function rounded(share: number): number {
  return Number((2 ** (Math.round(Math.log2(share) * 3) / 3)).toPrecision(2));
}

export function writtenShares(shares: ReadonlyMap<string, number>): Shares {
  const byShare = new Map<number, string[]>();
  for (const [term, share] of shares) byShare.set(share, [...(byShare.get(share) ?? []), term]);
  return [...byShare].sort((a, b) => b[0] - a[0]).map(([share, terms]) => [share, terms.sort().join(' ')] as const);
}
