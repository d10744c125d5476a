import { mkdirSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures.ts';
import type { EventOf } from '../../src/core/incident/event.ts';
import type { RecordFolder } from './support/record.ts';
import { RunbookEditor } from './support/runbookEditor.ts';

const runbook = `---
owner: platform
alerts: [QueueDiskFull]
---

# The queue's disk is full

1. Tell the channel that you look at it
2. See how full it is

   \`\`\`sh
   # The last line says it all. VS Code hands over no output of a command that ends at once.
   sleep 2
   printf 'disk of <host> is \\033[31m91%%\\033[0m full\\n'
   echo "password=hunter22 owner@example.org"
   \`\`\`

3. Remove the oldest segments

   \`\`\`sh
   rm -rf build/segments
   \`\`\`

4. Close the alert
`;

test.use({ settings: { 'sitrep.user.name': 'Mira Okafor', 'sitrep.timeZone': 'UTC' } });

test('a runbook is followed in its file, and a command that it names is run and recorded', async ({
  workbench,
  sitrep,
  host,
  record,
}) => {
  test.setTimeout(180_000);
  const path = join(host.folder, 'runbooks', 'queue.md');
  mkdirSync(join(host.folder, 'runbooks'), { recursive: true });
  writeFileSync(path, runbook);
  const { incidents } = sitrep;
  const { quickInput, page, dialog } = workbench;
  const editor = new RunbookEditor(page);

  await test.step('It is offered with the reason', async () => {
    await sitrep.declare({ title: 'The disk of the queue is full' });
    await sitrep.collapseView('Runbooks');
    await expect(incidents.row("The queue's disk is full")).toContainText('fits: title: queue, disk, full');
    await workbench.screenshot('runbook-01-offered');
    await incidents.action("The queue's disk is full", 'Start runbook');
    await expect(incidents.row("The queue's disk is full")).toContainText('0/4');
  });

  await test.step('Its steps can be marked in the file', async () => {
    await workbench.openFile('runbooks/queue.md');
    await expect(editor.lenses()).toContainText(['0/4 · The disk of the queue is full']);
    await workbench.screenshot('runbook-02-lenses');
    await editor.press('Done', 1);
    await expect(incidents.row("The queue's disk is full")).toContainText('1/4');
    await expect(editor.lens(/Done by Mira Okafor/)).toBeVisible();
    await editor.press('Skip', 3);
    await quickInput.answer('Why?', 'Nothing to close');
    await expect(incidents.row("The queue's disk is full")).toContainText('2/4');
    await expect.poll(() => editor.marks()).toEqual(['done', 'open', 'open', 'skipped']);
    await editor.press('Note', 1);
    await quickInput.answer('What did you see or do at', 'Told them in #incidents');
    await expect(incidents.row(/Told them in #incidents/)).toContainText('runbooks/queue.md:8');
  });

  await test.step('Its command runs where it says, after it was shown', async () => {
    await editor.press('Run command', 1);
    await quickInput.answer('What stands for <host> in this run?', "queue's 1");
    const question = await dialog.text();
    expect(question).toContain('Run this command?');
    expect(question).toContain('echo "password=hunter22 owner@example.org"');
    expect(question).not.toContain('The last line says it all');
    expect(question).toContain("In the terminal “Sitrep: The queue's disk is full”");
    await workbench.screenshot('runbook-03-confirm');
    await dialog.press('Run');
    await quickInput.expectStep('It ended with exit code 0');
    await workbench.screenshot('runbook-04-keep');
    await quickInput.pick('Record with the output, and the step is done');
    await expect(incidents.row(/^\d\d:\d\d Ran: sleep 2 … \(exit code 0/)).toBeVisible();
    await expect(incidents.row("The queue's disk is full")).toContainText('3/4');
    const [ran] = commandsIn(record);
    expect(ran?.data).toMatchObject({ exitCode: 0, captured: true });
    expect(ran?.data).toMatchObject({ output: expect.stringContaining("disk of queue's 1 is 91% full") });
    const stored = JSON.stringify(ran);
    expect(stored).not.toContain('hunter22');
    expect(stored).not.toContain('owner@example.org');
    expect(stored).toContain('[redacted e-mail]');
  });

  await test.step('A destroying command is warned of, and not run when the answer is no', async () => {
    await expect(editor.lens(/^\s*3\/4/)).toBeVisible();
    await editor.press('Run command', 1);
    expect(await dialog.text()).toContain('This command removes files. Run it?');
    await workbench.screenshot('runbook-05-warning');
    await dialog.press('Cancel');
    expect(commandsIn(record)).toHaveLength(1);
  });

  await test.step('The file was not touched, and a step can be opened again', async () => {
    expect(readFileSync(path, 'utf8')).toBe(runbook);
    await workbench.screenshot('runbook-06-followed');
    await editor.press('Undo', 1);
    await expect(incidents.row("The queue's disk is full")).toContainText('2/4');
  });
});

function commandsIn(record: RecordFolder): readonly EventOf<'commandRan'>[] {
  return record.events().flatMap((event) => (event.type === 'commandRan' ? [event] : []));
}
