import type { Frame } from '../../stack/frame.ts';
import { parseStack } from '../../stack/parseStack.ts';
import { eachRawWord } from '../words/rawWords.ts';
import { stem } from '../words/stem.ts';
import { splitWord } from '../words/subtokens.ts';
import type { IncidentReport } from './incidentReport.ts';

/** Enough of a report to know what it is about; a log of megabytes repeats itself. */
const longestText = 20_000;
const mostFrames = 100;

export interface ReportTerm {
  readonly term: string;
  /** As the report first writes it. */
  readonly written: string;
  count: number;
  /** Two words that stand side by side, as one: "active job" is `activejob` in code. */
  readonly joined: boolean;
}

export interface ReadReport {
  readonly report: IncidentReport;
  readonly text: string;
  readonly lower: string;
  readonly terms: readonly ReportTerm[];
  readonly frames: readonly Frame[];
  /** Runs of characters that paths consist of, in lower case, by their last part: `pool.ts` → `src/db/pool.ts`. */
  readonly pathLike: ReadonlyMap<string, readonly string[]>;
  /** Words in lower case, with and without hyphens inside. */
  readonly words: ReadonlySet<string>;
}

export function readReport(report: IncidentReport): ReadReport {
  const text = [report.text, ...report.evidence].map((part) => part.slice(0, longestText)).join('\n');
  const lower = text.toLowerCase();
  const frames = parseStack(text).slice(0, mostFrames);
  return {
    report,
    text,
    lower,
    terms: readTerms(text),
    frames,
    pathLike: readPaths(lower),
    words: new Set([
      ...(lower.match(/[a-z0-9_]+/g) ?? []),
      ...(lower.match(/[a-z0-9]+(?:[_-][a-z0-9]+)+/g) ?? []),
      ...(lower.match(/[a-z0-9]+/g) ?? []),
    ]),
  };
}

function readTerms(text: string): readonly ReportTerm[] {
  const terms = new Map<string, ReportTerm>();
  const pairs = new Map<string, ReportTerm>();
  const count = (into: Map<string, ReportTerm>, term: string, written: string, joined: boolean): void => {
    const known = into.get(term);
    if (known === undefined) into.set(term, { term, written, count: 1, joined });
    else known.count += 1;
  };
  for (const line of text.split('\n')) {
    let before = '';
    eachRawWord(line, (written) => {
      const { parts, whole } = splitWord(written);
      for (const part of parts) count(terms, part, written, false);
      if (whole !== undefined) count(terms, whole, written, false);
      if (before !== '') count(pairs, stem((before + written).toLowerCase()), `${before} ${written}`, true);
      before = parts.length === 0 ? '' : written;
    });
  }
  for (const term of terms.keys()) pairs.delete(term);
  return [...terms.values(), ...pairs.values()];
}

function readPaths(lower: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const run of lower.match(/[\w.@+~/\\-]*\w/g) ?? []) {
    const path = run.replaceAll('\\', '/');
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name.length < 3) continue;
    const known = found.get(name);
    if (known === undefined) found.set(name, [path]);
    else if (!known.includes(path)) known.push(path);
  }
  return found;
}
