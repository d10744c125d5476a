import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures.ts';
import { PostMortemPage } from './support/postMortem.ts';

test.use({ settings: { 'sitrep.user.name': 'Mira Okafor', 'sitrep.timeZone': 'UTC' } });

const name = '2026-11-24-checkout.postmortem.md';
const text = `# Post-Mortem: Checkout answers 500

- **Date**: 2026-11-24
- **Severity**: Sev 1
- **Affected users**: Unknown

## What happened

Checkout **failed** for everyone.

## Timeline

All times are in UTC.

- 03:07 Errors begin
- 03:12 Declared as Sev 1 (Mira)
- 03:40 Rolled back [#234](https://example.com/pull/234)

## Root cause

Unknown

## Action items

- [ ] @mira: Add a limit to the pool. **Due**: 2026-12-01
- [ ] Write a test
`;

test('a post-mortem is edited in its page, and only what was changed changes in the file', async ({
  workbench,
  host,
}) => {
  const folder = join(host.folder, 'postmortems');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  const { page } = workbench;
  const post = new PostMortemPage(workbench);
  await post.open(`postmortems/${name}`);
  await expect(post.rows()).toHaveCount(3);
  await expect(post.items()).toHaveCount(2);
  await workbench.screenshot('postmortem-01-open');

  await test.step('Facts', async () => {
    await post.field('Affected users').click();
    await page.keyboard.type('All customers in Europe ');
    await expect(workbench.tab(name)).toHaveClass(/dirty/);
    await page.keyboard.type('and Asia');
  });

  await test.step('A section', async () => {
    await post.edit('Root cause');
    await page.keyboard.type('The pool was too small.\n\n- one\n- two');
    await workbench.screenshot('postmortem-02-section');
    await page.keyboard.press('Escape');
    await expect(post.section('Root cause')).toContainText('The pool was too small.');
  });

  await test.step('The timeline', async () => {
    await post.field('Time of the new entry').click();
    await page.keyboard.type('03:20');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Paged the database team');
    await page.keyboard.press('Enter');
    await expect(post.rows()).toHaveCount(4);
    await expect(post.rows().nth(2)).toContainText('03:20');
  });

  await test.step('Action items', async () => {
    await post.items().nth(1).getByRole('combobox', { name: 'Owner' }).click();
    await page.keyboard.type('Noor Haddad');
    await post.items().nth(0).getByRole('checkbox').click();
    await post.field('New action item').click();
    await page.keyboard.type('Alert on pool use');
    await page.keyboard.press('Enter');
    await expect(post.items()).toHaveCount(3);
  });
  await workbench.screenshot('postmortem-03-edited');
  await page.keyboard.press('Control+S');
  await expect(workbench.tab(name)).not.toHaveClass(/dirty/);
  const due = /Due\*\*: (\d{4}-\d\d-\d\d)\n$/.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? '';
  expect(readFileSync(join(folder, name), 'utf8')).toBe(
    text
      .replace('users**: Unknown', 'users**: All customers in Europe and Asia')
      .replace('## Root cause\n\nUnknown', '## Root cause\n\nThe pool was too small.\n\n- one\n- two')
      .replace('- 03:40', '- 03:20 Paged the database team\n- 03:40')
      .replace('- [ ] @mira', '- [x] @mira')
      .replace('Write a test', 'Write a test (owner: Noor Haddad)')
      .concat(`- [ ] Alert on pool use **Due**: ${due}\n`),
  );
});
