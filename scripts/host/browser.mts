import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { aptInstall, canAptInstall } from './debian.mts';
import { withLock } from './lock.mjs';
import { cacheDir } from './paths.mts';
import { canRun, run } from './processes.mts';
import { Trouble, say, step } from './say.mts';
import { ensurePackagedBrowser, packagedBrowser } from './packagedBrowser.mts';

/** Works on a machine without graphics or network; the same for every browser that is started here. */
export const browserArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--lang=en-US',
];

/** The packaged browser brings fonts for a machine that has none. */
export function browserEnv(executable: string): Record<string, string> {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const lacksFonts = executable === packagedBrowser() && !existsSync('/usr/share/fonts');
  return lacksFonts ? { ...env, FONTCONFIG_PATH: join(dirname(executable), 'fonts') } : env;
}

const names = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const remembered = join(cacheDir, 'browser.txt');

/** A Chrome, Edge or Chromium: CHROME_PATH, an installed one, Debian's package, else a packaged headless one. */
export async function ensureBrowser(): Promise<string> {
  const known = await knownBrowser();
  if (known !== undefined) return known;
  return withLock(join(cacheDir, 'browser.lock'), 'Browser', async () => {
    const byNow = await knownBrowser();
    if (byNow !== undefined) return byNow;
    if (canAptInstall()) {
      // The fonts: without any, a page shows boxes.
      const trouble = await step('Browser', () => aptInstall(['chromium', 'fonts-dejavu-core', 'fonts-liberation']));
      const installed = await installedBrowser();
      if (installed !== undefined) return remember(installed);
      say(trouble ?? 'The installed chromium does not start.');
    }
    const packaged = await step('Browser (package @sparticuz/chromium)', ensurePackagedBrowser);
    if (await starts(packaged)) return remember(packaged);
    throw new Trouble(
      'No browser was found, and the packaged one does not start here.\n' +
        'Install Chrome, Edge or Chromium, or set CHROME_PATH to one, then run npm run setup again.',
    );
  });
}

async function knownBrowser(): Promise<string | undefined> {
  const given = process.env['CHROME_PATH'];
  if (given !== undefined && given !== '') {
    if (await starts(given)) return given;
    throw new Trouble(`CHROME_PATH is ${given}, but no browser starts there. Correct it or unset it.`);
  }
  const before = existsSync(remembered) ? readFileSync(remembered, 'utf8').trim() : '';
  if (before !== '' && existsSync(before)) return before;
  const installed = await installedBrowser();
  if (installed !== undefined) return remember(installed);
  const packaged = packagedBrowser();
  return packaged !== undefined && (await starts(packaged)) ? remember(packaged) : undefined;
}

async function installedBrowser(): Promise<string | undefined> {
  for (const path of candidates()) {
    if (existsSync(path) && (await starts(path))) return path;
  }
  return undefined;
}

function candidates(): readonly string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((app) =>
      ['', process.env['HOME'] ?? ''].map((home) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (process.platform === 'win32') {
    const homes = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    const inside = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return homes.flatMap((home) => inside.map((path) => join(home, path)));
  }
  const folders = new Set([...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/opt/google/chrome']);
  return names.flatMap((name) => [...folders].filter(Boolean).map((folder) => join(folder, name)));
}

/** Chrome on Windows opens a window when asked for its version: there, being there is enough. */
async function starts(path: string): Promise<boolean> {
  if (process.platform === 'win32') return existsSync(path);
  return canRun(path) || (await run(path, ['--version', '--no-sandbox'], { timeoutMs: 15_000 })).code === 0;
}

function remember(path: string): string {
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(remembered, path);
  return path;
}
