import { join } from 'node:path';
import { connectedToEmulators } from './support/emulators.ts';
import { expect, test } from './support/fixtures.ts';

const emulators = connectedToEmulators();
const { gitHub, vercel } = emulators;

test('connected, GitHub and Vercel tell what changed; production is rolled back, read back, and the culprit reverted as a draft', async ({
  workbench,
  sitrep,
  record,
  host,
}) => {
  const { incidents } = sitrep;
  const { quickInput, dialog, notifications } = workbench;
  await sitrep.collapseView('Runbooks');
  await workbench.widenSideBar(560);

  await test.step('The connections say what they are', async () => {
    await sitrep.run('Show connections…');
    await expect(quickInput.row('GitHub')).toContainText('connected to a local emulator');
    await expect(quickInput.row('Vercel')).toContainText('connected to a local emulator');
    await expect(quickInput.row('Linear')).toContainText('not connected');
    await workbench.screenshot('connections-01-connections');
    await quickInput.cancel();
  });

  await test.step('A deployment that git, GitHub and Vercel know is one, and what it carried is suspected', async () => {
    await sitrep.declare({ title: 'Checkout answers 500: no free connection', started: '5 min ago' });
    await expect(incidents.row(/^Likely: #234/)).toBeVisible();
    await incidents.expand('Deploys to production');
    await expect(incidents.row(/^deploy-/).first()).toContainText('served when it broke');
    await expect(incidents.row(/^deploy-/).nth(1)).toContainText('last good');
    const names = (await incidents.labels()).filter((label) => label.startsWith('deploy-'));
    expect(names).toEqual([...new Set(names)]);
    await workbench.screenshot('connections-02-suspects');
    await sitrep.run('Link deploy…');
    await expect(quickInput.row(names[0] ?? '')).toContainText('harbor');
    const listed = (await quickInput.labels()).filter((label) => label !== 'Recent');
    expect(listed).toEqual([...new Set(listed)]);
    expect(
      listed.every((label) => label.startsWith('deploy-')),
      listed.join(', '),
    ).toBe(true);
    await workbench.screenshot('connections-02-link-deploy');
    await quickInput.cancel();
  });

  await test.step('An error log from a file is evidence, and its frames are a reason', async () => {
    await sitrep.run('Add error log…');
    await quickInput.choose('Where is it?', 'File…');
    await expect.poll(() => quickInput.value()).toContain(host.folder);
    await quickInput.type(join(host.folder, 'logs', 'checkout-errors.log'));
    await expect(quickInput.row('checkout-errors.log')).toBeVisible();
    await quickInput.accept();
    await expect(incidents.row(/Evidence: PoolExhaustedError/)).toBeVisible();
    await incidents.expand(/^Likely: #234/);
    await expect(incidents.row(/stack trace/).first()).toBeVisible();
    await workbench.screenshot('connections-02-evidence');
    await incidents.collapse(/^Likely: #234/);
  });

  await test.step('The pre-flight and the question name all that a rollback would undo', async () => {
    await incidents.action(/^Likely: #234/, 'Mark change as culprit');
    const marked = notifications.withText('#234 is marked as the culprit of');
    await expect(marked).toContainText('Revert change…');
    await workbench.screenshot('connections-03-marked');
    await notifications.press('#234 is marked as the culprit of', 'Roll back production…');
    await quickInput.expectStep('To which deployment?');
    await expect(quickInput.focused()).toContainText('last good');
    await workbench.screenshot('connections-03-which');
    await quickInput.accept();
    await dialog.box.waitFor();
    const question = await dialog.text();
    expect(question).toMatch(/^Roll back harbor \(production\) to deploy-\S+ \([0-9a-f]{8}\)\?/);
    expect(question).toMatch(/From [0-9a-f]{40}\nTo [0-9a-f]{40}\nChanges undone: 2\n/);
    expect(question).toContain('• #234 Lower the database pool limit');
    await workbench.screenshot('connections-04-question');
    expect(record.types()).not.toContain('rollbackRequested');
  });

  await test.step('It is done when Vercel says so, and Vercel does', async () => {
    const question = await dialog.text();
    const target = /^To ([0-9a-f]{40})$/m.exec(question)?.[1];
    await dialog.press('Roll back');
    await expect(incidents.row(/Rollback to/).first()).toContainText(/waiting for Vercel|succeeded/);
    const said = notifications.withText(/Vercel says that production serves deploy-/);
    await expect(said).toBeVisible({ timeout: 60_000 });
    await expect(said).toContainText('Change phase');
    await expect(incidents.row(/Rollback succeeded after/)).toBeVisible();
    expect(await emulators.said(`${vercel}/v9/projects/prj_harbor`)).toMatchObject({
      lastAliasRequest: { jobStatus: 'succeeded', type: 'rollback' },
    });
    const finished = record.events().find(({ type }) => type === 'rollbackFinished');
    expect(finished?.data).toMatchObject({ outcome: 'succeeded', servingSha: target });
    await workbench.screenshot('connections-05-rolled-back');
    await workbench.closeEditors();
  });

  await test.step('The culprit is reverted as a draft that names the incident', async () => {
    await incidents.contextMenu(/^#234/, 'Revert change…');
    await quickInput.choose('Nothing is merged by it.', 'Draft pull request on GitHub');
    await expect(incidents.row(/^#237 Revert #234/)).toContainText(/draft, opened/);
    await expect(notifications.withText('GitHub opened the draft #237')).toContainText('Open pull request');
    await expect(dialog.box).toHaveCount(0);
    const [incident] = record.incidents();
    const draft = '{ repository(owner: "example", name: "harbor") { pullRequest(number: 237) { isDraft body } } }';
    expect(await emulators.said(`${gitHub}/graphql`, draft)).toMatchObject({
      data: { repository: { pullRequest: { isDraft: true } } },
    });
    expect(JSON.stringify(await emulators.said(`${gitHub}/graphql`, draft))).toContain(incident ?? 'no incident');
    await expect(incidents.row(/GitHub opened a draft, not merged: #237/)).toHaveCount(1);
    await workbench.screenshot('connections-06-reverted');
  });

  await test.step('Reverting it again says in one sentence that it is there', async () => {
    await incidents.contextMenu(/^#234/, 'Revert change…');
    await quickInput.choose('Nothing is merged by it.', 'Draft pull request on GitHub');
    await notifications.press('#237 on GitHub reverts it already and is on the timeline.', 'Open pull request');
    expect(await dialog.text()).toContain('/pull/237');
    await dialog.press('Cancel');
    await expect(notifications.withText('On the record already')).toHaveCount(0);
    await expect(incidents.row(/GitHub opened a draft, not merged: #237/)).toHaveCount(1);
    await workbench.screenshot('connections-06b-reverted-again');
  });

  await test.step('A pull request is found by words of its description, which only GitHub has', async () => {
    await sitrep.run('Link pull request…');
    await quickInput.expectStep('Link pull request ·');
    await quickInput.type('twelve instances');
    await expect.poll(() => quickInput.labels(), { timeout: 20_000 }).toContainEqual(expect.stringContaining('#234'));
    await workbench.screenshot('connections-07-search');
    await quickInput.cancel();
  });
});
