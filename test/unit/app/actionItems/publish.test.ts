import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declareIncident } from '../../../../src/app/declare.ts';
import { Checkout, documentUri, machine, value, type Machine } from '../../../support/linear/machine.ts';
import { LinearStandIn } from '../../../support/linear/standIn.ts';
import { MemoryDisk } from '../../../support/store/memoryDisk.ts';
import { virtualTime, type VirtualTime } from '../../../support/store/virtualTime.ts';

describe('sharing a post-mortem', () => {
  let linear: LinearStandIn;
  let disk: MemoryDisk;
  let time: VirtualTime;
  let checkout: Checkout;
  const open = (): Machine => machine({ linear, disk, time, checkout });

  beforeEach(async () => {
    linear = await new LinearStandIn().start();
    time = virtualTime();
    disk = new MemoryDisk(time.clock);
    checkout = new Checkout('');
  });
  afterEach(async () => {
    await linear.stop();
    expect(linear.violations).toEqual([]);
  });

  async function declared(at: Machine): Promise<string> {
    const startedAtMs = time.clock.now();
    const { id } = value(
      await declareIncident(at.incidents, { title: 'Checkout answers 500', severity: 1, startedAtMs }),
    );
    checkout.text = `# Post-Mortem: Checkout answers 500\n\n<!-- sitrep:incident ${id} -->\n\nNone yet.\n`;
    return id;
  }

  test('makes one document on the incident’s issue, however often it is done', async () => {
    const here = open();
    const incident = await declared(here);
    const first = value(await here.items.publish(documentUri));
    checkout.text = checkout.text.replace('None yet.', 'A limit.');
    expect(value(await here.items.publish(documentUri))).toEqual(first);
    expect(linear.workspace.documents).toHaveLength(1);
    expect(linear.workspace.documents[0]?.content).toContain('A limit.');
    expect(linear.workspace.issues[0]?.id).toBe(linear.workspace.documents[0]?.issueId);
    const state = value(await here.incidents.get(incident));
    expect(state.timeline.filter(({ event }) => event.type === 'postMortemShared')).toHaveLength(2);
  });

  const shares = async (at: Machine, incident: string): Promise<number> =>
    value(await at.incidents.get(incident)).timeline.filter(({ event }) => event.type === 'postMortemShared').length;

  test('waits in the outbox while Linear cannot be reached, as it was when it was shared, and is published once', async () => {
    const here = open();
    const incident = await declared(here);
    linear.fail({ kind: 'unavailable', on: 'teams', times: 1 });
    expect(value(await here.items.publish(documentUri))).toMatchObject({ kind: 'waiting', failure: { code: 'down' } });
    expect(here.outbox.entries).toMatchObject([{ label: 'Post-Mortem: Checkout answers 500', incident }]);
    expect([linear.workspace.documents, await shares(here, incident)]).toEqual([[], 0]);

    checkout.text = checkout.text.replace('None yet.', 'Half a sent');
    const next = open();
    here.outbox.dispose();
    await next.outbox.start();
    await next.outbox.send();
    expect(linear.workspace.documents.map(({ content }) => content.includes('None yet.'))).toEqual([true]);
    expect([next.outbox.entries, await shares(next, incident)]).toEqual([[], 1]);
  });

  test('that waits is replaced when it is shared again, and gone when it is cancelled', async () => {
    const here = open();
    await declared(here);
    linear.fail({ kind: 'unavailable', on: 'documentCreate', times: 2 });
    await here.items.publish(documentUri);
    checkout.text = checkout.text.replace('None yet.', 'A limit.');
    await here.items.publish(documentUri);
    expect(here.outbox.entries).toHaveLength(1);
    await here.outbox.send();
    expect(linear.workspace.documents).toMatchObject([{ content: checkout.text }]);

    linear.fail({ kind: 'unavailable', on: 'documentCreate' });
    checkout.text = checkout.text.replace('A limit.', 'Cancelled.');
    await here.items.publish(documentUri);
    value(await here.outbox.cancel(here.outbox.entries[0]?.key ?? ''));
    await here.outbox.send();
    expect(linear.workspace.documents.some(({ content }) => content.includes('Cancelled.'))).toBe(false);
  });

  test.each([
    ['expired', 'auth'],
    ['scope', 'denied'],
    ['complexity', 'rejected'],
  ] as const)('that is refused (%s) is told at once and leaves nothing waiting', async (kind, code) => {
    const here = open();
    await declared(here);
    linear.fail({ kind, on: 'documentCreate' });
    expect(await here.items.publish(documentUri)).toMatchObject({ ok: false, failure: { code } });
    expect(here.outbox.entries).toEqual([]);
  });

  test('that is too long for the outbox is sent at once or not at all', async () => {
    const here = open();
    await declared(here);
    checkout.text += 'x'.repeat(500_000);
    linear.fail({ kind: 'unavailable', on: 'documentCreate' });
    expect(await here.items.publish(documentUri)).toMatchObject({ ok: false, failure: { code: 'down' } });
    expect(here.outbox.entries).toEqual([]);
    expect(value(await here.items.publish(documentUri))).toMatchObject({ kind: 'published' });
  });

  test('after an answer that did not arrive makes no second document', async () => {
    const here = open();
    const incident = await declared(here);
    linear.fail({ kind: 'loseReply', on: 'documentCreate' });
    expect(value(await here.items.publish(documentUri))).toMatchObject({ kind: 'waiting' });
    expect(linear.workspace.documents).toHaveLength(1);
    await here.outbox.send();
    expect([linear.workspace.documents.length, linear.workspace.issues.length]).toEqual([1, 1]);
    expect([here.outbox.entries, await shares(here, incident)]).toEqual([[], 1]);
  });
});
