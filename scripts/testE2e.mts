// Runs test/e2e against a workbench with the packaged extension installed:
// `npm run test:e2e -- [FILE…] [--grep WORDS] [--no-build] [--verbose]`
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPlaywright } from './host/playwrightResults.mts';
import { outDir, root, vsix } from './host/paths.mts';
import { run } from './host/processes.mts';
import { forgetResults, writeResults } from './host/results.mts';
import { Trouble, runMain, say, step } from './host/say.mts';
import { installExtension } from './host/server.mts';
import { setUp } from './host/setup.mts';
import { makeSample, removeFolder, temporaryFolder } from './host/workspace.mts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    grep: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});
const reportFile = join(outDir, 'e2e', 'report.json');

await runMain(async () => {
  forgetResults('e2e');
  const { browser } = await setUp();
  if (!values['no-build'] || !existsSync(vsix)) await makePackage();
  const home = temporaryFolder('e2e-shared');
  try {
    const extensions = join(home, 'extensions');
    const sample = join(home, 'sample');
    await step('Installing the packaged extension', () => installExtension(vsix, join(home, 'data'), extensions));
    await makeSample(sample);
    rmSync(reportFile, { force: true });
    const code = await playwright({
      ...process.env,
      SITREP_E2E_BROWSER: browser,
      SITREP_E2E_EXTENSIONS: extensions,
      SITREP_E2E_SAMPLE: sample,
      ...(values.verbose ? { DEBUG: 'pw:api' } : {}),
    });
    return judge(code);
  } finally {
    removeFolder(home);
  }
});

async function makePackage(): Promise<void> {
  for (const script of ['build.mts', 'package.mts']) {
    const { code } = await run(process.execPath, [join('scripts', script)], { cwd: root, show: true });
    if (code !== 0) throw new Trouble(`scripts/${script} failed (exit code ${code}).`);
  }
}

async function playwright(env: NodeJS.ProcessEnv): Promise<number> {
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const grep = values.grep === undefined ? [] : ['--grep', values.grep];
  const { code } = await run(process.execPath, [cli, 'test', ...positionals, ...grep], { cwd: root, env, show: true });
  return code;
}

function judge(code: number): number {
  const results = existsSync(reportFile)
    ? readPlaywright(reportFile)
    : { passed: 0, failed: 0, skipped: 0, failures: [], flaky: [] };
  const crashed = code !== 0 && results.failed === 0;
  const failure = { title: 'e2e: the run did not come to its end', error: `Playwright ended with code ${code}.` };
  const all = crashed ? { ...results, failed: 1, failures: [...results.failures, failure] } : results;
  writeResults('e2e', all);
  for (const title of results.flaky) say(`Passed only at the second attempt: ${title}`);
  say(`${all.passed} passed, ${all.failed} failed, ${all.skipped} skipped (e2e)`);
  if (all.passed + all.failed === 0) say('No test ran.');
  return all.failed === 0 && all.passed > 0 ? 0 : 1;
}
