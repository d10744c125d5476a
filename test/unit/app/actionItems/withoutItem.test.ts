import { afterEach, beforeEach, expect, test } from 'vitest';
import { declareIncident } from '../../../../src/app/declare.ts';
import { Checkout, documentUri, machine, value } from '../../../support/linear/machine.ts';
import { LinearStandIn } from '../../../support/linear/standIn.ts';
import { MemoryDisk } from '../../../support/store/memoryDisk.ts';
import { virtualTime } from '../../../support/store/virtualTime.ts';

let linear: LinearStandIn;

beforeEach(async () => {
  linear = await new LinearStandIn().start();
});
afterEach(async () => {
  await linear.stop();
  expect(linear.violations).toEqual([]);
});

test('the preview names open issues of the incident that no item has any more', async () => {
  const time = virtualTime();
  const checkout = new Checkout('');
  const here = machine({ linear, disk: new MemoryDisk(time.clock), time, checkout });
  const incident = { title: 'Checkout answers 500', severity: 1, startedAtMs: time.clock.now() } as const;
  const { id } = value(await declareIncident(here.incidents, incident));
  const removed = '- [ ] Raise the limit';
  checkout.text = `# Post-Mortem\n\n<!-- sitrep:incident ${id} -->\n\n## Action items\n\n${removed}\n- [ ] Alert on it\n`;
  const left = async (): Promise<readonly string[]> =>
    value(await here.items.preview(documentUri)).left.map(({ identifier }) => identifier);
  value(await here.items.push(value(await here.items.preview(documentUri))));
  expect(await left()).toEqual([]);

  const [line = ''] = /^- \[ \] Raise the limit.*\n/mu.exec(checkout.text) ?? [];
  checkout.text = checkout.text.replace(line, '');
  expect(await left()).toEqual(['ENG-2']);

  const issue = linear.workspace.issues.find(({ identifier }) => identifier === 'ENG-2');
  if (issue !== undefined) issue.archivedAt = '2026-11-26T00:00:00.000Z';
  expect(await left()).toEqual([]);
});
