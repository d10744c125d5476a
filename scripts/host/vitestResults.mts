import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './paths.mts';
import type { Failure, Results } from './results.mts';

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/** Counts what Vitest's JSON reporter wrote. */
export function readVitest(file: string): Results {
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  let passed = 0;
  let skipped = 0;
  const failures: Failure[] = [];
  for (const { name, status, message, assertionResults } of report.testResults) {
    const path = relative(root, name);
    for (const test of assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') {
        const error = stripVTControlCharacters((test.failureMessages ?? []).join('\n'));
        failures.push({ title: `${path} › ${test.fullName}`, error });
      } else skipped += 1;
    }
    const inTests = assertionResults.some((test) => test.status === 'failed');
    if (status === 'failed' && !inTests) failures.push({ title: path, error: message ?? 'The file could not be run.' });
  }
  return { passed, failed: failures.length, skipped, failures };
}
