import { expect, test } from 'vitest';
import { Checkout, documentUri, machine, value, type MachineParts } from '../../../support/linear/machine.ts';
import { LinearStandIn } from '../../../support/linear/standIn.ts';
import { uuid } from '../../../support/linear/workspace.ts';
import { MemoryDisk } from '../../../support/store/memoryDisk.ts';
import { virtualTime } from '../../../support/store/virtualTime.ts';

test('what one account queued is not sent under another’s name, and says whose it is', async () => {
  const linear = await new LinearStandIn().start();
  try {
    const time = virtualTime();
    const disk = new MemoryDisk(time.clock);
    const checkout = new Checkout(
      '# Post-mortem: Dark\n\n## Action items\n\n- [ ] Light a candle\n- [ ] Buy candles\n',
    );
    const open = (user?: MachineParts['user']) =>
      machine({ linear, disk, time, checkout, ...(user === undefined ? {} : { user }) });
    const mira = open();
    linear.fail({ kind: 'error200', on: 'issueBatchCreate', times: 9 });
    value(await mira.items.push(value(await mira.items.preview(documentUri))));
    linear.heal();

    const jonas = open({ id: uuid('c2'), name: 'jonas' });
    await jonas.outbox.start();
    await jonas.outbox.send();
    expect(linear.workspace.issues).toEqual([]);
    expect(jonas.outbox.entries.map(({ failure }) => failure)).toEqual(
      Array(2).fill({ code: 'otherAccount', where: 'Linear', account: 'mira (Corner shop)' }),
    );

    await mira.outbox.start();
    await mira.outbox.send();
    expect([linear.workspace.issues.length, mira.outbox.entries.length]).toEqual([2, 0]);
    expect(linear.violations).toEqual([]);
  } finally {
    await linear.stop();
  }
});
