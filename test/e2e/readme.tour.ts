import { join } from 'node:path';
import { outDir } from '../../scripts/host/paths.mts';
import { expect, test } from './support/fixtures.ts';
import type { Sitrep } from './support/sitrep.ts';

// Not a test: `npm run screenshots` takes the README's pictures here, by the same clicks that a person makes.

const title = 'Checkout answers 500 after the deploy';
const culprit = '#234';
const settings = {
  'sitrep.user.name': 'Noor Haddad',
  'sitrep.timeZone': 'UTC',
  'editor.minimap.enabled': false,
  'sitrep.notifications': 'failures',
};

async function picture({ workbench }: Sitrep, name: string): Promise<void> {
  const path = join(outDir, '..', 'docs', 'screenshots', `${name}.png`);
  await workbench.scrollBack();
  await workbench.page.mouse.move(700, 300);
  await workbench.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}

/** An incident as it stands some minutes in: a commander, a linked culprit, a runbook half done. */
async function respond(sitrep: Sitrep): Promise<void> {
  const { workbench, incidents, runbooks } = sitrep;
  const { quickInput } = workbench;
  await workbench.widenSideBar(430);
  await sitrep.declare({ title, started: '5 min ago' });
  await sitrep.run('Assign role…');
  await quickInput.pick('Incident commander');
  await quickInput.pick('Noor Haddad');
  await quickInput.expectClosed();
  await sitrep.run('Link pull request…');
  await quickInput.type(culprit);
  await quickInput.tick('#234 Lower the database pool limit and fail faster');
  await quickInput.accept();
  await incidents.action(/^#234/, 'Mark change as culprit…');
  await runbooks.action('Checkout errors', 'Start runbook…');
  await incidents.action(/^Count the failures/, 'Complete runbook step…');
  await incidents.action(/^See what changed/, 'Complete runbook step…');
  await expect(incidents.row('Checkout errors')).toContainText('2/6');
}

test.use({ viewport: { width: 1280, height: 800 } });

test.describe('light', () => {
  test.use({ settings: { ...settings, 'workbench.colorTheme': 'Default Light Modern' } });

  test('declare, respond, write', async ({ sitrep }) => {
    const { workbench, incidents } = sitrep;
    const { quickInput, page } = workbench;
    await page.keyboard.press('Control+Alt+D');
    await quickInput.answer('What is wrong?', title);
    await quickInput.expectStep('How severe is it?');
    await picture(sitrep, 'declare-light');
    await quickInput.cancel();
    await respond(sitrep);
    await workbench.openFile('logs/checkout-errors.log');
    await sitrep.collapseView('Runbooks');
    await picture(sitrep, 'incident-light');
    await workbench.closeEditors();
    await sitrep.run('Resolve incident…');
    await picture(sitrep, 'resolve-light');
    for (let answered = 0; answered < 4; answered++) await quickInput.accept();
    await quickInput.expectClosed();
    await sitrep.run('Open post-mortem draft');
    await quickInput.expectStep('Which entries belong into the post-mortem?');
    await quickInput.accept();
    await expect(workbench.tab(/postmortem\.md/)).toBeVisible();
    await expect(incidents.row(/Post-mortem drafted/)).toBeVisible();
    await picture(sitrep, 'postmortem-light');
  });
});

test.describe('dark', () => {
  test.use({ settings: { ...settings, 'workbench.colorTheme': 'Default Dark Modern' } });

  test('link a change and follow a runbook', async ({ sitrep }) => {
    const { workbench, runbooks } = sitrep;
    const { quickInput } = workbench;
    await respond(sitrep);
    await sitrep.run('Link pull request…');
    await expect(quickInput.row(/^#233/)).toBeVisible();
    await picture(sitrep, 'link-dark');
    await quickInput.cancel();
    await runbooks.expand('Checkout errors');
    await runbooks.click(/^Find the code/);
    await expect(workbench.tab('checkout-errors.md')).toBeVisible();
    await sitrep.collapseView('Runbooks');
    await picture(sitrep, 'runbook-dark');
  });
});

test.describe('high contrast', () => {
  test.use({ settings: { ...settings, 'workbench.colorTheme': 'Default High Contrast' } });

  test('an incident', async ({ sitrep }) => {
    await respond(sitrep);
    await sitrep.workbench.openFile('logs/checkout-errors.log');
    await sitrep.collapseView('Runbooks');
    await picture(sitrep, 'incident-high-contrast');
  });
});
