import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Checkout, documentUri, machine, value, type Machine } from '../../../support/linear/machine.ts';
import { LinearStandIn } from '../../../support/linear/standIn.ts';
import { uuid } from '../../../support/linear/workspace.ts';
import { MemoryDisk } from '../../../support/store/memoryDisk.ts';
import { virtualTime } from '../../../support/store/virtualTime.ts';

describe('a change that waits to be sent to Linear', () => {
  let linear: LinearStandIn;
  let checkout: Checkout;
  let here: Machine;

  beforeEach(async () => {
    linear = await new LinearStandIn().start();
    const time = virtualTime();
    checkout = new Checkout(
      '# Post-Mortem: Checkout\n\n## Action items\n\n- [ ] Raise the limit **Due**: 2026-12-01\n',
    );
    here = machine({ linear, disk: new MemoryDisk(time.clock), time, checkout });
    value(await here.items.push(value(await here.items.preview(documentUri))));
  });
  afterEach(async () => {
    await linear.stop();
    expect(linear.violations).toEqual([]);
  });

  const issue = () => linear.workspace.issues[0];
  const edit = async (from: string, to: string): Promise<void> => {
    checkout.text = checkout.text.replace(from, to);
    value(await here.items.refresh(documentUri));
  };
  const waits = (): readonly unknown[] =>
    here.outbox.entries.map(({ data }) => (data as { readonly patch: unknown }).patch);

  test('gives way to a newer edit of the same field, so that the older cannot arrive after it', async () => {
    linear.fail({ kind: 'unavailable', on: 'issueUpdate', times: 9 });
    await edit('Raise the limit', 'Raise both limits');
    await edit('Raise both limits', 'Raise every limit');
    expect(waits()).toEqual([{ title: 'Raise every limit' }]);
    linear.heal();
    await here.outbox.send();
    expect([issue()?.title, here.outbox.entries]).toEqual(['Raise every limit', []]);
  });

  test('goes on with what is still to be sent of other fields', async () => {
    linear.fail({ kind: 'unavailable', on: 'issueUpdate', times: 9 });
    await edit('Raise the limit', 'Raise both limits');
    await edit('2026-12-01', '2026-12-09');
    expect(waits()).toEqual([{ title: 'Raise both limits', due: '2026-12-09' }]);
    linear.heal();
    await here.outbox.send();
    expect(issue()).toMatchObject({ title: 'Raise both limits', dueDate: '2026-12-09' });
  });

  test('is withdrawn when the edit is taken back', async () => {
    linear.fail({ kind: 'unavailable', on: 'issueUpdate', times: 9 });
    await edit('Raise the limit', 'Raise both limits');
    await edit('Raise both limits', 'Raise the limit');
    expect(waits()).toEqual([]);
    linear.heal();
    await here.outbox.send();
    expect(issue()?.title).toBe('Raise the limit');
  });

  test('is withdrawn when Linear says the same by now, and when both sides changed', async () => {
    linear.fail({ kind: 'unavailable', on: 'issueUpdate', times: 9 });
    await edit('Raise the limit', 'Raise both limits');
    Object.assign(issue() ?? {}, { title: 'Raise both limits' });
    value(await here.items.refresh(documentUri));
    expect(waits()).toEqual([]);
    await edit('2026-12-01', '2026-12-09');
    Object.assign(issue() ?? {}, { dueDate: '2026-12-24' });
    value(await here.items.refresh(documentUri));
    expect(waits()).toEqual([]);
  });

  test('is withdrawn when the item is deleted from the file; the issue stays as it is', async () => {
    linear.fail({ kind: 'unavailable', on: 'issueUpdate', times: 9 });
    await edit('- [ ] Raise the limit', '- [x] Raise the limit');
    expect(waits()).toHaveLength(1);
    await edit(checkout.text.slice(checkout.text.indexOf('- [x]')), '- [ ] Something else\n');
    expect(waits()).toEqual([]);
    linear.heal();
    await here.outbox.send();
    expect(issue()?.stateId).toBe(uuid('b01'));
  });

  test('of another document stays', async () => {
    linear.fail({ kind: 'unavailable', on: 'issueUpdate', times: 9 });
    await edit('Raise the limit', 'Raise both limits');
    const [entry] = here.outbox.entries;
    if (entry === undefined) throw new Error('nothing waits');
    const data = { ...(entry.data as object), uri: 'file:///shop/postmortems/other.postmortem.md' };
    value(await here.outbox.add([{ ...entry, key: `${entry.key}-x`, data }]));
    await edit('Raise both limits', 'Raise the limit');
    expect(here.outbox.entries.map(({ key }) => key)).toEqual([`${entry.key}-x`]);
  });
});
