import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines } from './debian.mts';
import { cacheDir } from './paths.mts';
import { run, runNpm } from './processes.mts';
import { Trouble } from './say.mts';

const version = '153.0.0';
const home = join(cacheDir, `sparticuz-chromium-${version}`);
const executable = join(home, 'unpacked', 'chromium');

export function packagedBrowser(): string | undefined {
  return existsSync(executable) ? executable : undefined;
}

/** The npm package that carries a headless Chromium: for a machine with neither a browser nor Debian's packages. */
export async function ensurePackagedBrowser(): Promise<string> {
  if (existsSync(executable)) return executable;
  mkdirSync(cacheDir, { recursive: true });
  const partial = mkdtempSync(`${home}.partial-`);
  const unpacked = join(partial, 'unpacked');
  mkdirSync(unpacked);
  writeFileSync(join(partial, 'package.json'), JSON.stringify({ private: true }));
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  check(await runNpm([...install, `@sparticuz/chromium@${version}`], { cwd: partial }));
  // It unpacks itself into the temporary folder, which is made one that stays.
  const unpack = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
  const env = { ...process.env, TMPDIR: unpacked };
  check(await run(process.execPath, ['--input-type=module', '--eval', unpack], { cwd: partial, env }));
  rmSync(home, { recursive: true, force: true });
  renameSync(partial, home);
  return executable;
}

function check({ code, output }: { readonly code: number; readonly output: string }): void {
  if (code === 0) return;
  throw new Trouble(
    `${lastLines(output)}\n\nThe packaged browser could not be installed. Is the npm registry reachable?\n` +
      'Install Chrome, Edge or Chromium, or set CHROME_PATH to one, then run npm run setup again.',
  );
}
