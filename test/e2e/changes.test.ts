import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures.ts';

test.use({ settings: { 'sitrep.user.name': 'Mira Okafor', 'sitrep.timeZone': 'UTC' } });

test('what changed is ranked from the workspace’s history, compared and linked', async ({ workbench, sitrep }) => {
  test.setTimeout(120_000);
  const { incidents } = sitrep;
  await sitrep.collapseView('Runbooks');
  await sitrep.declare({ title: 'Checkout answers 500: no free connection', started: '5 min ago' });

  await test.step('The pull request that broke it comes first, with its reasons', async () => {
    await expect(incidents.row('Suspects')).toContainText('since the last good deploy');
    await expect(incidents.row(/^Likely: #234/)).toBeVisible();
    const labels = await incidents.labels();
    expect(labels[labels.indexOf('Suspects') + 1]).toMatch(/^Likely: #234 Lower the database pool limit/);
    await incidents.expand(/^Likely: #234/);
    await expect(incidents.row(/Landed .* before the start/).first()).toBeVisible();
    await workbench.screenshot('changes-01-suspects');
  });

  await test.step('Deploys to production hold what they carried', async () => {
    await incidents.expand('Deploys to production');
    await expect(incidents.row(/^deploy-/).first()).toContainText('served when it broke');
    await expect(incidents.row(/^deploy-/).first()).toContainText('2 changes');
    await workbench.screenshot('changes-02-deploys');
    await incidents.collapse('Deploys to production');
  });

  await test.step('Open changes shows all its files', async () => {
    await incidents.action(/^Likely: #234/, 'Open changes');
    await expect(workbench.page.locator('.multiDiffEntry').first()).toBeVisible();
    await expect(workbench.page.locator('.multiDiffEntry').filter({ hasText: 'pool.ts' }).first()).toBeVisible();
    await workbench.screenshot('changes-03-diff');
    await workbench.closeEditors();
  });

  await test.step('Link to timeline moves it up and records it once', async () => {
    await incidents.action(/^Likely: #234/, 'Link to timeline');
    await expect(incidents.row('Changes')).toContainText('1 linked');
    await expect(incidents.row(/Linked #234/)).toHaveCount(1);
    await expect(incidents.row(/#234 Lower/)).toHaveCount(2);
    await incidents.action(/^#234/, 'Mark change as culprit');
    await expect(incidents.row(/^#234/)).toContainText('culprit');
    await workbench.screenshot('changes-04-linked');
  });
});

test('an error log ranks the suspects, and a command proves the first', async ({ workbench, sitrep, host }) => {
  test.setTimeout(180_000);
  const { incidents } = sitrep;
  const { quickInput, page } = workbench;
  await sitrep.collapseView('Runbooks');
  await sitrep.declare({ title: 'Orders fail', started: '5 min ago' });

  await test.step('Add the error log of the workspace from the clipboard', async () => {
    const log = readFileSync(join(host.folder, 'logs', 'checkout-errors.log'), 'utf8').slice(0, 4_000);
    await page.evaluate((text) => navigator.clipboard.writeText(text), `${log}\npassword=hunter22-secret`);
    await incidents.action('Suspects', 'Add error log…');
    await quickInput.choose('Where is it?', 'Clipboard');
    await expect(incidents.row(/Evidence: PoolExhaustedError/)).toBeVisible();
    await expect(incidents.row(/^Likely: #234/)).toBeVisible();
    const [, time = ''] = /^\d{4}-\d\d-\d\dT(\d\d:\d\d)/u.exec(log) ?? [];
    await expect(workbench.notifications.withText(`Its first error is at ${time}, `)).toBeVisible();
    await workbench.screenshot('changes-04b-start-offered');
    await workbench.notifications.press('Its first error is at', `Set start to ${time}`);
    await expect(incidents.row(/Start corrected: /)).toBeVisible();
  });

  await test.step('Its frames open the code', async () => {
    await incidents.expand(/Evidence: PoolExhaustedError/);
    await workbench.screenshot('changes-05-evidence');
    await incidents.row('Pool.acquire').click();
    await expect(workbench.tab('pool.ts')).toBeVisible();
    await expect(workbench.cursor()).toContainText('Ln 53');
    await incidents.row(/Evidence: PoolExhaustedError/).click();
    await expect(page.locator('.view-lines .detected-link').first()).toBeVisible();
    await expect(page.locator('.view-lines')).not.toContainText('hunter22');
    await workbench.screenshot('changes-06-log');
    await workbench.closeEditors();
  });

  await test.step('A command that fails since the culprit finds it', async () => {
    await incidents.contextMenu('Suspects', 'Prove it by bisecting…');
    await quickInput.answer('A command that fails since it broke', "! grep -q 'max: 5' src/db/pool.ts");
    await expect(workbench.notifications.withText('First to fail: #234')).toBeVisible({ timeout: 60_000 });
    await expect(incidents.row(/Evidence: First to fail: #234/)).toBeVisible();
    await workbench.screenshot('changes-07-proved');
    await workbench.notifications.press('First to fail: #234', 'Mark as culprit');
    await expect(incidents.row(/^#234/)).toContainText('culprit');
    expect(execFileSync('git', ['worktree', 'list'], { cwd: host.folder, encoding: 'utf8' }).trim()).not.toContain(
      '\n',
    );
  });

  await test.step('It is reverted on a branch of its own', async () => {
    const before = execFileSync('git', ['status', '--porcelain'], { cwd: host.folder, encoding: 'utf8' });
    await incidents.contextMenu(/^#234/, 'Revert change…');
    await quickInput.choose('Nothing is merged by it.', 'Branch in the local repository');
    await expect(incidents.row(/^\d\d:\d\d Branch revert-234-/)).toBeVisible({ timeout: 30_000 });
    await expect(
      workbench.notifications.withText(/Branch revert-234-\S+ reverts #234\. It is not pushed\./),
    ).toBeVisible();
    const branch = execFileSync('git', ['branch', '--list', 'revert-234-*'], {
      cwd: host.folder,
      encoding: 'utf8',
    }).trim();
    const pool = execFileSync('git', ['show', `${branch}:src/db/pool.ts`], { cwd: host.folder, encoding: 'utf8' });
    expect(pool).not.toContain('max: 5');
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: host.folder, encoding: 'utf8' })).toBe(before);
    await workbench.screenshot('changes-08-reverted');
  });
});
