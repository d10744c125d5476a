import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Background, Shares } from '../../../../src/core/changes/suspects/words/background.ts';
import type { Case } from '../cases.mts';
import type { Model } from './asks.mts';
import { writtenShares } from './background.mts';
import { beliefs } from './spec.mts';

const folder = join(import.meta.dirname, '../../../../src/core/changes/suspects/model');
const by = 'test/bench/suspects/training/train.mts --write';

/** Writes the constants, with where they come from. */
export async function writeModel(model: Model, background: Background, cases: readonly Case[]): Promise<void> {
  const repos = [...new Set(cases.map(({ repo }) => repo))].sort();
  const provenance = [
    `Learned by \`${by}\``,
    `from ${cases.length} changes that were reverted or fixed in ${repos.length} public repositories:`,
    ...lines(repos.map((repo, at) => `${repo}${at === repos.length - 1 ? '.' : ','}`)),
  ].join('\n     * ');
  await writeSource(
    'weights.ts',
    `import type { FeatureName } from '../features/measure.ts';
    import type { ReportFeature } from '../features/reportFeatures.ts';

    /**
     * What each feature adds to a candidate's log-odds, for each unit of it.
     * ${provenance}
     * "By hand" marks what no case there could tell. See docs/suspects.md for what each is worth.
     */
    export const weights: Readonly<Record<FeatureName, number>> = {
      ${Object.entries(model.weights)
        .map(([name, weight]) => `${name}: ${short(weight)},${isByHand(name) ? ' // by hand' : ''}`)
        .join('\n')}
    };

    /** Utility of "none of these" on the same scale, from what the report says and how well the best candidates answer it. */
    export const noneWeights: Readonly<Record<ReportFeature | 'intercept', number>> = {
      ${Object.entries(model.none)
        .map(([name, weight]) => `${name}: ${short(weight)},`)
        .join('\n')}
    };
    `,
  );
  await writeSource(
    'background.ts',
    `import { type Background, sharesOf } from '../words/background.ts';

    /**
     * How many of the messages of changes have a term, and how many of the reports: the mean over repositories.
     * ${provenance}
     */
    export const background: Background = {
      changes: sharesOf(${written(writtenShares(background.changes))}),
      reports: sharesOf(${written(writtenShares(background.reports))}),
    };
    `,
  );
}

function isByHand(name: string): boolean {
  return beliefs[name as keyof typeof beliefs].fixed !== undefined;
}

function short(weight: number): number {
  return Number(weight.toFixed(3)) || 0;
}

const lineLength = 100;

function lines(words: readonly string[]): string[] {
  const out: string[] = [];
  for (const word of words) {
    const last = out.length - 1;
    if (last >= 0 && (out[last]?.length ?? 0) + word.length < lineLength) out[last] = `${out[last] ?? ''} ${word}`;
    else out.push(word);
  }
  return out;
}

/** Long lists as several entries of the same share, as lines have an end. */
function written(shares: Shares): string {
  const entries = shares.flatMap(([share, terms]) =>
    lines(terms.split(' ')).map((line) => `[${share}, ${JSON.stringify(line)}]`),
  );
  return `[${entries.join(',\n')}]`;
}

async function writeSource(name: string, source: string): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, await format(source, { ...(await resolveConfig(file)), filepath: file }));
}
