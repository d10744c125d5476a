import { expect, test } from './support/fixtures.ts';

test.use({ settings: { 'sitrep.user.name': 'Mira Okafor', 'sitrep.timeZone': 'UTC' } });

test('the page beside the playbook leads to its lines and follows what is typed', async ({ workbench, sitrep }) => {
  const { page } = workbench;
  await sitrep.open();
  await workbench.openFile('playbook.md');
  await page.getByRole('button', { name: 'Show what Sitrep understood' }).click();
  await workbench.tab('playbook.md.understood').waitFor();
  const understood = page.locator('.part.editor .editor-instance').last();
  const response = understood.locator('.view-line').filter({ hasText: 'Respond within:' }).first();
  await expect(understood).toContainText('Respond within: Immediate (< 15 minutes) → 15 min');
  const line = /L(\d+)/.exec(await response.innerText())?.[1] ?? '';
  const source = page.locator('.part.editor .editor-group-container').first();
  // VS Code follows a link only once it has heard of the key that is held.
  await expect(async () => {
    await workbench.followLink(response.locator('.detected-link').first());
    await expect(source).toHaveClass(/(?:^| )active/, { timeout: 3_000 });
  }).toPass();
  await expect(workbench.cursor()).toContainText(`Ln ${line},`);
  // It is the editor that was there, not a second one beside the page.
  await expect(workbench.tab('playbook.md')).toHaveCount(2);
  await expect(source.locator('.monaco-editor')).toHaveClass(/focused/);

  await page.keyboard.press('Control+A');
  await page.keyboard.type('## On-call handoff');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Handoff: Sundays at 6pm');
  // The page breaks its lines to its width.
  const doubt = understood.locator('.view-line').filter({ hasText: 'Warning: The handoff' });
  await expect(doubt).toHaveCount(1);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').getByText('Add the time zone UTC').waitFor();
  await page.keyboard.press('Enter');
  await expect(doubt).toHaveCount(0);
  await expect(page.locator('.part.editor .editor-instance').first()).toContainText('Handoff: Sundays at 6pm UTC');
  await workbench.command('File: Revert File');
});

test('figures in the title suggest a severity with its reason, and Enter takes it', async ({
  workbench,
  sitrep,
  record,
}) => {
  const { quickInput, page } = workbench;
  await page.keyboard.press('Control+Alt+D');
  await quickInput.expectStep('What is wrong?');
  await quickInput.type('Error rate 3 % on the settings page');
  await quickInput.expectStep(/Sounds like Sev 3.*Error rate: 3 % against the limit/);
  await quickInput.accept();
  await quickInput.expectStep('How severe is it?');
  await expect(quickInput.focused()).toContainText('Sev 3');
  await expect(quickInput.focused()).toContainText('Suggested: Error rate: 3 % against the limit');
  await quickInput.accept();
  await quickInput.choose('When did it start?', 'Now');
  await sitrep.expectStatus(/Sev 3/);
  expect(record.events()[0]?.data).toMatchObject({ severity: 3 });
});
