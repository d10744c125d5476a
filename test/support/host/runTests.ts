import type Mocha from 'mocha';
import { forbidOnly, grep, tests, timeoutMs } from 'sitrep:tests';
import { errorText, report } from './report.ts';

/** Results leave through `report`; Mocha's own reporters want a terminal or a page. */
function silent(): void {
  return;
}

/** Loads every test file, runs them with Mocha and reports each result; rejects when one failed. */
export async function runTests(MochaClass: typeof Mocha): Promise<void> {
  const mocha = new MochaClass({
    ui: 'bdd',
    forbidOnly,
    timeout: timeoutMs,
    reporter: silent as unknown as Mocha.ReporterConstructor,
    ...(grep ? { grep } : {}),
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  let failed = 0;
  let count = 0;
  const fail = (title: string, ms: number, error: unknown): void => {
    failed += 1;
    report({ kind: 'fail', title, ms, error: errorText(error) });
  };
  for (const { file, load } of tests) {
    try {
      await load();
    } catch (error) {
      fail(`${file} could not be loaded`, 0, error);
    }
  }
  await new Promise<void>((ended) => {
    const runner = mocha.run(() => ended());
    runner.on('pass', (test) => report({ kind: 'pass', title: test.fullTitle(), ms: test.duration ?? 0 }));
    runner.on('pending', (test) => report({ kind: 'skip', title: test.fullTitle(), ms: 0 }));
    runner.on('fail', (test, error) => fail(test.fullTitle(), test.duration ?? 0, error));
    runner.on('test end', () => (count += 1));
  });
  report({ kind: 'end', count });
  if (failed > 0) throw new Error(`${failed} failed.`);
}
