import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Host } from './support/fixtures.ts';
import { PostMortemPage } from './support/postMortem.ts';

test.use({ settings: { 'sitrep.user.name': 'Mira Okafor', 'sitrep.timeZone': 'UTC', 'files.autoSave': 'off' } });

const text = `# Post-Mortem: Search is slow

- **Date**: 2026-11-24
- **Affected users**: Unknown

## What happened

Search took ten seconds.

## Root cause

Unknown
`;

function fileOf(host: Host, name: string, content = text): string {
  const folder = join(host.folder, 'postmortems');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

test('an edit that was not saved survives a hidden tab and a reload of the window, and can be undone', async ({
  workbench,
  host,
}) => {
  const name = 'reload.postmortem.md';
  const file = fileOf(host, name);
  const { page } = workbench;
  const post = new PostMortemPage(workbench);
  const affected = post.field('Affected users');
  await post.open(`postmortems/${name}`);
  await affected.click();
  await page.keyboard.type('All of Europe');
  await expect(workbench.tab(name)).toHaveClass(/dirty/);

  await workbench.openFile('README.md');
  await workbench.showTab(name);
  await post.ready();
  await expect(affected).toHaveValue('All of Europe');

  // What waits to be written to the backup is written when the window goes.
  await workbench.reload();
  // Which of its editors was in front a moment ago, VS Code may not have written down.
  await workbench.showTab(name);
  await post.ready();
  await expect(affected).toHaveValue('All of Europe');
  await expect(workbench.tab(name)).toHaveClass(/dirty/);
  expect(readFileSync(file, 'utf8')).toBe(text);

  await affected.click();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await expect(affected).toHaveValue('All of Europe!');
  await page.keyboard.press('Control+S');
  await expect(workbench.tab(name)).not.toHaveClass(/dirty/);
  expect(readFileSync(file, 'utf8')).toBe(text.replace('users**: Unknown', 'users**: All of Europe!'));
  await workbench.command('Undo');
  await expect(affected).toHaveValue('All of Europe');
  await workbench.command('Redo');
  await expect(affected).toHaveValue('All of Europe!');
  await workbench.closeEditors();
});

test('page and text stand side by side in step, take in what changes on the disk, and keep the caret', async ({
  workbench,
  host,
}) => {
  const name = 'beside.postmortem.md';
  const file = fileOf(host, name);
  const { page } = workbench;
  const post = new PostMortemPage(workbench);
  const affected = post.field('Affected users');
  await post.open(`postmortems/${name}`);
  await post.frame.getByRole('button', { name: 'Show the text beside' }).click();
  const lines = page.locator('.part.editor .editor-instance .view-lines');
  await expect(lines).toContainText('Search took ten seconds.');
  await affected.click();
  await page.keyboard.type('Europe');
  await expect(lines).toContainText('Affected users**: Europe');
  for (let moved = 0; moved < 3; moved++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('--');
  await expect(lines).toContainText('Affected users**: Eur--ope');
  expect(await affected.evaluate((box) => (box instanceof HTMLTextAreaElement ? box.selectionStart : -1))).toBe(5);
  await workbench.screenshot('postmortem-beside');
  await page.keyboard.press('Control+S');
  await expect(workbench.tab(name).first()).not.toHaveClass(/dirty/);

  const pulled = readFileSync(file, 'utf8').replace('ten seconds', 'twelve seconds');
  expect(pulled).toBe(text.replace('Unknown', 'Eur--ope').replace('ten', 'twelve'));
  writeFileSync(file, pulled);
  await expect(post.section('What happened')).toContainText('twelve seconds');
  await expect(lines).toContainText('twelve seconds');
  await expect(affected).toBeFocused();
  await page.keyboard.type('!');
  await expect(lines).toContainText('Eur--!ope');
  await page.keyboard.press('Control+S');
  await expect.poll(() => readFileSync(file, 'utf8')).toBe(pulled.replace('Eur--ope', 'Eur--!ope'));
  await workbench.closeEditors();
});

test('a file with a merge conflict says so, can only be read in the page, and leads to the line in the text', async ({
  workbench,
  host,
}) => {
  const name = 'conflict.postmortem.md';
  const conflict = '<<<<<<< HEAD\nThe index was missing.\n=======\nThe cache was cold.\n>>>>>>> theirs';
  const lists = '## Timeline\n\n- 03:07 Errors begin\n\n## Action items\n\n- [ ] Add a limit\n';
  const file = fileOf(host, name, `${text.replace(/Unknown\n$/, `${conflict}\n`)}\n${lists}`);
  const post = new PostMortemPage(workbench);
  await post.open(`postmortems/${name}`);
  await expect(post.frame.getByRole('alert')).toContainText('The file holds a merge conflict.');
  for (const field of ['Affected users', 'Action item', 'Owner', 'Due']) {
    await expect(post.frame.getByLabel(field, { exact: true })).not.toBeEditable();
  }
  await expect(post.items().getByRole('checkbox')).toBeDisabled();
  await post.rows().locator('.words').click();
  await expect(post.rows().getByRole('textbox')).toHaveCount(0);
  for (const action of ['Bring in the record', 'Send action items', 'Share']) {
    await expect(post.frame.getByRole('button', { name: action, exact: true })).toBeDisabled();
  }
  await expect(post.field('Title of the new section')).toBeHidden();
  await workbench.screenshot('postmortem-conflict');
  await post.frame.getByRole('alert').getByRole('button').click();
  await expect(workbench.cursor()).toContainText('Ln 12, Col 1');
  expect(readFileSync(file, 'utf8')).toContain(conflict);
  await workbench.closeEditors();
});

test('a double click adds one row, and what was said of a wrong time goes once it is right', async ({
  workbench,
  host,
}) => {
  const name = 'presses.postmortem.md';
  const timeline = '## Timeline\n\n- 2026-11-24 03:07 UTC Errors begin\n\n## Action items\n\n- [ ] Add a limit\n';
  fileOf(host, name, `${text}\n${timeline}`);
  const post = new PostMortemPage(workbench);
  await post.open(`postmortems/${name}`);
  await expect(post.rows()).toHaveCount(1);
  await post.field('Time of the new entry').fill('99:99');
  await post.field('New entry').fill('Rolled back');
  const add = post.frame.getByRole('button', { name: 'Add entry' });
  await add.click();
  await expect(post.said()).toContainText('This is no time.');
  await post.field('Time of the new entry').fill('03:20');
  await add.dblclick();
  await expect(post.rows()).toHaveCount(2);
  await expect(post.said()).toBeHidden();
  await post.field('New action item').fill('Alert on it');
  await post.frame.getByRole('button', { name: 'Add action item' }).dblclick();
  await expect(post.items()).toHaveCount(2);
  // What was typed is gone once the row is there: nothing of a second press is on its way.
  await expect(post.field('New action item')).toHaveValue('');
  await expect(post.rows()).toHaveCount(2);
  await expect(post.items()).toHaveCount(2);
});

test('an empty file is filled in its page: a title, then its sections', async ({ workbench, host }) => {
  const name = 'empty.postmortem.md';
  const file = fileOf(host, name, '');
  const { page } = workbench;
  const post = new PostMortemPage(workbench);
  await post.open(`postmortems/${name}`);
  await post.field('Title').click();
  await page.keyboard.type('Search is down');
  await post.field('Title of the new section').click();
  for (const title of ['Timeline', 'Action items', 'Lessons']) {
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
    await expect(post.section(title)).toBeVisible();
    await expect(post.field('Title of the new section')).toHaveValue('');
  }
  await expect(post.field('New entry')).toBeVisible();
  await post.field('New action item').click();
  await page.keyboard.type('Add an alert');
  await page.keyboard.press('Enter');
  await expect(post.items()).toHaveCount(1);
  await workbench.screenshot('postmortem-from-empty');
  await page.keyboard.press('Control+S');
  await expect
    .poll(() => readFileSync(file, 'utf8'))
    .toMatch(/^# Search is down\n\n## Timeline\n\n## Action items\n\n- \[ \] Add an alert.*\n\n## Lessons\n+$/u);
  await workbench.closeEditors();
});
