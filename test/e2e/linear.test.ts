import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures.ts';
import { useLinear } from './support/linear.ts';

const port = 47_000 + (process.pid % 1_000);
const linear = useLinear(port);

test.use({
  settings: {
    'sitrep.linear.apiUrl': `http://127.0.0.1:${port}/graphql`,
    'workbench.editorAssociations': { '*.postmortem.md': 'default' },
  },
});

test('action items go from the text of a post-mortem to Linear, once, and come back done', async ({
  workbench,
  sitrep,
  host,
}) => {
  test.setTimeout(180_000);
  const { quickInput } = workbench;
  const file = join(host.folder, 'postmortems', 'pool.postmortem.md');
  mkdirSync(join(host.folder, 'postmortems'), { recursive: true });
  const items = ['- [ ] @mira: Raise the pool limit **Due**: 2026-12-01', '- [ ] Alert on pool saturation'];
  writeFileSync(file, `# Post-Mortem: Pool\n\n## Action items\n\n${items.join('\n')}\n\n## Prevention\n\nNone.\n`);

  await test.step('Choose the team where none is settled, and push', async () => {
    await workbench.openFile('postmortems/pool.postmortem.md');
    await workbench.screenshot('linear-01-lenses');
    await sitrep.run('Push action items to Linear…');
    await quickInput.choose('Where do action items go?', 'Engineering');
    await quickInput.choose('Which project', 'No project');
    await quickInput.expectStep('Which labels');
    await quickInput.accept();
    await quickInput.choose('Who gets items', 'Nobody');
    await quickInput.expectStep('What is ticked is created or updated');
    await workbench.screenshot('linear-02-preview');
    await quickInput.accept();
    await expect
      .poll(() => linear.workspace.issues.map(({ title }) => title))
      .toEqual(['Raise the pool limit', 'Alert on pool saturation']);
    await expect
      .poll(() => readFileSync(file, 'utf8'))
      .toMatch(/Raise the pool limit \*\*Due\*\*: 2026-12-01 .*\[ENG-1\]/);
    await workbench.screenshot('linear-03-pushed');
  });

  await test.step('Done in Linear ticks the box', async () => {
    const done = linear.workspace.states.find(({ name }) => name === 'Done');
    Object.assign(linear.workspace.issues[1] ?? {}, { stateId: done?.id });
    await sitrep.run('Refresh action items from Linear');
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('- [x] Alert on pool saturation');
    await workbench.screenshot('linear-04-refreshed');
  });

  await test.step('What cannot be sent waits in the tree', async () => {
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('\n\n## Prevention', '\n- [ ] Write a runbook\n\n## Prevention'),
    );
    await expect(workbench.page.locator('.view-lines')).toContainText('Write a runbook');
    linear.fail({ kind: 'unavailable', on: 'issueBatchCreate', times: 50 });
    await sitrep.run('Push action items to Linear…');
    await quickInput.expectStep('What is ticked is created or updated');
    await quickInput.accept();
    await expect(sitrep.incidents.row('Waiting to be sent')).toContainText('1');
    await workbench.screenshot('linear-05-waiting');
    linear.heal();
    await sitrep.incidents.action('Waiting to be sent', 'Send what waits now');
    await expect.poll(() => linear.workspace.issues).toHaveLength(3);
    await expect(sitrep.incidents.row('Waiting to be sent')).toBeHidden();
  });
});
