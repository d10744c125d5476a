import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { Failure, Results } from './results.mts';

interface Report {
  readonly suites?: readonly Suite[];
  readonly errors?: readonly { readonly message?: string }[];
}

interface Suite {
  readonly title: string;
  readonly suites?: readonly Suite[];
  readonly specs?: readonly Spec[];
}

interface Spec {
  readonly title: string;
  readonly tests: readonly {
    readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
    readonly results: readonly {
      readonly errors?: readonly { readonly message?: string; readonly stack?: string }[];
    }[];
  }[];
}

/** Counts what Playwright's JSON reporter wrote. */
export function readPlaywright(file: string): Results & { readonly flaky: readonly string[] } {
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  let passed = 0;
  let skipped = 0;
  const flaky: string[] = [];
  const failures: Failure[] = (report.errors ?? []).map(({ message }) => ({
    title: 'Error outside of a test',
    error: stripVTControlCharacters(message ?? ''),
  }));
  const visit = (suite: Suite, path: readonly string[]): void => {
    const here = [...path, suite.title];
    for (const spec of suite.specs ?? []) {
      for (const { status, results } of spec.tests) {
        if (status === 'skipped') skipped += 1;
        else if (status === 'unexpected')
          failures.push({ title: [...here, spec.title].join(' › '), error: errors(results) });
        else {
          passed += 1;
          if (status === 'flaky') flaky.push([...here, spec.title].join(' › '));
        }
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, here);
  };
  for (const suite of report.suites ?? []) visit(suite, []);
  return { passed, failed: failures.length, skipped, failures, flaky };
}

function errors(results: Spec['tests'][number]['results']): string {
  const texts = results.flatMap(({ errors: found }) => found ?? []).map(({ stack, message }) => stack ?? message ?? '');
  return stripVTControlCharacters(texts.join('\n')).slice(0, 4000);
}
