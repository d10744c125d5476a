import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Checkout, documentUri, machine, value, type Machine } from '../../../support/linear/machine.ts';
import { LinearStandIn } from '../../../support/linear/standIn.ts';
import { MemoryDisk } from '../../../support/store/memoryDisk.ts';
import { virtualTime, type VirtualTime } from '../../../support/store/virtualTime.ts';

const text = `# Post-Mortem: Checkout answers 500

## Action items

- [ ] @mira: Raise the pool limit **Due**: 2026-12-01
- [ ] @nobody-here: Alert on pool saturation
- [x] Roll back
- [ ] Write the runbook, see [#12](https://github.com/acme/shop/issues/12)
`;

describe('pushing action items while the tracker cannot be asked', () => {
  let linear: LinearStandIn;
  let time: VirtualTime;
  const open = (): Machine => machine({ linear, disk: new MemoryDisk(time.clock), time, checkout: new Checkout(text) });

  beforeEach(async () => {
    linear = await new LinearStandIn().start();
    time = virtualTime();
  });
  afterEach(async () => {
    await linear.stop();
    expect(linear.violations).toEqual([]);
  });

  test('what is asked in an outage waits in the outbox and is made once; items that have an issue are left alone', async () => {
    const here = open();
    const one = value(await here.items.preview(documentUri, undefined));
    const first = one.items[0]?.key ?? '';
    value(await here.items.push(value(await here.items.preview(documentUri, [first]))));
    time.setClock(time.clock.now() + 60 * 60_000);
    linear.fail({ kind: 'unavailable', on: 'teams', times: 2 });
    linear.fail({ kind: 'unavailable', on: 'issues', times: 2 });
    linear.fail({ kind: 'unavailable', on: 'issueBatchCreate' });
    const preview = value(await here.items.preview(documentUri));
    expect(preview.outage).toMatchObject({ code: 'down' });
    expect(preview.items.map((item) => (item.plan === 'skip' ? item.why : item.plan))).toEqual([
      'unread',
      'create',
      'done',
      'elsewhere',
    ]);
    const { waiting, created } = value(await here.items.push(preview));
    expect([waiting.length, created, linear.workspace.issues.length]).toEqual([1, [], 1]);
    expect(here.outbox.entries.map(({ label }) => label)).toEqual(['Alert on pool saturation']);
    await here.outbox.send();
    await here.outbox.send();
    expect([linear.workspace.issues.map(({ title }) => title).sort(), here.outbox.entries]).toEqual([
      ['Alert on pool saturation', 'Raise the pool limit'],
      [],
    ]);
  });

  test('in an outage nothing is queued for a team of which nothing was ever read', async () => {
    const here = open();
    linear.fail({ kind: 'unavailable', on: 'teams' });
    expect(await here.items.preview(documentUri)).toMatchObject({ ok: false, failure: { code: 'down' } });
    expect(here.outbox.entries).toEqual([]);
  });
});
