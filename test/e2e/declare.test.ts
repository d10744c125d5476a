import { expect, test } from './support/fixtures.ts';

test.use({ settings: { 'sitrep.user.name': 'Mira Okafor', 'sitrep.timeZone': 'UTC' } });

test('Escape at any question of a declaration records nothing', async ({ workbench, sitrep, record }) => {
  const { quickInput, page } = workbench;
  const answers: readonly (() => Promise<void>)[] = [
    () => quickInput.answer('What is wrong?', 'Checkout is down'),
    () => quickInput.choose('How severe is it?', 'Sev 2 High'),
    () => quickInput.choose('When did it start?', 'At a time…'),
  ];
  const questions = ['What is wrong?', 'How severe is it?', 'When did it start?', 'Times are read in'];
  for (const [given, question] of questions.entries()) {
    await page.keyboard.press('Control+Alt+D');
    for (const answer of answers.slice(0, given)) await answer();
    await quickInput.expectStep(question);
    await quickInput.cancel();
  }
  await expect(sitrep.welcome()).toContainText('No incident is active.');
  expect(record.events()).toEqual([]);
});

test('Back leads to the question before with its answer, and Enter takes sensible defaults', async ({
  workbench,
  sitrep,
  record,
}) => {
  const { quickInput, page } = workbench;
  await page.keyboard.press('Control+Alt+D');
  await quickInput.expectStep('What is wrong?');
  await quickInput.accept();
  await quickInput.expectStep('Say in a few words what is wrong.');
  await quickInput.type('Search is slow');
  await quickInput.accept();
  await quickInput.choose('How severe is it?', 'Sev 3 Medium');
  await quickInput.expectStep('When did it start?');
  await quickInput.back();
  await quickInput.expectStep('How severe is it?');
  await expect(quickInput.focused()).toContainText('Sev 3 Medium');
  await quickInput.back();
  await quickInput.expectStep('What is wrong?');
  expect(await quickInput.value()).toBe('Search is slow');
  await quickInput.cancel();

  await page.keyboard.press('Control+Alt+D');
  await quickInput.answer('What is wrong?', 'Search is down');
  await quickInput.expectStep('How severe is it?');
  await quickInput.accept();
  await quickInput.expectStep('When did it start?');
  await quickInput.accept();
  await expect(sitrep.incidents.row('Search is down')).toContainText('Investigating · 0 min');
  expect(record.types()).toEqual(['declared']);
  expect(record.events()[0]?.data).toMatchObject({ title: 'Search is down', severity: 1 });
});

test('a start time is typed into the list, which says what is wrong with one', async ({
  workbench,
  sitrep,
  record,
}) => {
  const { quickInput, page } = workbench;
  await page.keyboard.press('Control+Alt+D');
  await quickInput.answer('What is wrong?', 'Mail is late');
  await quickInput.expectStep('How severe is it?');
  await quickInput.accept();
  await quickInput.expectStep('When did it start?');
  await quickInput.type('tomorrow 25:99');
  await expect(quickInput.focused()).toContainText('Write it like');
  await quickInput.type('40 min ago');
  await expect(quickInput.focused()).toContainText('40 min ago');
  await quickInput.accept();
  await sitrep.expectStatus(/40 min/);
  expect(record.events()[0]?.data).toMatchObject({ title: 'Mail is late' });
});

test('a double click does a thing once', async ({ sitrep, record }) => {
  const { incidents, runbooks } = sitrep;
  await sitrep.declare({ title: 'Checkout is down' });
  await runbooks.doubleClickAction('Checkout errors', 'Start runbook');
  await expect(incidents.row('Checkout errors')).toContainText('0/6');
  await sitrep.collapseView('Runbooks');
  await incidents.doubleClickAction(/^Count the failures/, 'Complete runbook step');
  await expect(incidents.row('Checkout errors')).toContainText('1/6');
  await incidents.contextMenu('Checkout is down', 'Change severity…');
  await sitrep.workbench.quickInput.pick('Sev 2 High');
  await sitrep.workbench.quickInput.answer('Why?', '');
  await expect(incidents.row(/Severity: Sev 1 → Sev 2/)).toBeVisible();
  expect(record.types()).toEqual(['declared', 'runStarted', 'stepMarked', 'severityChanged']);
});

test('a reload of the window keeps everything', async ({ workbench, sitrep }) => {
  const { incidents, runbooks } = sitrep;
  await sitrep.declare({ title: 'Orders are lost', severity: 'Sev 1 Critical' });
  await sitrep.declare({ title: 'Invoices look odd', severity: 'Sev 3 Medium', started: '15 min ago' });
  await sitrep.expectStatus(/Sev 3 · .*Invoices look odd/);
  await sitrep.run('Switch current incident…');
  await workbench.quickInput.choose('Commands and the status bar', 'Orders are lost');
  await sitrep.expectStatus(/Sev 1 · .*Orders are lost/);
  // Only now: an incident that was just declared is opened when its row is there.
  await incidents.collapse('Invoices look odd');
  await incidents.expand('Orders are lost');
  await runbooks.action('Slow pages', 'Start runbook…');
  await workbench.quickInput.choose('For which incident?', 'Orders are lost');
  await expect(incidents.row('Slow pages')).toContainText('0/13');
  // Suspects are looked up meanwhile.
  await expect(incidents.row(/#234 Lower/)).toBeVisible();
  const before = await incidents.labels();

  await workbench.reload();
  await sitrep.open();
  await sitrep.expectStatus(/Sev 1 · .*Orders are lost/);
  await expect(sitrep.badge()).toHaveText('2');
  await expect(incidents.row('Slow pages')).toContainText('0/13');
  await expect.poll(() => incidents.labels()).toEqual(before);
});
