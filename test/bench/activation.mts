/**
 * Activation in the real extension host, as VS Code's own "Running Extensions" tells it: Sitrep against the
 * built-in Git extension and an empty extension, in the same window. Needs `npm run package` first.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { browserArgs, browserEnv } from '../../scripts/host/browser.mts';
import { vsix } from '../../scripts/host/paths.mts';
import { runMain, say } from '../../scripts/host/say.mts';
import { installExtension, startServer } from '../../scripts/host/server.mts';
import { setUp } from '../../scripts/host/setup.mts';
import { makeSample, removeFolder, temporaryFolder } from '../../scripts/host/workspace.mts';

const rounds = 10;
const withinGit = 0.5;
const withinEmptyMs = 30;

await runMain(async () => {
  const { browser: executablePath } = await setUp();
  const home = temporaryFolder('bench-activation');
  try {
    const [dataDir, extensionsDir, sample] = [join(home, 'data'), join(home, 'extensions'), join(home, 'sample')];
    await installExtension(await emptyExtension(home), dataDir, extensionsDir);
    await installExtension(vsix, dataDir, extensionsDir);
    await makeSample(sample);
    const server = await startServer({ dataDir, extensionsDir });
    const browser = await chromium.launch({ executablePath, args: [...browserArgs], env: browserEnv(executablePath) });
    const times: Record<'sitrep' | 'git' | 'empty', number[]> = { sitrep: [], git: [], empty: [] };
    for (let round = 0; round <= rounds; round++) {
      // The list draws only the rows in sight.
      const page = await browser.newPage({ viewport: { width: 1280, height: 6000 } });
      await page.goto(server.url(sample));
      const read = await runningExtensions(page);
      await page.close();
      // The first round also reads cold files from the disk.
      if (round > 0) for (const name of ['sitrep', 'git', 'empty'] as const) times[name].push(read[name]);
    }
    await browser.close();
    await server.stop();
    return report(Math.min(...times.sitrep), Math.min(...times.git), Math.min(...times.empty));
  } finally {
    removeFolder(home);
  }
});

/** An extension that does nothing, started at the same moment as Sitrep. */
async function emptyExtension(home: string): Promise<string> {
  const { createVSIX } = await import('@vscode/vsce');
  const folder = join(home, 'empty');
  mkdirSync(folder);
  const manifest = {
    ...{ name: 'empty', displayName: 'Empty Baseline', publisher: 'sitrep', version: '0.0.1', license: 'MIT' },
    ...{
      engines: { vscode: '^1.100.0' },
      main: './main.js',
      activationEvents: ['onStartupFinished'],
      files: ['main.js'],
    },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'main.js'), 'exports.activate = () => undefined;');
  const packagePath = join(home, 'empty.vsix');
  await createVSIX({ cwd: folder, packagePath, dependencies: false, allowMissingRepository: true, skipLicense: true });
  return packagePath;
}

/** Milliseconds that each activation took: loading its code and calling `activate` until it was done. */
async function runningExtensions(page: Page): Promise<Record<'sitrep' | 'git' | 'empty', number>> {
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  // Git has found the repository: everything that starts with the window has started.
  await page.locator('.statusbar-item', { hasText: 'main' }).first().waitFor({ timeout: 60_000 });
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill('>Developer: Show Running Extensions');
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Show Running Extensions' }).first().click();
  const row = (name: string) => page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: name }).first();
  const activation = async (name: string): Promise<number> => {
    const time = row(name).locator('.activation-time');
    await time.filter({ hasText: /\d+ms/ }).waitFor({ timeout: 60_000 });
    return Number(/(\d+)ms/.exec(await time.innerText())?.[1]);
  };
  return {
    sitrep: await activation('Sitrep'),
    git: await activation('Git'),
    empty: await activation('Empty Baseline'),
  };
}

function report(sitrep: number, git: number, empty: number): number {
  const ratio = sitrep / git;
  say(
    `activation: Sitrep ${sitrep} ms, Git ${git} ms, empty ${empty} ms (best of ${rounds}: each time also holds what ran beside it)`,
  );
  const verdict = (kept: boolean): string => (kept ? 'ok' : 'OVER');
  const aboveEmptyMs = sitrep - empty;
  say(`${verdict(ratio <= withinGit)}  activation, Sitrep / Git: ${ratio.toFixed(2)} (limit ${withinGit})`);
  say(
    `${verdict(aboveEmptyMs <= withinEmptyMs)}  activation, Sitrep - empty: ${aboveEmptyMs} ms (limit ${withinEmptyMs} ms)`,
  );
  return ratio <= withinGit && aboveEmptyMs <= withinEmptyMs ? 0 : 1;
}
