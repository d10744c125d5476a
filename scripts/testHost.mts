// Runs test/host in VS Code's extension hosts:
// `npm run test:host -- [--only node|web] [--grep WORDS] [--desktop] [--verbose] [--no-build]`
// `--bench` runs test/bench/host in its place: `npm run bench` judges the figures.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { bundleTests, type HostKind } from './host/bundleTests.mts';
import { HostReport } from './host/hostReport.mts';
import { serveLinear } from './host/linearStandIn.mts';
import { outDir, root } from './host/paths.mts';
import { run } from './host/processes.mts';
import { forgetResults, writeResults } from './host/results.mts';
import { Trouble, messageOf, runMain, say, stopwatch } from './host/say.mts';
import { setUp } from './host/setup.mts';
import { copyWorkspace, makeSample, removeFolder, temporaryFolder } from './host/workspace.mts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    grep: { type: 'string' },
    desktop: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
    bench: { type: 'boolean', default: false },
  },
});

await runMain(async () => {
  const kinds = (['node', 'web'] as const).filter((kind) => values.only === undefined || values.only === kind);
  if (kinds.length === 0) throw new Trouble('--only takes node or web.');
  for (const kind of kinds) forgetResults(`host-${kind}`);
  if (!values.desktop) await setUp();
  if (!values['no-build']) await build();
  const home = temporaryFolder('samples');
  try {
    const sample = join(home, 'sample');
    await makeSample(sample);
    let allPassed = true;
    for (const kind of kinds) allPassed = (await runKind(kind, sample)) && allPassed;
    return allPassed ? 0 : 1;
  } finally {
    removeFolder(home);
  }
});

async function build(): Promise<void> {
  const { code } = await run(process.execPath, [join('scripts', 'build.mts')], { cwd: root, show: true });
  if (code !== 0) throw new Trouble('The extension could not be built.');
}

async function runKind(kind: HostKind, sample: string): Promise<boolean> {
  const name = `host-${kind}`;
  const took = stopwatch();
  const linear = await serveLinear();
  const { file, tests } = await bundleTests(kind, {
    grep: values.grep ?? '',
    from: values.bench ? 'bench' : 'test',
    linearUrl: linear.apiUrl,
  });
  say(`${kind === 'node' ? 'Node' : 'Web-worker'} extension host: ${tests.length} files`);
  const report = new HostReport(file, values.verbose);
  const folder = copyWorkspace(sample);
  let trouble = '';
  try {
    await runTests({
      ...(values.desktop ? { version: 'stable' } : { vscodeExecutablePath: driver() }),
      extensionDevelopmentPath: root,
      extensionTestsPath: file,
      launchArgs: [folder, ...(kind === 'web' ? ['--extensionDevelopmentKind=web'] : [])],
      stdout: report,
      stderr: report,
    });
  } catch (error) {
    trouble = messageOf(error);
  } finally {
    linear.stop();
    removeFolder(join(folder, '..'));
  }
  const results = report.results();
  if (!report.ended) {
    const why = 'The extension host ended before the tests did.';
    const error = [why, ...report.lastNoise(), trouble].join('\n').trim();
    say(error);
    writeResults(name, {
      ...results,
      failed: results.failed + 1,
      failures: [...results.failures, { title: `${name}: the run did not come to its end`, error }],
    });
    return false;
  }
  writeResults(name, results);
  say(`${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped in ${took()} (${name})`);
  if (results.passed + results.failed === 0) say('No test ran.');
  return trouble === '' && results.failed === 0 && results.passed > 0;
}

/** An executable file that runs the driver with this Node: what `vscodeExecutablePath` wants. */
function driver(): string {
  const script = fileURLToPath(new URL('host/driver.mts', import.meta.url));
  const folder = join(outDir, 'test-host');
  mkdirSync(folder, { recursive: true });
  const windows = process.platform === 'win32';
  const file = join(folder, windows ? 'code.cmd' : 'code');
  const node = process.execPath;
  writeFileSync(file, windows ? `@"${node}" "${script}" %*\r\n` : `#!/bin/sh\nexec "${node}" "${script}" "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}
