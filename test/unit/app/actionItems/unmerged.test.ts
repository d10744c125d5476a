import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Checkout, documentUri, machine, value, type Machine } from '../../../support/linear/machine.ts';
import { LinearStandIn } from '../../../support/linear/standIn.ts';
import { MemoryDisk } from '../../../support/store/memoryDisk.ts';
import { virtualTime } from '../../../support/store/virtualTime.ts';

const merged = '# Post-Mortem: Checkout answers 500\n\n## Action items\n\n- [ ] Raise the pool limit\n';
const unmerged = `${merged}<<<<<<< HEAD\n- [ ] Alert on saturation\n=======\n- [ ] Alert on errors\n>>>>>>> main\n`;

describe('a post-mortem with a merge conflict', () => {
  let linear: LinearStandIn;
  let checkout: Checkout;
  let here: Machine;
  const failure = {
    code: 'unmerged',
    where: 'postmortems/checkout.postmortem.md',
    uri: documentUri,
    line: 5,
  };

  beforeEach(async () => {
    linear = await new LinearStandIn().start();
    const time = virtualTime();
    checkout = new Checkout(merged);
    here = machine({ linear, disk: new MemoryDisk(time.clock), time, checkout });
  });
  afterEach(async () => {
    await linear.stop();
    expect(linear.violations).toEqual([]);
  });

  it('is neither pushed nor shared nor changed, also where the conflict came after the preview', async () => {
    const preview = value(await here.items.preview(documentUri));
    const [key = ''] = preview.items.map((item) => item.key);
    checkout.text = unmerged;
    const asked = linear.requests.length;
    const answers = [
      await here.items.preview(documentUri),
      await here.items.push(preview),
      await here.items.publish(documentUri),
      await here.items.refresh(documentUri),
      await here.items.complete(documentUri, key, true),
    ];
    expect(answers).toEqual(answers.map(() => ({ ok: false, failure })));
    expect([checkout.text, linear.requests.length, here.outbox.entries]).toEqual([unmerged, asked, []]);
  });

  it('gets the link of an issue that is made meanwhile where nobody has to settle anything', async () => {
    const within = `# Post-Mortem: Checkout answers 500

## Action items

- [ ] Raise the pool limit

<<<<<<< HEAD
- [ ] Alert on errors
=======
- [ ] Alert on saturation
>>>>>>> main
`;
    checkout.text =
      '# Post-Mortem: Checkout answers 500\n\n## Action items\n\n- [ ] Raise the pool limit\n- [ ] Alert on errors\n';
    linear.fail({ kind: 'unavailable', on: 'issueBatchCreate', times: 1 });
    value(await here.items.push(value(await here.items.preview(documentUri))));
    expect([linear.workspace.issues.length, here.outbox.entries.length]).toEqual([0, 2]);
    checkout.text = within;
    await here.outbox.send();
    expect(linear.workspace.issues.map(({ title }) => title).sort()).toEqual([
      'Alert on errors',
      'Raise the pool limit',
    ]);
    const written = checkout.text.split('\n');
    expect(written.filter((line) => /\[ENG-\d\]\(/.test(line))).toEqual([
      expect.stringContaining('Raise the pool limit'),
    ]);
    const settled = (line: string): boolean => !/^[<>=]{7}|saturation/.test(line);
    checkout.text = written.filter(settled).join('\n');
    value(await here.items.refresh(documentUri));
    expect(checkout.text.match(/\[ENG-\d\]\(/g)).toHaveLength(2);
  });

  it('is pushed and shared once it is settled', async () => {
    checkout.text = unmerged;
    await here.items.publish(documentUri);
    checkout.text = merged;
    value(await here.items.push(value(await here.items.preview(documentUri))));
    expect(value(await here.items.publish(documentUri))).toMatchObject({ kind: 'published' });
    expect(linear.workspace.issues.map(({ title }) => title)).toEqual(['Raise the pool limit']);
  });
});
