import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/host/paths.mts';
import { expect, test } from './support/fixtures.ts';

/** Settings are fixed before a server starts; the emulators of this file listen where they say. */
const ports = { gitHub: 47_313, vercel: 47_314 };
let emulators: ChildProcess | undefined;

test.use({
  settings: {
    'sitrep.user.name': 'Mira Okafor',
    'sitrep.timeZone': 'UTC',
    'sitrep.github.apiUrl': `http://127.0.0.1:${ports.gitHub}`,
    'sitrep.vercel.apiUrl': `http://127.0.0.1:${ports.vercel}`,
  },
});

test.beforeAll(async () => {
  const script = join(root, 'test', 'support', 'emulators', 'start.mts');
  const args = [script, process.env['SITREP_E2E_SAMPLE'] ?? '', String(ports.gitHub), String(ports.vercel)];
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  emulators = child;
  await new Promise((listening) => createInterface({ input: child.stdout }).once('line', listening));
});
test.afterAll(() => void emulators?.stdin?.end());

test('connected, GitHub and Vercel tell of deployments and pull requests; a connection says what it is', async ({
  workbench,
  sitrep,
}) => {
  test.setTimeout(120_000);
  const { incidents } = sitrep;
  const { quickInput } = workbench;
  await sitrep.collapseView('Runbooks');
  await sitrep.declare({ title: 'Checkout answers 500: no free connection', started: '5 min ago' });

  await test.step('A deployment that git, GitHub and Vercel know is one', async () => {
    await expect(incidents.row(/^Likely: #234/)).toBeVisible();
    await incidents.expand('Deploys to production');
    await expect(incidents.row(/^deploy-/).first()).toContainText('served when it broke');
    await workbench.screenshot('connections-01-deploys');
  });

  await test.step('The connections are named as emulators', async () => {
    await sitrep.run('Sitrep: Show connections…');
    await expect(workbench.page.locator('.quick-input-widget')).toContainText('local emulator');
    await workbench.screenshot('connections-02-connections');
    await workbench.page.keyboard.press('Escape');
  });

  await test.step('A pull request is found by words of its description, which only GitHub has', async () => {
    await sitrep.run('Sitrep: Link pull request…');
    await workbench.page.keyboard.type('twelve instances');
    await expect.poll(() => quickInput.labels(), { timeout: 20_000 }).toContainEqual(expect.stringContaining('#234'));
    await workbench.screenshot('connections-03-search');
    await workbench.page.keyboard.press('Escape');
  });
});
