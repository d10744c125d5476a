// Stands in for the `code` executable of `@vscode/test-electron`: same arguments, same exit code, but the offline host.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from './settings.mts';
import { startServer, type HostServer } from './server.mts';
import { messageOf } from './say.mts';
import { setUp } from './setup.mts';
import { runTestPage } from './testPage.mts';

const timeoutMs = Number(process.env['SITREP_TEST_TIMEOUT_MS'] ?? 300_000);
const verbose = process.env['SITREP_TEST_VERBOSE'] !== undefined;

function valuesOf(name: string): readonly string[] {
  return process.argv.flatMap((arg) => (arg.startsWith(`--${name}=`) ? [arg.slice(name.length + 3)] : []));
}

/** The page ignores `extensionDevelopmentKind` (VS Code 1.139 reads it under another name), but not this setting. */
function webSettings(extensions: readonly string[]): Settings {
  const ids = extensions.map((folder) => {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
    return `${manifest['publisher']}.${manifest['name']}`;
  });
  return { 'remote.extensionKind': Object.fromEntries(ids.map((id) => [id, ['web']])) };
}

async function main(home: string, began: (server: HostServer) => void): Promise<number> {
  const [tests] = valuesOf('extensionTestsPath');
  const folder = process.argv.slice(2).find((arg) => !arg.startsWith('-'));
  if (tests === undefined || folder === undefined) {
    throw new Error('Give --extensionTestsPath=FILE and a workspace folder.');
  }
  const web = valuesOf('extensionDevelopmentKind').includes('web');
  const extensions = valuesOf('extensionDevelopmentPath');
  const { browser } = await setUp();
  const server = await startServer({
    dataDir: join(home, 'data'),
    extensionsDir: join(home, 'extensions'),
    settings: web ? webSettings(extensions) : {},
    smokeDriver: true,
    workspaceTrust: !process.argv.includes('--disable-workspace-trust'),
    onLine: (line) => verbose && console.log(`[server] ${line}`),
  });
  began(server);
  return runTestPage(server, {
    browser,
    folder,
    tests,
    extensions,
    timeoutMs,
    onConsole: (_type, text) => console.log(text),
  });
}

const home = mkdtempSync(join(tmpdir(), 'sitrep-host-'));
let server: HostServer | undefined;
async function end(code: number): Promise<void> {
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
  process.exit(code);
}
process.on('SIGINT', () => void end(130));
process.on('SIGTERM', () => void end(143));
process.on('SIGHUP', () => void end(129));
try {
  const code = await main(home, (begun) => (server = begun));
  await end(code);
} catch (error) {
  console.error(messageOf(error));
  await end(1);
}
