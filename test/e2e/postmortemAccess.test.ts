import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { expect, test } from './support/fixtures.ts';
import { PostMortemPage } from './support/postMortem.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const name = '2026-11-24-axe.postmortem.md';
const text = `# Post-Mortem: Checkout

- **Date**: 2026-11-24
- **Severity**: Sev 1

## What happened

It **failed**, see [the log](https://example.com) and \`code\`:

\`\`\`
trace
\`\`\`

## Timeline

- 2026-11-24 03:07 UTC Errors begin
- 2026-11-24 03:12 UTC Declared by [Noor](https://example.com) <!-- sitrep:entry 01M8AAAAAAAAAAAAAAAAAAAAAA -->

## Action items

- [ ] @mira: Add a limit. **Due**: 2026-12-01 [ENG-1](https://linear.app/acme/issue/ENG-1)
- [x] Write **a test** <!-- sitrep:item 0123456789abcdef -->
`;

for (const theme of ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast']) {
  test.describe(theme, () => {
    test.use({ settings: { 'sitrep.timeZone': 'UTC', 'workbench.colorTheme': theme } });

    test('a screen reader and a keyboard find nothing serious in the way', async ({ workbench, host }) => {
      mkdirSync(join(host.folder, 'postmortems'), { recursive: true });
      writeFileSync(join(host.folder, 'postmortems', name), text);
      const post = new PostMortemPage(workbench);
      await post.open(`postmortems/${name}`);
      await expect(post.items()).toHaveCount(2);
      await expect(post.checks().first()).toBeVisible();
      await post.edit('What happened');
      const frame = await (await post.frame.locator('main').elementHandle()).ownerFrame();
      await frame?.evaluate(axe);
      const found = await frame?.evaluate(async () => {
        const { axe: here } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
        const { violations, passes } = await here.run();
        return {
          passes: passes.length,
          serious: violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
        };
      });
      expect(found?.serious).toEqual([]);
      expect(found?.passes).toBeGreaterThan(10);
      const names = await post.frame
        .locator('[aria-label]')
        .evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label') ?? ''));
      expect(names).toContainEqual(expect.stringMatching(/^Remove entry: .*03:12.* Declared by Noor$/u));
      expect(names).toContain('Done: Write a test');
      expect(names.filter((words) => /<!--|sitrep:|\]\(|\*\*/u.test(words))).toEqual([]);
    });
  });
}
