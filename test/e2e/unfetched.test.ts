import { unfetchedNumber } from '../support/emulators/unfetched.ts';
import { connectedToEmulators } from './support/emulators.ts';
import { expect, test } from './support/fixtures.ts';

const emulators = connectedToEmulators({
  // Sides by side need more room than the window has beside the tree.
  'diffEditor.renderSideBySide': false,
});

test('a change whose commits are not in the local repository opens as a diff from GitHub, or its page with the reason', async ({
  workbench,
  sitrep,
}) => {
  const { incidents } = sitrep;
  const { quickInput, dialog, notifications, page } = workbench;
  await sitrep.collapseView('Runbooks');
  await sitrep.declare({ title: 'Card payments are tried three times', started: '5 min ago' });
  const name = new RegExp(`^#${unfetchedNumber} Retry card payments`);

  await test.step('The pull request is linked by its number', async () => {
    await sitrep.run('Link pull request…');
    await quickInput.expectStep('Type a number or words');
    await quickInput.type(String(unfetchedNumber));
    await expect(quickInput.row(name)).toBeVisible();
    await quickInput.accept();
    await expect(incidents.row(name)).toBeVisible();
  });

  await test.step('All its files are in one read-only diff', async () => {
    await incidents.contextMenu(name, 'Open changes');
    await expect(workbench.tab(name)).toBeVisible();
    const files = page.locator('.multiDiffEntry');
    for (const file of ['retry.ts', 'pause.ts', 'one-attempt.md', 'cards.ts', 'card.png'])
      await expect(files.filter({ hasText: file }).first()).toBeAttached();
    const retry = files.filter({ hasText: 'retry.ts' }).first();
    await expect(retry.locator('.line-insert').first()).toBeVisible();
    await expect(retry).toContainText(/export\sconst\sattempts\s=\s3/);
    await workbench.screenshot('unfetched-01-diff');
    await workbench.closeEditors();
  });

  await test.step('When GitHub cannot be asked its page is offered, with why', async () => {
    emulators.stop();
    await incidents.contextMenu(name, 'Open changes');
    await dialog.box.waitFor();
    await workbench.screenshot('unfetched-02-page');
    await dialog.press('Cancel');
    await expect(
      notifications.withText(/No repository that is open here has the commits of #180.*its page shows them\..*GitHub/),
    ).toBeVisible();
    await workbench.screenshot('unfetched-03-reason');
  });
});
