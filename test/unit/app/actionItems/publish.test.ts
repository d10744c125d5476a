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

  test('sharing again after an answer that did not arrive makes no second document', async () => {
    const here = open();
    await declared(here);
    linear.fail({ kind: 'loseReply', on: 'documentCreate' });
    expect(await here.items.publish(documentUri)).toMatchObject({ ok: false });
    expect(linear.workspace.documents).toHaveLength(1);
    value(await here.items.publish(documentUri));
    expect(linear.workspace.documents).toHaveLength(1);
    expect(linear.workspace.issues).toHaveLength(1);
  });
});
