import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { browserArgs, browserEnv } from '../../../scripts/host/browser.mts';
import { startServer, type HostServer } from '../../../scripts/host/server.mts';
import type { Settings } from '../../../scripts/host/settings.mts';
import { copyWorkspace, removeFolder, temporaryFolder } from '../../../scripts/host/workspace.mts';
import { RecordFolder } from './record.ts';
import { Sitrep } from './sitrep.ts';
import { Workbench } from './workbench.ts';

export { expect } from '@playwright/test';

/** A running VS Code with the packaged extension installed, as a user has it. */
export interface Host {
  readonly server: HostServer;
  /** A copy of the sample workspace, this test file's own. */
  readonly folder: string;
  readonly dataDir: string;
}

/** For `test.use(…)`; tests of one file that give the same values share one server. */
export interface HostOptions {
  readonly settings: Settings;
  readonly workspaceTrust: boolean;
  /** Environment variables of the server and so of the extension host. */
  readonly hostEnv: Readonly<Record<string, string>>;
}

/**
 * A hover of the row above covers the button that a test is about to press, and Playwright's attempts to get past it
 * scroll VS Code's rows to where VS Code does not know them.
 */
const withoutHovers: Settings = {
  'workbench.hover.delay': 3_600_000,
  'workbench.hover.reducedDelay': 3_600_000,
  'workbench.reduceMotion': 'on',
};

interface RunningHost extends Host {
  readonly key: string;
  readonly home: string;
}

interface Keeper {
  get(key: string, options: HostOptions): Promise<Host>;
}

interface Fixtures extends HostOptions {
  readonly host: Host;
  /** Empty when the test starts. */
  readonly record: RecordFolder;
  /** A fresh browser profile with the host's folder open. */
  readonly workbench: Workbench;
  /** Sitrep in that window, its views open. */
  readonly sitrep: Sitrep;
}

function fromRunner(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set. Start the end-to-end tests with: npm run test:e2e`);
  return value;
}

async function startHost(key: string, options: HostOptions): Promise<RunningHost> {
  const home = temporaryFolder('e2e');
  const dataDir = join(home, 'data');
  const server = await startServer({
    dataDir,
    extensionsDir: fromRunner('SITREP_E2E_EXTENSIONS'),
    settings: { ...withoutHovers, ...options.settings },
    workspaceTrust: options.workspaceTrust,
    env: options.hostEnv,
  });
  return { key, home, dataDir, server, folder: copyWorkspace(fromRunner('SITREP_E2E_SAMPLE')) };
}

/** Where the extension keeps the record when no setting says otherwise. */
function recordPath(dataDir: string): string {
  return join(dataDir, 'data', 'User', 'globalStorage', 'sitrep.sitrep', 'incidents');
}

async function stopHost(host: RunningHost): Promise<void> {
  await host.server.stop();
  removeFolder(host.home);
  removeFolder(join(host.folder, '..'));
}

export const test = base.extend<Fixtures, { readonly keeper: Keeper }>({
  settings: [{}, { option: true }],
  workspaceTrust: [false, { option: true }],
  hostEnv: [{}, { option: true }],

  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
  launchOptions: async ({}, use) => {
    const executablePath = fromRunner('SITREP_E2E_BROWSER');
    await use({ executablePath, args: [...browserArgs], env: browserEnv(executablePath) });
  },

  // One server at a time, kept while the tests that follow want the same.
  keeper: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      let running: RunningHost | undefined;
      await use({
        get: async (key, options) => {
          if (running && running.key !== key) await stopHost(running);
          if (running?.key !== key) running = await startHost(key, options);
          return running;
        },
      });
      if (running) await stopHost(running);
    },
    { scope: 'worker' },
  ],

  host: async ({ keeper, settings, workspaceTrust, hostEnv }, use, info) => {
    const options = { settings, workspaceTrust, hostEnv };
    await use(await keeper.get(JSON.stringify([info.file, options]), options));
  },

  // Before any window opens, which would see the last test's record go.
  record: [
    async ({ host }, use) => {
      const record = new RecordFolder(recordPath(host.dataDir));
      record.empty();
      await use(record);
    },
    { auto: true },
  ],

  workbench: async ({ context, page, host }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const workbench = new Workbench(page, host.server);
    await workbench.open(host.folder);
    await use(workbench);
    await workbench.leave();
  },

  sitrep: async ({ workbench }, use) => {
    const sitrep = new Sitrep(workbench);
    await sitrep.open();
    await use(sitrep);
  },
});
