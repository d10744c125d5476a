import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines } from './debian.mts';
import { resultsDir, root, vsix } from './paths.mts';
import { run, runNpm } from './processes.mts';
import { forgetResults, readResults, type Results } from './results.mts';
import { readVitest } from './vitestResults.mts';

export interface StageResult extends Results {
  readonly name: string;
  readonly took: string;
}

export interface Stage {
  readonly name: string;
  readonly work: () => Promise<Results>;
}

const stageTimeoutMs = 45 * 60_000;
const unitReport = join(resultsDir, 'unit.json');

export const stages: readonly Stage[] = [
  { name: 'Types', work: () => npmCheck('types') },
  { name: 'Lint', work: () => npmCheck('lint') },
  { name: 'Unit tests', work: unitTests },
  { name: 'Build', work: () => npmStep('build') },
  { name: 'Package', work: makePackage },
  { name: 'Host tests (Node)', work: () => script('testHost.mts', ['--only', 'node', '--no-build'], 'host-node') },
  { name: 'Host tests (web worker)', work: () => script('testHost.mts', ['--only', 'web', '--no-build'], 'host-web') },
  { name: 'End-to-end tests', work: () => script('testE2e.mts', ['--no-build'], 'e2e') },
];

/** A stage that is one check: it counts as one. */
export function oneCheck(passed: boolean, output: string): Results {
  const failures = passed ? [] : [{ title: 'failed', error: lastLines(output, 8) }];
  return { passed: passed ? 1 : 0, failed: failures.length, skipped: 0, failures };
}

async function npmCheck(name: string): Promise<Results> {
  const { code, output } = await runNpm(['run', '--silent', name], {
    cwd: root,
    show: true,
    timeoutMs: stageTimeoutMs,
  });
  return oneCheck(code === 0, output);
}

/** A stage that only makes something: it counts when it fails. */
async function npmStep(name: string): Promise<Results> {
  return { ...(await npmCheck(name)), passed: 0 };
}

async function makePackage(): Promise<Results> {
  rmSync(vsix, { force: true });
  const result = await npmStep('package');
  return result.failed > 0 || existsSync(vsix) ? result : oneCheck(false, 'npm run package made no sitrep.vsix.');
}

async function unitTests(): Promise<Results> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
  const { code, output } = await run(process.execPath, [vitest, 'run', ...reporters], {
    cwd: root,
    show: true,
    timeoutMs: stageTimeoutMs,
  });
  const results = existsSync(unitReport) ? readVitest(unitReport) : undefined;
  return judged(code, results, output);
}

async function script(file: string, args: readonly string[], name: string): Promise<Results> {
  forgetResults(name);
  const { code, output } = await run(process.execPath, [join('scripts', file), ...args], {
    cwd: root,
    show: true,
    timeoutMs: stageTimeoutMs,
  });
  return judged(code, readResults(name), output);
}

/** Neither a crash nor a run without a test may look like success. */
function judged(code: number, results: Results | undefined, output: string): Results {
  const counted = results ?? { passed: 0, failed: 0, skipped: 0, failures: [] };
  if (counted.failed > 0) return counted;
  const nothing = counted.passed === 0;
  if (code === 0 && !nothing) return counted;
  const title = nothing ? 'no test ran' : `all tests passed, but it ended with code ${code}`;
  return { ...counted, failed: 1, failures: [{ title, error: lastLines(output, 8) }] };
}
