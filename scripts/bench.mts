import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs the benches of `test/bench` one after another: `npm run bench -- [NAME…] [--data FOLDER]`. Each prints a ratio to
 * a baseline in the same run. Those that read real documents need the folder that holds `runbooks`, `playbooks`…
 */
const args = process.argv.slice(2);
const at = args.indexOf('--data');
const data = at < 0 ? join('..', 'shared', 'data') : (args[at + 1] ?? '');
const names = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
const needsData = new Set(['readers', 'postmortemScore']);

/** These look at what is packaged. */
const needsPackage = new Set(['activation', 'postmortemEditor', 'size', 'tree']);
const isWanted = (name: string): boolean => names.length === 0 || names.includes(name);
if ([...needsPackage].some(isWanted)) {
  for (const script of ['build', 'package']) {
    const { status } = spawnSync('npm', ['run', '--silent', script], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`npm run ${script} failed`);
  }
}

let failed = 0;
for (const file of globSync('test/bench/*.mts').sort()) {
  const name = file.replace(/^.*[\\/]/, '').replace(/\.mts$/, '');
  if (!isWanted(name) || name === 'suspects') continue;
  if (needsData.has(name) && !existsSync(data)) {
    console.log(`\n${name}: skipped, there is no folder ${data} (give one with --data)`);
    continue;
  }
  console.log(`\n${name}`);
  const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', file, ...(needsData.has(name) ? [data] : [])];
  const { status } = spawnSync(process.execPath, flags, { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
console.log(failed === 0 ? '\nEvery bench kept its limit.' : `\n${failed} benches broke their limit.`);
process.exitCode = failed === 0 ? 0 : 1;
