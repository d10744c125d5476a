import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures.ts';
import { uuid } from '../support/linear/workspace.ts';
import { useLinear } from './support/linear.ts';
import { PostMortemPage } from './support/postMortem.ts';

const port = 48_000 + (process.pid % 1_000);
const linear = useLinear(port);

test.use({ settings: { 'sitrep.linear.apiUrl': `http://127.0.0.1:${port}/graphql`, 'sitrep.timeZone': 'UTC' } });

test('action items that are written in the page go to Linear from the page, once', async ({ workbench, host }) => {
  const { page, quickInput } = workbench;
  const name = 'pool.postmortem.md';
  const file = join(host.folder, 'postmortems', name);
  const text =
    '# Post-Mortem: Pool\n\n## Action items\n\n- [ ] Raise the pool limit **Due**: 2026-12-01\n\n## Prevention\n\nNone.\n';
  mkdirSync(join(host.folder, 'postmortems'), { recursive: true });
  writeFileSync(file, text);
  const post = new PostMortemPage(workbench);
  await post.open(`postmortems/${name}`);
  await post.field('New action item').click();
  await page.keyboard.type('Alert on pool saturation');
  await page.keyboard.press('Enter');
  await expect(post.items()).toHaveCount(2);
  await post.items().nth(0).getByRole('combobox', { name: 'Labels' }).click();
  await page.keyboard.type('incident, database');
  await page.keyboard.press('Control+S');
  await expect(workbench.tab(name)).not.toHaveClass(/dirty/);

  const send = post.frame.getByRole('button', { name: 'Send action items' });
  await send.click();
  await quickInput.choose('Where do action items go?', 'Engineering');
  await quickInput.choose('Which project', 'No project');
  await quickInput.expectStep('Which labels');
  await quickInput.accept();
  await quickInput.choose('Who gets items', 'Nobody');
  await quickInput.expectStep('What is ticked is created or updated');
  await quickInput.accept();
  await expect
    .poll(() => linear.workspace.issues.map(({ title }) => title))
    .toEqual(['Raise the pool limit', 'Alert on pool saturation']);
  await expect(post.items().nth(0)).toContainText('ENG-1');
  await expect(post.items().nth(1)).toContainText('ENG-2');
  expect(linear.workspace.issues.map(({ labelIds }) => labelIds)).toEqual([[uuid('d1')], []]);
  await workbench.screenshot('postmortem-push');

  const labels = post.items().nth(1).getByRole('combobox', { name: 'Labels' });
  await expect(async () => {
    await labels.click();
    await page.keyboard.type('x');
    await page.keyboard.press('Backspace');
    await expect(post.frame.locator('datalist#labels option[value="post-mortem"]')).toBeAttached({ timeout: 1_000 });
  }).toPass();
  await labels.fill('post-mortem');
  await labels.press('Tab');
  await page.keyboard.press('Control+S');
  await workbench.command('Sitrep: Refresh action items from Linear');
  await expect.poll(() => linear.workspace.issues[1]?.labelIds).toEqual([uuid('d2')]);

  await send.click();
  await expect(post.said()).toContainText('Nothing to send');
  expect(linear.workspace.issues).toHaveLength(2);
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('[ENG-2]');
  const written = readFileSync(file, 'utf8');
  const links = / \[ENG-\d+\]\([^)]+\)/g;
  const marks = / <!-- sitrep:item \w+ -->/g;
  const added = /\n- \[ \] Alert on pool saturation \*\*Due\*\*: \d{4}-\d\d-\d\d/;
  expect(written.match(links)).toHaveLength(2);
  expect(written.match(marks)).toHaveLength(2);
  const labelled = / \*\*Labels\*\*: (?:incident, database|post-mortem)/g;
  expect(written.match(labelled)).toHaveLength(2);
  expect(written.replace(links, '').replace(marks, '').replace(labelled, '').replace(added, '')).toBe(text);

  // The issue of an item that is removed is not forgotten.
  await post.items().nth(1).getByRole('button', { name: 'Remove action item' }).click();
  await expect(post.items()).toHaveCount(1);
  await expect(workbench.notifications.withText('ENG-2 stays open in Linear.')).toBeVisible();
  await workbench.screenshot('postmortem-removed');
  await workbench.notifications.press('ENG-2 stays open in Linear.', 'Undo');
  await expect(post.items()).toHaveCount(2);

  // Sharing says first where to and what is open.
  await post.frame.getByRole('button', { name: 'Share', exact: true }).click();
  await quickInput.expectStep('It becomes a document in Corner shop, for everybody there.');
  await expect(quickInput.focused()).toContainText('Not yet');
  await workbench.screenshot('postmortem-share');
  await quickInput.pick('Publish in Linear');
  await quickInput.expectStep('Published. A message with its link is copied');
  await expect(quickInput.focused()).toContainText('Not yet');
  await workbench.screenshot('postmortem-shared');
  await quickInput.accept();
  await expect(post.said()).toContainText('nothing is recorded');
  expect(await workbench.clipboard()).toMatch(/^The post-mortem of “Pool” can be read: http/u);
});
