import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures.ts';
import { useLinear } from './support/linear.ts';
import { PostMortemPage } from './support/postMortem.ts';

const port = 46_000 + (process.pid % 1_000);
const linear = useLinear(port);
const title = 'Checkout answers 500 for every customer';

test.use({
  settings: {
    'sitrep.user.name': 'Mira Okafor',
    'sitrep.timeZone': 'UTC',
    'sitrep.linear.apiUrl': `http://127.0.0.1:${port}/graphql`,
  },
});

test('from the first alert to issues in Linear: the file holds what was recorded and typed, and nothing else changed', async ({
  workbench,
  sitrep,
  host,
}) => {
  const { quickInput, page } = workbench;
  const { incidents } = sitrep;
  await sitrep.declare({ title, started: '5 min ago' });

  await test.step('Link pull request #234 as the culprit', async () => {
    await sitrep.run('Link pull request…');
    await quickInput.type('#234');
    await quickInput.tick('#234 Lower the database pool limit and fail faster');
    await quickInput.accept();
    await incidents.action(/^#234/, 'Mark change as culprit');
    await expect(incidents.row(/^#234/)).toContainText('culprit');
  });

  await test.step('Resolve', async () => {
    await sitrep.run('Resolve incident…');
    for (const criterion of ['Service restored', 'Root cause known', 'Monitoring stable', 'No new errors']) {
      await quickInput.choose(criterion, 'Yes');
    }
    await quickInput.expectClosed();
  });

  await sitrep.run('Open post-mortem draft');
  await quickInput.expectStep('Which entries belong into the post-mortem?');
  await quickInput.accept();
  const post = new PostMortemPage(workbench);
  await post.ready();
  const folder = join(host.folder, 'postmortems');
  const [name = ''] = readdirSync(folder).filter((file) => file.includes('checkout-answers-500'));
  const file = join(folder, name);
  const drafted = readFileSync(file, 'utf8');
  expect(drafted).toContain('Linked #234 Lower the database pool limit');

  await test.step('Edit in the page', async () => {
    await post.edit('What went well');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('The culprit was found at once.');
    await page.keyboard.press('Escape');
    await expect(post.section('What went well')).toContainText('found at once');
    await post.field('New action item').click();
    await page.keyboard.type('Alert on pool saturation');
    await page.keyboard.press('Enter');
    await expect(post.field('New action item')).toHaveValue('');
    await page.keyboard.press('Control+S');
    await expect(workbench.tab(name)).not.toHaveClass(/dirty/);
  });
  const edited = readFileSync(file, 'utf8');
  const changed = edited.split('\n').filter((line) => !drafted.split('\n').includes(line));
  expect(changed.filter((line) => line !== '')).toEqual([
    'The culprit was found at once.',
    expect.stringMatching(/^- \[ \] Alert on pool saturation \*\*Due\*\*: \d{4}-\d\d-\d\d$/),
  ]);

  await test.step('Send the action items', async () => {
    await post.frame.getByRole('button', { name: 'Send action items' }).click();
    await quickInput.choose('Where do action items go?', 'Engineering');
    await quickInput.choose('Which project', 'No project');
    await quickInput.expectStep('Which labels');
    await quickInput.accept();
    await quickInput.choose('Who gets items', 'Nobody');
    await quickInput.expectStep('What is ticked is created or updated');
    await quickInput.accept();
    await expect.poll(() => readFileSync(file, 'utf8')).toMatch(/Alert on pool saturation .*\[ENG-\d+\]/);
    await workbench.screenshot('chain');
  });

  const issue = linear.workspace.issues.find((each) => each.title === 'Alert on pool saturation');
  expect(issue?.dueDate).toBe(/saturation \*\*Due\*\*: (\S+)/.exec(edited)?.[1]);
  // Sev 1.
  expect(issue?.priority).toBe(1);
  expect(issue?.description).toContain(title);
  const written = readFileSync(file, 'utf8');
  expect(written.replace(/ \[ENG-\d+\]\([^)]+\)/g, '').replace(/ <!-- sitrep:item \w+ -->/g, '')).toBe(edited);
});
