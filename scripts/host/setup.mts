// Gets once what a real VS Code needs to run here: the host and a browser.
import { pathToFileURL } from 'node:url';
import { ensureBrowser } from './browser.mts';
import { ensureCodeServer } from './codeServer.mts';
import { hostVersion } from './paths.mts';
import { runMain, say, stopwatch } from './say.mts';

export interface Host {
  readonly browser: string;
}

export async function setUp(): Promise<Host> {
  await ensureCodeServer();
  return { browser: await ensureBrowser() };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    const took = stopwatch();
    const { browser } = await setUp();
    say(`Ready in ${took()}: VS Code host ${hostVersion}, browser ${browser}.`);
    return 0;
  });
}
