/** How ordinary words are in general: shares of messages of changes, and of reports, that have the term. */
export interface Background {
  readonly changes: ReadonlyMap<string, number>;
  readonly reports: ReadonlyMap<string, number>;
}

/** Terms by share, as the constants are written: each share with its terms, separated by spaces. */
export type Shares = readonly (readonly [share: number, terms: string])[];

export function sharesOf(shares: Shares): ReadonlyMap<string, number> {
  return new Map(shares.flatMap(([share, terms]) => terms.split(' ').map((term) => [term, share] as const)));
}

const rarestChange = 0.001;
const rarestReport = 0.02;

/** From 1 for a word that changes hardly ever use to near 0 for one that most use. */
export function changeRarity({ changes }: Background, term: string): number {
  const share = changes.get(term);
  return share === undefined ? 1 : Math.log(share + rarestChange) / Math.log(rarestChange);
}

/** The same for words of reports: "error" and "failing" are in many and say little about which change it was. */
export function reportRarity({ reports }: Background, term: string): number {
  return Math.min(1, Math.log((reports.get(term) ?? 0) + rarestReport) / Math.log(rarestReport));
}
