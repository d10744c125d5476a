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
