import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures.ts';

test.describe('in a trusted window', () => {
  test.use({ settings: { 'sitrep.user.name': 'Mira Okafor', 'sitrep.timeZone': 'UTC' } });

  test('without a folder incidents can be declared, and runbooks say what they need', async ({
    workbench,
    sitrep,
    host,
  }) => {
    await workbench.page.goto(`${host.server.origin}/?ew=true`);
    await sitrep.open();
    await expect(workbench.page.locator('.part.sidebar')).toContainText('Open a folder to see its runbooks.');
    await sitrep.declare({ title: 'Checkout is down' });
    await expect(sitrep.incidents.row('Checkout is down')).toBeVisible();
    await workbench.screenshot('workspace-none');
  });

  test('a folder without git says that there is no history', async ({ workbench, sitrep, host }) => {
    const folder = join(host.folder, '..', 'plain');
    mkdirSync(join(folder, 'runbooks'), { recursive: true });
    writeFileSync(join(folder, 'runbooks', 'restart.md'), '# Restart\n\n1. Look\n2. Restart it\n');
    await workbench.open(folder);
    await sitrep.open();
    await expect(sitrep.runbooks.row('Restart')).toContainText('2 steps');
    await sitrep.declare({ title: 'Checkout is down' });
    await sitrep.run('Link pull request…');
    await expect(workbench.page.locator('.quick-input-widget')).toContainText(/no Git repository|Git/i);
    await workbench.screenshot('workspace-no-git');
    await workbench.quickInput.cancel();
  });

  test('every folder of a workspace brings its runbooks', async ({ workbench, sitrep, host }) => {
    const folder = join(host.folder, '..', 'second');
    mkdirSync(join(folder, 'runbooks'), { recursive: true });
    writeFileSync(join(folder, 'runbooks', 'restart.md'), '# Restart the cache\n\n1. Look\n');
    const file = join(host.folder, '..', 'both.code-workspace');
    writeFileSync(file, JSON.stringify({ folders: [{ path: host.folder }, { path: folder }] }));
    const address = `${host.server.origin}/?workspace=${encodeURIComponent(file).replaceAll('%2F', '/')}`;
    // Now and then VS Code opens a workspace file without its folders: its own Explorer lacks them too.
    await expect(async () => {
      await workbench.page.goto(address);
      await workbench.openView('Explorer');
      await expect(workbench.page.getByRole('treeitem', { name: 'second' })).toBeVisible({ timeout: 10_000 });
    }).toPass();
    await sitrep.open();
    await expect(sitrep.runbooks.row('Restart the cache')).toBeVisible();
    await expect(sitrep.runbooks.row('Checkout errors')).toBeVisible();
  });
});

test.describe('in an untrusted window', () => {
  test.use({ settings: { 'sitrep.user.name': 'Mira Okafor', 'sitrep.timeZone': 'UTC' }, workspaceTrust: true });

  test('Sitrep reads and declares, and takes no record folder from the workspace', async ({
    workbench,
    sitrep,
    host,
    record,
  }) => {
    mkdirSync(join(host.folder, '.vscode'), { recursive: true });
    writeFileSync(join(host.folder, '.vscode', 'settings.json'), JSON.stringify({ 'sitrep.storage.folder': 'stolen' }));
    await workbench.reload();
    await sitrep.open();
    await expect(workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' })).toBeVisible();
    await expect(sitrep.runbooks.row('Checkout errors')).toBeVisible();
    await sitrep.declare({ title: 'Checkout is down' });
    await expect(sitrep.incidents.row('Checkout is down')).toBeVisible();
    expect(record.types()).toEqual(['declared']);
    await workbench.screenshot('workspace-untrusted');
  });
});

test.describe('in high contrast, with a narrow side bar', () => {
  test.use({ settings: { 'sitrep.timeZone': 'UTC', 'workbench.colorTheme': 'Default High Contrast' } });

  test('severities differ in more than colour', async ({ workbench, sitrep, record }) => {
    for (const severity of [1, 2, 3, 4] as const) record.declare(`Number ${severity}`, { severity });
    await sitrep.run('Refresh');
    const icons = new Set<string>();
    for (const severity of [1, 2, 3, 4] as const) {
      const row = sitrep.incidents.row(`Number ${severity}`);
      await expect(row).toBeVisible();
      await expect(row).toHaveAttribute('aria-label', new RegExp(`Sev ${severity}`));
      icons.add((await row.locator('.custom-view-tree-node-item-icon').getAttribute('class')) ?? '');
    }
    expect(icons.size).toBe(4);
    await workbench.screenshot('high-contrast');
  });
});
