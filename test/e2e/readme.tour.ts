import { join } from 'node:path';
import { outDir } from '../../scripts/host/paths.mts';
import { expect, test } from './support/fixtures.ts';
import { PostMortemPage } from './support/postMortem.ts';
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
  await incidents.action(/^#234/, 'Mark change as culprit');
  await runbooks.action('Checkout errors', 'Start runbook');
  await incidents.action(/^Count the failures/, 'Complete runbook step');
  await incidents.action(/^See what changed/, 'Complete runbook step');
  await expect(incidents.row('Checkout errors')).toContainText('2/6');
}

test.use({ viewport: { width: 1280, height: 800 } });
/** Drafts the post-mortem and writes what people write: a summary, what went well, two action items. */
async function writePostMortem(sitrep: Sitrep): Promise<PostMortemPage> {
  const { workbench } = sitrep;
  const { quickInput, page } = workbench;
  await sitrep.run('Open post-mortem draft');
  await quickInput.expectStep('Which entries belong into the post-mortem?');
  await quickInput.accept();
  const post = new PostMortemPage(workbench);
  await post.ready();
  await post.edit('What went well');
  await page.keyboard.type('The culprit was **found in minutes**: it was the only change to the pool that day.');
  await page.keyboard.press('Escape');
  for (const text of ['Limit connections for each instance', 'Alert when the pool is 80 % used']) {
    await post.field('New action item').click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await expect(post.field('New action item')).toHaveValue('');
  }
  await page.keyboard.press('Control+S');
  await expect(post.checks().first()).toBeVisible();
  return post;
}

async function resolve(sitrep: Sitrep, atLast: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const { quickInput } = sitrep.workbench;
  await sitrep.run('Resolve incident…');
  for (const criterion of ['Service restored', 'Root cause known', 'Monitoring stable']) {
    await quickInput.choose(criterion, 'Yes');
  }
  await quickInput.expectStep('No new errors');
  await atLast();
  await quickInput.pick('Yes');
  await quickInput.expectClosed();
}

test.describe('light', () => {
  test.use({ settings: { ...settings, 'workbench.colorTheme': 'Default Light Modern' } });

  test('declare, respond, write', async ({ sitrep }) => {
    const { workbench, incidents } = sitrep;
    const { quickInput, page } = workbench;
    await expect(sitrep.runbooks.row('Checkout errors')).toBeVisible();
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
    await resolve(sitrep, () => picture(sitrep, 'resolve-light'));
    const post = await writePostMortem(sitrep);
    await expect(incidents.row(/Post-mortem drafted/)).toBeVisible();
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await post.toTop();
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

  test('a post-mortem', async ({ sitrep }) => {
    await respond(sitrep);
    await resolve(sitrep);
    const post = await writePostMortem(sitrep);
    await sitrep.workbench.command('View: Toggle Primary Side Bar Visibility');
    await post.section('Timeline').evaluate((element) => element.scrollIntoView());
    await picture(sitrep, 'postmortem-dark');
  });
});

test.describe('high contrast', () => {
  test.use({ settings: { ...settings, 'workbench.colorTheme': 'Default High Contrast' } });

  test('an incident', async ({ sitrep }) => {
    await respond(sitrep);
    await sitrep.workbench.openFile('logs/checkout-errors.log');
    await sitrep.collapseView('Runbooks');
    await picture(sitrep, 'incident-high-contrast');
    await resolve(sitrep);
    const post = await writePostMortem(sitrep);
    await sitrep.workbench.command('View: Toggle Primary Side Bar Visibility');
    await post.section('Action items').evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await picture(sitrep, 'postmortem-high-contrast');
  });
});
