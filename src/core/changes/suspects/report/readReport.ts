import type { Frame } from '../../stack/frame.ts';
import { parseStack } from '../../stack/parseStack.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import { eachRawWord } from '../words/rawWords.ts';
import { splitWord } from '../words/subtokens.ts';
import type { IncidentReport } from './incidentReport.ts';

/** Enough of a report to know what it is about; a log of megabytes repeats itself. */
const longestText = 20_000;

/** A term of the report that some candidate has too. */
export interface QueryTerm {
  readonly id: number;
  /** As the report first writes it. */
  readonly written: string;
  count: number;
}

export interface ReadReport {
  readonly report: IncidentReport;
  readonly text: string;
  readonly terms: readonly QueryTerm[];
  readonly frames: readonly Frame[];
}

export function readReport(report: IncidentReport, vocabulary: Vocabulary): ReadReport {
  const text = [report.text, ...report.evidence].map((part) => part.slice(0, longestText)).join('\n');
  const terms = new Map<number, QueryTerm>();
  const count = (id: number | undefined, written: string): void => {
    if (id === undefined) return;
    const known = terms.get(id);
    if (known === undefined) terms.set(id, { id, written, count: 1 });
    else known.count += 1;
  };
  eachRawWord(text, (written) => {
    const { parts, whole } = splitWord(written);
    for (const part of parts) count(vocabulary.find(part), written);
    if (whole !== undefined) count(vocabulary.find(whole, true), written);
  });
  return { report, text, terms: [...terms.values()], frames: parseStack(text) };
}
