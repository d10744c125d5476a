import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsDir } from './paths.mts';

export interface Failure {
  readonly title: string;
  readonly error: string;
}

/** The same shape for every kind of test, in `out/results/NAME.json`. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
}

export function writeResults(name: string, results: Results): void {
  mkdirSync(resultsDir, { recursive: true });
  writeFileSync(join(resultsDir, `${name}.json`), `${JSON.stringify(results, undefined, 2)}\n`);
}

export function readResults(name: string): Results | undefined {
  try {
    return JSON.parse(readFileSync(join(resultsDir, `${name}.json`), 'utf8')) as Results;
  } catch {
    return undefined;
  }
}

/** So that a run that dies cannot be judged by the results of the one before. */
export function forgetResults(name: string): void {
  rmSync(join(resultsDir, `${name}.json`), { force: true });
}
