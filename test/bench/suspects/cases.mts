import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Candidate } from '../../../src/core/changes/suspects/candidate.ts';
import type { IncidentReport } from '../../../src/core/changes/suspects/report/incidentReport.ts';

interface RawCandidate {
  sha: string;
  author_time?: number;
  landed_time: number;
  subject: string;
  body?: string;
  files?: { path: string; add?: number; del?: number }[];
  files_total?: number;
  add?: number;
  del?: number;
  commits?: { subject: string; body?: string }[];
  in_last50?: boolean;
  in_7d?: boolean;
}

interface RawCase {
  id: string;
  repo: string;
  tier?: string;
  report_time: number;
  query: string;
  culprits: string[];
  candidates: RawCandidate[];
  has_error?: boolean;
  has_stack?: boolean;
  has_path?: boolean;
  title_overlap?: number;
}

export type PoolName = 'last50' | '7d' | 'all';

/** One case of the bench: a report, the changes to choose from, and the right answers among them. */
export interface Case {
  readonly id: string;
  readonly repo: string;
  readonly tier: string;
  readonly report: IncidentReport;
  readonly culprits: ReadonlySet<string>;
  readonly candidates: readonly Candidate[];
  /** A right answer is among the candidates. */
  readonly present: boolean;
  readonly strata: readonly string[];
}

/** Reads a file of cases, gzipped or not, a line at a time. */
export async function readCases(file: string, pool: PoolName): Promise<readonly Case[]> {
  const bytes = createReadStream(file);
  const lines = createInterface({ input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes });
  const cases: Case[] = [];
  for await (const line of lines) if (line.trim() !== '') cases.push(caseOf(JSON.parse(line) as RawCase, pool));
  return cases;
}

function caseOf(raw: RawCase, pool: PoolName): Case {
  const flag = pool === '7d' ? 'in_7d' : 'in_last50';
  const flagged = pool === 'all' ? raw.candidates : raw.candidates.filter((each) => each[flag] === true);
  const chosen = flagged.length > 0 ? flagged : raw.candidates;
  const culprits = new Set(raw.culprits);
  return {
    id: raw.id,
    repo: raw.repo,
    tier: raw.tier ?? '',
    report: { text: raw.query, evidence: [], startedMs: raw.report_time * 1000 },
    culprits,
    candidates: chosen.map(candidateOf),
    present: chosen.some(({ sha }) => culprits.has(sha)),
    strata: [
      raw.has_stack === true
        ? 'stack trace'
        : raw.has_error === true || raw.has_path === true
          ? 'error or path'
          : 'prose only',
      (raw.title_overlap ?? 0) === 0 ? 'no word of the title' : 'a word of the title',
    ],
  };
}

export function candidateOf(raw: RawCandidate): Candidate {
  return {
    key: raw.sha,
    title: raw.subject,
    body: raw.body ?? '',
    landedMs: raw.landed_time * 1000,
    ...(raw.author_time === undefined ? {} : { authoredMs: raw.author_time * 1000 }),
    files: (raw.files ?? []).map(({ path, add, del }) => ({ path, added: add ?? 0, deleted: del ?? 0 })),
    ...(raw.files_total === undefined ? {} : { filesTotal: raw.files_total }),
    ...(raw.add === undefined ? {} : { added: raw.add }),
    ...(raw.del === undefined ? {} : { deleted: raw.del }),
    commits: (raw.commits ?? []).map(({ subject, body }) => ({ title: subject, body: body ?? '' })),
  };
}
