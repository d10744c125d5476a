import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declareIncident } from '../../../../src/app/declare.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';
import {
  Checkout,
  documentUri,
  machine,
  value,
  type Machine,
  type MachineParts,
} from '../../../support/linear/machine.ts';
import { LinearStandIn } from '../../../support/linear/standIn.ts';
import { uuid } from '../../../support/linear/workspace.ts';
import { MemoryDisk } from '../../../support/store/memoryDisk.ts';
import { virtualTime, type VirtualTime } from '../../../support/store/virtualTime.ts';

const lines = [
  '- [ ] @mira: Raise the pool limit **Due**: 2026-12-01',
  '- [ ] @nobody-here: Alert on pool saturation',
  '- [x] Roll back',
  '- [ ] Write the runbook, see [#12](https://github.com/acme/shop/issues/12)',
];

function text(incident: string | undefined, items: readonly string[] = lines): string {
  const mark = incident === undefined ? '' : `\n<!-- sitrep:incident ${incident} -->\n`;
  return `# Post-Mortem: Checkout answers 500\n${mark}\n## Action items\n\n${items.join('\n')}\n\n## Prevention\n\nNone yet.\n`;
}

describe('pushing action items', () => {
  let linear: LinearStandIn;
  let disk: MemoryDisk;
  let time: VirtualTime;
  let checkout: Checkout;
  const open = (parts: Partial<MachineParts> = {}): Machine => machine({ linear, disk, time, checkout, ...parts });

  beforeEach(async () => {
    linear = await new LinearStandIn().start();
    time = virtualTime();
    disk = new MemoryDisk(time.clock);
    checkout = new Checkout(text(undefined));
  });
  afterEach(async () => {
    await linear.stop();
    expect(linear.violations).toEqual([]);
  });

  async function declared(at: Machine): Promise<string> {
    const { id } = value(
      await declareIncident(at.incidents, {
        title: 'Checkout answers 500',
        severity: 1,
        startedAtMs: time.clock.now(),
      }),
    );
    checkout.text = text(id);
    return id;
  }
  const titles = (): readonly string[] => linear.workspace.issues.map(({ title }) => title).sort();
  async function pushAll(at: Machine) {
    return value(await at.items.push(value(await at.items.preview(documentUri))));
  }

  test('the preview says what will be made and passed over, and why, and changes nothing', async () => {
    const here = open({ options: { labels: ['incident', 'no such label'] } });
    await declared(here);
    const before = checkout.text;
    const preview = value(await here.items.preview(documentUri));
    expect(preview).toMatchObject({
      team: 'ENG',
      workspace: 'Corner shop',
      parent: { title: 'Checkout answers 500', exists: false },
    });
    expect(preview.items.map(({ plan }) => plan)).toEqual(['create', 'create', 'skip', 'skip']);
    expect(preview.items[0]).toMatchObject({ owner: { kind: 'found' }, due: '2026-12-01', priority: 1 });
    expect(preview.items[1]).toMatchObject({
      notes: [
        { kind: 'unknownOwner', owner: 'nobody-here' },
        { kind: 'noSuchLabel', label: 'no such label' },
      ],
    });
    expect(preview.items.slice(2)).toMatchObject([{ why: 'done' }, { why: 'elsewhere' }]);
    expect([checkout.text, linear.workspace.issues]).toEqual([before, []]);
  });

  test('gives each issue the labels of its item beside those of the settings', async () => {
    const here = open({ options: { labels: ['incident'] } });
    await declared(here);
    checkout.text = checkout.text.replace('**Due**', '**Labels**: Post-mortem, unheard of **Due**');
    expect(value(await here.items.preview(documentUri)).items[0]?.notes).toEqual([
      { kind: 'noSuchLabel', label: 'unheard of' },
    ]);
    await pushAll(here);
    expect(linear.workspace.issues[1]?.labelIds).toEqual([uuid('d1'), uuid('d2')]);
    const before = checkout.text;
    expect(value(await here.items.refresh(documentUri)).items[0]?.standing).toMatchObject({
      verdicts: { labels: 'same' },
    });
    expect(checkout.text).toBe(before);
  });

  test('makes sub-issues of the incident’s issue with all that the item says, and writes their names beside the items', async () => {
    const here = open({ options: { labels: ['incident'], project: 'Reliability' } });
    const incident = await declared(here);
    const outcome = await pushAll(here);
    expect(outcome.created.map(({ issue }) => issue.identifier)).toEqual(['ENG-2', 'ENG-3']);
    const [parent, first, second] = linear.workspace.issues;
    expect(parent).toMatchObject({ title: 'Checkout answers 500', priority: 1, parentId: null });
    expect(first).toMatchObject({
      title: 'Raise the pool limit',
      parentId: parent?.id,
      assigneeId: uuid('c1'),
      dueDate: '2026-12-01',
      priority: 1,
      labelIds: [uuid('d1')],
      projectId: uuid('e1'),
    });
    expect(first?.description).toContain('postmortems/checkout.postmortem.md');
    expect(first?.description).toContain(incident);
    expect(second).toMatchObject({ title: 'Alert on pool saturation', assigneeId: null });
    const written = checkout.text.split('\n').filter((line) => line.startsWith('- '));
    expect(written[0]).toMatch(
      /^- \[ \] @mira: Raise the pool limit \*\*Due\*\*: 2026-12-01 <!-- sitrep:item \w{16} --> \[ENG-2\]\(https:\/\/linear\.app\/corner-shop\/issue\/ENG-2\)$/,
    );
    expect(written.slice(2)).toEqual(lines.slice(2));
    const state = value(await here.incidents.get(incident));
    expect(state.issues.map(({ role, identifier }) => `${role} ${identifier}`)).toEqual([
      'incident ENG-1',
      'actionItem ENG-2',
      'actionItem ENG-3',
    ]);
    expect(here.outbox.entries).toEqual([]);
  });

  test('one batch makes them all, and pushing again makes nothing', async () => {
    const here = open();
    await pushAll(here);
    expect(linear.requests.filter(({ roots }) => roots.includes('issueBatchCreate'))).toHaveLength(1);
    const again = value(await here.items.preview(documentUri));
    expect(again.items.map((item) => (item.plan === 'skip' ? item.why : item.plan))).toEqual([
      'linked',
      'linked',
      'done',
      'elsewhere',
    ]);
    await here.items.push(again);
    expect(linear.workspace.issues).toHaveLength(2);
  });

  test('an answer that never came back makes no second issue', async () => {
    const here = open();
    linear.fail({ kind: 'loseReply', on: 'issueBatchCreate' });
    const outcome = await pushAll(here);
    expect(outcome.waiting.map(({ failure }) => failure.code)).toEqual(['offline', 'offline']);
    expect(here.outbox.entries).toHaveLength(2);
    await here.outbox.send();
    expect([titles(), here.outbox.entries]).toEqual([['Alert on pool saturation', 'Raise the pool limit'], []]);
    expect(readPostMortem(checkout.text).actionItems.filter(({ issue }) => issue?.startsWith('ENG'))).toHaveLength(2);
  });

  test('a time-out after the work was done makes no second issue', async () => {
    const here = open({ timeoutMs: 200 });
    linear.fail({ kind: 'hang', on: 'issueBatchCreate' });
    expect((await pushAll(here)).waiting[0]?.failure.code).toBe('timedOut');
    await here.outbox.send();
    expect([linear.workspace.issues.length, here.outbox.entries]).toEqual([2, []]);
  });

  test('two machines that push at once make each issue once, whether they share the file or each have a copy', async () => {
    for (const shared of [true, false]) {
      linear.workspace.issues.length = 0;
      checkout = new Checkout(text(undefined));
      const other = shared ? checkout : new Checkout(checkout.text);
      const disks = [new MemoryDisk(time.clock), new MemoryDisk(time.clock)] as const;
      const here = open({ disk: disks[0] });
      const there = open({ disk: disks[1], checkout: other });
      await Promise.all([pushAll(here), pushAll(there)]);
      expect(titles()).toEqual(['Alert on pool saturation', 'Raise the pool limit']);
      expect([here.outbox.entries, there.outbox.entries]).toEqual([[], []]);
      for (const copy of [checkout, other]) expect(copy.text.match(/\[ENG-\d+\]/g)).toHaveLength(2);
      expect(checkout.text).toBe(other.text);
    }
  });

  test('a window that dies with the issues made leaves nothing for the next one to make twice', async () => {
    const here = open();
    const preview = value(await here.items.preview(documentUri));
    linear.fail({ kind: 'hang', on: 'issueBatchCreate' });
    void here.items.push(preview);
    await expect.poll(() => linear.workspace.issues.length).toBe(2);
    here.outbox.dispose();
    const next = open();
    await next.outbox.start();
    expect(next.outbox.entries).toHaveLength(2);
    await next.outbox.send();
    expect([linear.workspace.issues.length, next.outbox.entries]).toEqual([2, []]);
    expect(checkout.text.match(/\[ENG-\d+\]/g)).toHaveLength(2);
  });

  test('of a batch with one that is refused all others are made, and the refused one says why', async () => {
    const here = open();
    const preview = value(await here.items.preview(documentUri));
    const lena = linear.workspace.users.find(({ displayName }) => displayName === 'mira');
    if (lena !== undefined) lena.active = false;
    const outcome = value(await here.items.push(preview));
    expect(outcome.created.map(({ issue }) => issue.title)).toEqual(['Alert on pool saturation']);
    expect(outcome.waiting).toMatchObject([
      { failure: { code: 'rejected', reason: 'Cannot assign an issue to a suspended user.' } },
    ]);
  });

  test('an item of a person who has left goes to nobody, and the preview says so', async () => {
    checkout.text = text(undefined, ['- [ ] @lena: Raise the limit']);
    const here = open();
    expect(value(await here.items.preview(documentUri)).items[0]?.notes).toEqual([
      { kind: 'ownerLeft', owner: 'lena' },
    ]);
    await pushAll(here);
    expect(linear.workspace.issues[0]).toMatchObject({ assigneeId: null });
  });

  test('an owner who may be two people is asked for', async () => {
    checkout.text = text(undefined, ['- [ ] @sam: Raise the limit']);
    const here = open();
    const preview = value(await here.items.preview(documentUri));
    const [item] = preview.items;
    if (item?.plan !== 'create' || item.owner.kind !== 'ambiguous') throw new Error('not asked');
    const ortiz = item.owner.people.find(({ name }) => name === 'sam.ortiz');
    value(await here.items.push(preview, new Map([[item.key, ortiz]])));
    expect(linear.workspace.issues[0]).toMatchObject({ assigneeId: uuid('c5') });
  });

  test.each([
    ['expired', 'auth'],
    ['scope', 'denied'],
    ['rateLimit', 'limited'],
    ['error200', 'down'],
    ['complexity', 'rejected'],
  ] as const)('%s keeps the items in the outbox and says so', async (kind, code) => {
    const here = open();
    const preview = value(await here.items.preview(documentUri));
    linear.fail({ kind, on: 'issueBatchCreate', times: 9 });
    const outcome = value(await here.items.push(preview));
    expect(outcome.waiting.map(({ failure }) => failure.code)).toEqual([code, code]);
    expect(outcome.report.items.map(({ standing }) => standing.kind)).toEqual([
      'waiting',
      'waiting',
      'unsent',
      'unsent',
    ]);
    expect([linear.workspace.issues, here.outbox.entries.length]).toEqual([[], 2]);
    linear.heal();
    await here.outbox.send();
    expect([linear.workspace.issues.length, here.outbox.entries.length]).toEqual([2, 0]);
  });

  test('a team that is gone is told before anything is written', async () => {
    const before = checkout.text;
    const here = open({ options: { team: 'GONE' } });
    expect(await here.items.preview(documentUri)).toMatchObject({
      ok: false,
      failure: { code: 'notFound', what: 'team GONE' },
    });
    expect([checkout.text, here.outbox.entries]).toEqual([before, []]);
  });

  test('300 items go in six batches, each item once', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `- [ ] Do thing number ${index}`);
    checkout.text = text(undefined, many);
    const here = open();
    const outcome = await pushAll(here);
    expect([outcome.created.length, linear.workspace.issues.length]).toEqual([300, 300]);
    expect(linear.requests.filter(({ roots }) => roots.includes('issueBatchCreate'))).toHaveLength(6);
    expect(checkout.text.match(/\[ENG-\d+\]/g)).toHaveLength(300);
  });

  test('words of every kind arrive as words, and names written back are no Markdown', async () => {
    checkout.text = text(undefined, ['- [ ] Escape `<img src=x>` & \\[links\\] in “Grüße 🔥”', '- [ ] مراجعة السجل']);
    await pushAll(open());
    expect(titles()).toEqual(['Escape <img src=x> & [links] in “Grüße 🔥”', 'مراجعة السجل'].sort());
  });

  test('only the chosen items go', async () => {
    const here = open();
    const [first] = value(await here.items.preview(documentUri)).items;
    const preview = value(await here.items.preview(documentUri, [first?.key ?? '']));
    await here.items.push(preview);
    expect(titles()).toEqual(['Raise the pool limit']);
  });
});
