import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventType, IncidentEvent } from '../../src/core/incident/event.ts';
import { expect, test } from './support/fixtures.ts';

const title = 'Checkout answers 500 for every customer';
const update = 'Checkout works again. Next update at the half hour.';

test.use({ settings: { 'sitrep.user.name': 'Mira Okafor', 'sitrep.timeZone': 'UTC' } });

test('an incident goes from its declaration to its post-mortem', async ({ workbench, sitrep, host, record }) => {
  test.setTimeout(180_000);
  const { incidents, runbooks } = sitrep;
  const { quickInput, page } = workbench;

  await test.step('The first look says what can be done', async () => {
    await expect(sitrep.welcome()).toContainText('No incident is active.');
    await expect(sitrep.badge()).toBeHidden();
    await expect(sitrep.statusBar()).toBeHidden();
    await workbench.screenshot('flow-01-welcome');
  });

  await test.step('Declare', async () => {
    await page.keyboard.press('Control+Alt+D');
    await quickInput.expectStep('What is wrong?');
    await workbench.screenshot('flow-02-declare-title');
    await quickInput.answer('What is wrong?', title);
    await quickInput.expectStep('How severe is it?');
    expect(await quickInput.labels()).toEqual(['Sev 1 Critical', 'Sev 2 High', 'Sev 3 Medium', 'Sev 4 Low']);
    await workbench.screenshot('flow-03-declare-severity');
    await quickInput.pick('Sev 1 Critical');
    await quickInput.expectStep('When did it start?');
    await workbench.screenshot('flow-04-declare-started');
    await quickInput.pick('5 min ago');
    await expect(incidents.row(title)).toHaveAttribute('aria-expanded', 'true');
    await expect(incidents.row(title)).toContainText('Investigating · 5 min · response in 15 min');
    await expect(incidents.row('Timeline')).toContainText('1 entry');
    await expect(incidents.row(/Declared as Sev 1/)).toContainText('Mira Okafor');
    await expect(sitrep.badge()).toHaveText('1');
    await sitrep.expectStatus('Sev 1 · response in 15 min · Checkout answers 500 for ever… · 5 min');
    await workbench.screenshot('flow-05-declared');
  });

  await test.step('Follow a runbook', async () => {
    await runbooks.action('Checkout errors', 'Start runbook');
    await expect(incidents.row('Checkout errors')).toContainText('0/6');
    await sitrep.collapseView('Runbooks');
    await expect(incidents.row(/Runbook started: Checkout errors/)).toBeVisible();
    await incidents.action(/^Count the failures/, 'Complete runbook step');
    await incidents.action(/^See what changed/, 'Complete runbook step');
    await expect(incidents.row('Checkout errors')).toContainText('2/6');
    await incidents.contextMenu(/^Find the code/, 'Skip runbook step…');
    await quickInput.answer('Why?', 'The last deploy is the suspect');
    await expect(incidents.row(/^Find the code/)).toContainText('skipped · Mira Okafor');
    await incidents.action(/^See what changed/, 'Undo runbook step');
    await expect(incidents.row('Checkout errors')).toContainText('2/6');
    await expect(incidents.row(/Step reopened: See what changed/)).toBeVisible();
    await workbench.screenshot('flow-06-runbook');
  });

  await test.step('Link the pull request and mark it', async () => {
    await incidents.action('Changes', 'Link pull request…');
    await quickInput.expectStep('Type a number or words');
    await quickInput.type('234');
    await expect(quickInput.row(/^#234/)).toBeVisible();
    await workbench.screenshot('flow-07-link');
    await quickInput.accept();
    await expect(incidents.row('Changes')).toContainText('1 linked');
    await incidents.action(/^#234/, 'Mark change as culprit');
    await expect(incidents.row('Changes')).toContainText('1 linked · 1 culprit');
    await expect(incidents.row(/^#234/)).toContainText('culprit · Mira Okafor');
    await workbench.screenshot('flow-08-culprit');
  });

  await test.step('Change the phase', async () => {
    await incidents.contextMenu(title, 'Change phase…');
    await quickInput.choose('Change phase', 'Monitoring');
    await quickInput.answer('Why?', 'Rolled back');
    await expect(incidents.row(title)).toContainText('Monitoring');
  });

  await test.step('Keep a selection as evidence', async () => {
    await workbench.openFile('src/db/pool.ts');
    await workbench.selectLines(21, 22);
    await workbench.screenshot('flow-09-selection');
    await workbench.editorMenu('Add selection to incident…');
    await quickInput.answer('What does it show?', 'Five connections for each instance');
    const entry = incidents.row(/Five connections for each instance/);
    await expect(entry).toContainText('Mira Okafor · src/db/pool.ts:21-22');
    await workbench.closeEditors();
    await entry.click();
    await expect(workbench.tab('pool.ts')).toBeVisible();
    await expect(workbench.cursor()).toContainText('Ln 22, Col 48 (48 selected)');
    await workbench.screenshot('flow-10-evidence');
  });

  await test.step('Record an update', async () => {
    await sitrep.run('Record update…');
    await quickInput.choose('Whom is it for?', 'Internal');
    await quickInput.answer('What do you tell them?', update);
    await expect(workbench.notifications.withText('The update is recorded and copied')).toBeVisible();
    // In the form of the playbook's first internal announcement, without what nobody has told yet.
    expect((await workbench.clipboard()).split('\n').slice(0, 3)).toEqual([
      `:rotating_light: Sev 1 ${title}`,
      update,
      expect.stringMatching(/^Started: \d\d:\d\d UTC$/),
    ]);
    await incidents.expand('Clocks');
    await expect(incidents.row('First response')).toContainText('met');
    await expect(incidents.row('Next update')).toContainText('update in 15 min');
    await expect(incidents.row('Stability window')).toContainText('15 min');
    await workbench.screenshot('flow-11-update');
    await workbench.notifications.dismiss('The update is recorded and copied');
  });

  await test.step('Resolve', async () => {
    await incidents.action(title, 'Resolve incident…');
    await quickInput.choose('Does this hold? Service restored', 'Yes');
    await quickInput.choose('Root cause known', 'Yes');
    await quickInput.choose('Monitoring stable', 'Yes');
    await quickInput.expectStep('Does this hold? No new errors');
    await expect(quickInput.focused()).toContainText('The stability window ends');
    await workbench.screenshot('flow-12-criterion');
    await quickInput.pick('Don’t know');
    await quickInput.expectStep('Not every criterion is confirmed.');
    await expect(quickInput.focused()).toContainText('Not known: No new errors for 15+ minutes.');
    await workbench.screenshot('flow-12-resolve');
    await quickInput.pick('Resolve anyway');
    await expect(workbench.notifications.withText('is resolved. The playbook asks for a post-mortem.')).toBeVisible();
    await expect(incidents.row(title)).toContainText('Resolved · lasted');
    await expect(sitrep.badge()).toBeHidden();
    await workbench.screenshot('flow-13-resolved');
  });

  await test.step('Read the post-mortem draft', async () => {
    await incidents.action(title, 'Open post-mortem draft');
    await quickInput.expectStep('Which entries belong into the post-mortem?');
    await workbench.screenshot('flow-14-review');
    await quickInput.accept();
    await expect(workbench.tab('.postmortem.md')).toBeVisible();
    await expect(incidents.row(/Post-mortem drafted/)).toBeVisible();
    const folder = join(host.folder, 'postmortems');
    expect(readdirSync(folder)).toEqual([
      expect.stringMatching(/^\d{4}-\d\d-\d\d-checkout-answers-500.*\.postmortem\.md$/),
    ]);
    const [name = ''] = readdirSync(folder);
    expectDraft(readFileSync(join(folder, name), 'utf8'), record.events());
    await workbench.screenshot('flow-14-postmortem');
  });

  await test.step('Close, copy the timeline, reopen', async () => {
    await incidents.action(title, 'Close incident…');
    await quickInput.expectStep(/checks are open\. Close it anyway\?/);
    await workbench.screenshot('flow-15-close');
    await quickInput.pick('Close anyway');
    await expect(workbench.notifications.withText('is closed.')).toBeVisible();
    await expect(incidents.row('Recently closed')).toContainText('1');
    await incidents.expand('Recently closed');
    await expect(incidents.row(title)).toContainText('Closed');
    await incidents.contextMenu(title, 'Copy timeline as Markdown');
    await expect(workbench.notifications.withText('The timeline is copied')).toBeVisible();
    const copied = await workbench.clipboard();
    expect(copied).toContain(`# ${title}\n\nSev 1 · Closed · times in UTC`);
    expect(copied).toMatch(
      /- \*\*\d\d:\d\d\*\* Linked #234 .* \(Mira Okafor, <https:\/\/github\.com\/.*\/pull\/234>\)/,
    );
    expect(copied).toContain('Unknown: No new errors for 15+ minutes');
    await workbench.screenshot('flow-15-closed');
    await incidents.contextMenu(title, 'Reopen incident…');
    await quickInput.answer('Why?', 'Errors are back');
    await expect(incidents.row(title)).toContainText('Investigating');
    await expect(incidents.row('Recently closed')).toBeHidden();
    await expect(sitrep.badge()).toHaveText('1');
    await workbench.screenshot('flow-16-reopened');
  });
});

/** The draft tells what the record holds, with its times, and nothing else. */
function expectDraft(text: string, events: readonly IncidentEvent[]): void {
  const timeOf = (type: EventType): string => events.find((event) => event.type === type)?.at.slice(11, 16) ?? 'never';
  const declared = events.find((event) => event.type === 'declared');
  const startedAt = declared?.data.startedAt.slice(11, 16) ?? 'never';
  const row = (type: EventType, words: string): string => `| ${timeOf(type)} | ${words}`;
  expect(text).toContain(`# Post-mortem: ${title}`);
  expect(text).toContain(`${startedAt}, declared ${timeOf('declared')} (Mira Okafor) as Sev 1`);
  expect(text).toContain(row('changeLinked', 'Linked #234 Lower the database pool limit'));
  expect(text).toContain('Step done: Count the failures');
  // What was taken back starts unticked, with what took it back.
  expect(text).not.toContain('See what changed since it last worked.');
  expect(text).toContain('- Marked as culprit: [#234');
  expect(text).toContain('How it caused the incident: Unknown');
  expect(text).toContain(row('updateRecorded', `Update to internal: ${update}`));
  expect(text).toContain('(Mira Okafor, [src/db/pool.ts:21-22](/src/db/pool.ts#L21))');
  // What the team's template asks people for stays as it asks.
  expect(text).toContain('- Authors: [Names]');
  expect(text).toMatch(/## Action items\n\n- \[ \] \[Task\]/);
  const facts = text.split('\n').filter((line) => /^- |^\| \d/.test(line) && !/Unknown|\[Names\]|\[Task\]/.test(line));
  expect(facts.length).toBeGreaterThan(8);
  expect(facts.filter((line) => !line.includes('<!-- sitrep:entry'))).toEqual([]);
}
