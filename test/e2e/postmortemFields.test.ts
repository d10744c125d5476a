import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures.ts';
import { PostMortemPage } from './support/postMortem.ts';

test.use({
  settings: { 'sitrep.timeZone': 'UTC', 'files.autoSave': 'off' },
  viewport: { width: 900, height: 700 },
});

const long =
  'Alert on the pool of the checkout database before it is exhausted, and say in the alert whom to call at night';
const text = `# Post-Mortem: Checkout

- **Date**: 2026-11-24

## Timeline

| Time | What |
|---|---|
| 03:07 | Errors begin <!-- sitrep:entry 01M8AAAAAAAAAAAAAAAAAAAAAA --> |

### 03:20 Logs

\`\`\`
first line
second line
\`\`\`

## Action items

- [ ] ${long}. **Due**: 2026-12-01
- [ ] Write a test
`;

test('a long text stands whole in its field, Enter is no line break, and an input method may take its time', async ({
  workbench,
  host,
}) => {
  const name = 'fields.postmortem.md';
  const file = join(host.folder, 'postmortems', name);
  mkdirSync(join(host.folder, 'postmortems'), { recursive: true });
  writeFileSync(file, text);
  const { page } = workbench;
  const post = new PostMortemPage(workbench);
  await post.open(`postmortems/${name}`);
  const saved = async (words: string): Promise<void> => {
    await expect(async () => {
      await page.keyboard.press('Control+S');
      expect(readFileSync(file, 'utf8')).toContain(words);
    }).toPass();
    await expect(workbench.tab(name)).not.toHaveClass(/dirty/);
  };
  const field = (row: number) => post.items().nth(row).getByRole('textbox', { name: 'Action item' });
  const hidden = (row: number): Promise<number> =>
    field(row).evaluate((box) => Math.max(box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth));
  const height = async (row: number): Promise<number> => (await field(row).boundingBox())?.height ?? 0;
  await expect(field(0)).toHaveValue(`${long}.`);
  expect(await hidden(0)).toBe(0);
  expect(await height(0)).toBeGreaterThan(1.5 * (await height(1)));
  await workbench.screenshot('postmortem-long-item');

  await test.step('A field grows with what is typed', async () => {
    const before = await height(1);
    await field(1).click();
    await page.keyboard.press('End');
    await page.keyboard.type(` that fills the pool ${'again and '.repeat(12)}again`);
    await expect.poll(() => height(1)).toBeGreaterThan(1.5 * before);
    expect(await hidden(1)).toBe(0);
    await page.keyboard.press('Enter');
    await expect(field(1)).not.toHaveValue(/\n/u);
  });

  await test.step('An input method', async () => {
    const session = await page.context().newCDPSession(page);
    await field(1).fill('');
    await page.keyboard.type('Test ');
    await saved('- [ ] Test\n');
    await session.send('Input.imeSetComposition', { text: 'sa', selectionStart: 2, selectionEnd: 2 });
    // As an input method's Enter comes: as a key that writes nothing.
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229 });
    await expect(field(1)).toHaveValue('Test sa');
    await expect(workbench.tab(name)).not.toHaveClass(/dirty/);
    await session.send('Input.insertText', { text: '差' });
    await expect(field(1)).toHaveValue('Test 差');
    await expect(workbench.tab(name)).toHaveClass(/dirty/);
    await saved('- [ ] Test 差\n');
  });

  await test.step('An entry in a table keeps its mark, and one of several lines its lines', async () => {
    await post.rows().nth(0).locator('.words').click();
    const words = post.rows().nth(0).getByRole('textbox', { name: 'What happened' });
    await expect(words).toHaveValue('Errors begin');
    await page.keyboard.press('End');
    await page.keyboard.type(' everywhere');
    await page.keyboard.press('Enter');
    await post.rows().nth(1).getByRole('button', { name: 'Edit entry' }).click();
    await expect(post.rows().nth(1).getByRole('textbox', { name: 'What happened' })).toBeFocused();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('From the log:');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await workbench.screenshot('postmortem-entry-lines');
    await page.keyboard.press('Enter');
    await expect(post.rows().nth(1)).toContainText('From the log:');
    await saved('| 03:07 | Errors begin everywhere <!-- sitrep:entry 01M8AAAAAAAAAAAAAAAAAAAAAA --> |');
    await saved('From the log:\n\n```\nfirst line\nsecond line\n```\n');
  });
});
