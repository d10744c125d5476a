import type { Candidate } from '../../../src/core/changes/suspects/candidate.ts';
import { Lexicon } from '../../../src/core/changes/suspects/index/lexicon.ts';
import { poolSteps } from '../../../src/core/changes/suspects/pool.ts';
import { finish, rankPoolSteps, rankSteps, rankSuspects } from '../../../src/core/changes/suspects/rankSuspects.ts';
import type { IncidentReport } from '../../../src/core/changes/suspects/report/incidentReport.ts';
import { bm25 } from './baselines.mts';
import type { Case } from './cases.mts';

const size = 5_000;
const warmUps = 3;
const rounds = 9;
/** The host answers keys within a frame; no piece of work may be longer. */
const longestStepMs = 16;

export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function medianCpuMs(work: () => unknown): number {
  for (let round = 0; round < warmUps; round += 1) work();
  const took = Array.from({ length: rounds }, () => {
    const since = cpuMs();
    work();
    return cpuMs() - since;
  });
  return took.sort((a, b) => a - b)[rounds >> 1] ?? 0;
}

/** As many real changes as asked for: all of the cases' distinct candidates, again under other keys where they run out. */
function manyCandidates(cases: readonly Case[]): readonly Candidate[] {
  const distinct = [
    ...new Map(cases.flatMap(({ candidates }) => candidates.map((each) => [each.key, each] as const))).values(),
  ];
  return Array.from({ length: size }, (_, index) => {
    const candidate = distinct[index % distinct.length];
    if (candidate === undefined) throw new Error('the file has no candidates');
    return { ...candidate, key: `${candidate.key}-${index}`, landedMs: candidate.landedMs - index * 60_000 };
  });
}

/** Time and memory for many candidates, against BM25 in the same run. */
export function measureSpeed(cases: readonly Case[]): void {
  const candidates = manyCandidates(cases);
  const [longest] = [...cases].sort((a, b) => b.report.text.length - a.report.text.length);
  const median = [...cases].sort((a, b) => a.report.text.length - b.report.text.length)[cases.length >> 1];
  console.log(`\nSpeed with ${size} candidates, CPU time, median of ${rounds} after ${warmUps} to warm up`);
  for (const [name, of] of [
    ['median report', median],
    ['longest report', longest],
  ] as const) {
    if (of === undefined) continue;
    const report: IncidentReport = { ...of.report, startedMs: Math.max(...candidates.map(({ landedMs }) => landedMs)) };
    const baseline = medianCpuMs(() => bm25(report.text, candidates));
    console.log(`  ${name} (${report.text.length} characters): BM25 alone ${baseline.toFixed(0)} ms`);
    const pool = finish(poolSteps(candidates));
    for (const [what, work] of [
      ['all anew', () => finish(rankPoolSteps(report, finish(poolSteps(candidates, new Lexicon()))))],
      ['words and paths known from an earlier ranking', () => rankSuspects(report, candidates)],
      ['again after the text changed', () => finish(rankPoolSteps(report, pool))],
    ] as const) {
      const own = medianCpuMs(work);
      console.log(`    ${what}: ${own.toFixed(0)} ms, ratio ${(own / baseline).toFixed(2)}`);
    }
    printSteps(report, candidates);
  }
  printMemory({ text: median?.report.text ?? '', evidence: [], startedMs: 0 }, candidates);
}

function printSteps(report: IncidentReport, candidates: readonly Candidate[]): void {
  const steps = rankSteps(report, candidates);
  const took: number[] = [];
  for (;;) {
    const since = cpuMs();
    const { done } = steps.next();
    took.push(cpuMs() - since);
    if (done === true) break;
  }
  const over = took.filter((ms) => ms > longestStepMs).length;
  console.log(
    `    in steps: ${took.length} steps, longest ${Math.max(...took).toFixed(1)} ms CPU, ${over} over ${longestStepMs} ms`,
  );
}

function printMemory(report: IncidentReport, candidates: readonly Candidate[]): void {
  const collect = (globalThis as { gc?: () => void }).gc;
  collect?.();
  const before = process.memoryUsage();
  let most = 0;
  const steps = rankSteps(report, candidates);
  for (let at = 0; ; at += 1) {
    const { done } = steps.next();
    if (at % 50 === 0 || done === true) {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      most = Math.max(most, heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers);
    }
    if (done === true) break;
  }
  finish(steps);
  console.log(
    `  memory on top of the candidates: at most ${(most / 1e6).toFixed(0)} MB${collect === undefined ? ' (garbage included; run node with --expose-gc)' : ''}`,
  );
}
