import { connectedToEmulators } from './support/emulators.ts';
import { expect, test } from './support/fixtures.ts';

const emulators = connectedToEmulators();
const { vercel } = emulators;

test('what a deployment logged becomes evidence; production rolled back is rolled forward again, and the timeline says which was which', async ({
  workbench,
  sitrep,
  record,
}) => {
  const { incidents } = sitrep;
  const { dialog, notifications, quickInput } = workbench;
  await sitrep.collapseView('Runbooks');
  await workbench.widenSideBar(560);
  await sitrep.declare({ title: 'Checkout answers 500: no free connection', started: '5 min ago' });
  await incidents.expand('Deploys to production');
  const deploys = incidents.row(/^deploy-/);
  await expect(deploys.first()).toContainText('serves now');
  const labels = (await incidents.labels()).filter((label) => label.startsWith('deploy-'));
  const [newest = '', lastGood = ''] = labels;

  await test.step('Error lines of the deployment that serves, with their places in code', async () => {
    await incidents.contextMenu(newest, 'Add error lines of the deployment…');
    await expect(notifications.withText(/The log is on the timeline\. Places in code that it names: \d/)).toBeVisible();
    await expect(incidents.row(/Evidence: Error lines of deploy-\S+ \(Vercel\)/)).toBeVisible();
    const added = record.events().find(({ type }) => type === 'evidenceAdded');
    expect(added?.data).toMatchObject({
      from: 'deployment',
      text: expect.stringMatching(/POST \/checkout 500: PoolExhaustedError: .*\n {4}at Pool\.acquire/),
    });
    expect(added?.source).toMatchObject({ kind: 'link', title: newest });
    expect(JSON.stringify(added?.data)).not.toContain('listening');
    await workbench.screenshot('production-01-error-lines');
  });

  await test.step('Back to the last good deployment; a pre-flight that was canceled does not outlive it', async () => {
    await incidents.contextMenu(lastGood, 'Roll back production…');
    await dialog.press('Cancel');
    await expect(workbench.tab('Rollback pre-flight')).toHaveCount(1);
    await incidents.contextMenu(lastGood, 'Roll back production…');
    await dialog.press('Roll back');
    await expect(incidents.row(/Rollback succeeded after/)).toBeVisible({ timeout: 60_000 });
    await expect(workbench.tab('Rollback pre-flight')).toHaveCount(0);
    await expect(incidents.row(lastGood)).toContainText('serves now');
    await workbench.screenshot('production-02-rolled-back');
  });

  await test.step('Enter would now go further back, never forward to what broke it', async () => {
    await incidents.contextMenu(/^Checkout answers 500/, 'Roll back production…');
    await expect(quickInput.row(newest)).toContainText('roll forward');
    await expect(quickInput.focused()).not.toContainText(newest);
    await expect(quickInput.focused()).toContainText('deploy-');
    await workbench.screenshot('production-02b-further-back');
    await quickInput.cancel();
  });

  await test.step('Forward again: asked, done and told as what it is', async () => {
    await incidents.contextMenu(newest, 'Roll production forward to this…');
    await dialog.box.waitFor();
    const question = await dialog.text();
    expect(question).toMatch(/^Roll harbor \(production\) forward to deploy-\S+ \([0-9a-f]{8}\)\?/);
    expect(question).toContain('Changes brought in: 2');
    expect(question).toContain('• #234 Lower the database pool limit');
    await workbench.screenshot('production-03-forward-question');
    await dialog.press('Roll forward');
    await expect(
      incidents.row(/Roll forward of harbor \(production\) to deploy-\S+ \([0-9a-f]{8}\) requested/),
    ).toBeVisible();
    await expect(incidents.row(/Roll forward succeeded after/)).toBeVisible({ timeout: 60_000 });
    await expect(incidents.row(newest)).toContainText('serves now');
    await expect(incidents.row(`Roll forward to ${newest}`)).toContainText('succeeded');
    expect(await emulators.said(`${vercel}/v9/projects/prj_harbor`)).toMatchObject({
      lastAliasRequest: { jobStatus: 'succeeded', type: 'promote' },
    });
    await workbench.screenshot('production-04-rolled-forward');
  });
});
