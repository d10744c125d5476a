import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ItemsReport } from '../../../../src/app/actionItems/actionItems.ts';
import { itemKeys } from '../../../../src/core/postmortem/sync/itemKey.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';
import { Checkout, documentUri, machine, value, type Machine } from '../../../support/linear/machine.ts';
import { LinearStandIn } from '../../../support/linear/standIn.ts';
import { uuid, type StandInIssue } from '../../../support/linear/workspace.ts';
import { MemoryDisk } from '../../../support/store/memoryDisk.ts';
import { virtualTime } from '../../../support/store/virtualTime.ts';

describe('action items that are in Linear', () => {
  let linear: LinearStandIn;
  let checkout: Checkout;
  let here: Machine;

  beforeEach(async () => {
    linear = await new LinearStandIn().start();
    const time = virtualTime();
    checkout = new Checkout(
      '# Post-Mortem: Checkout\n\n## Action items\n\n- [ ] @mira: Raise the pool limit **Due**: 2026-12-01\n- [ ] Add an alert\n',
    );
    here = machine({ linear, disk: new MemoryDisk(time.clock), time, checkout });
    value(await here.items.push(value(await here.items.preview(documentUri))));
    linear.requests.length = 0;
  });
  afterEach(async () => {
    await linear.stop();
    expect(linear.violations).toEqual([]);
  });

  const issue = (index: number): StandInIssue => {
    const found = linear.workspace.issues[index];
    if (found === undefined) throw new Error('no issue');
    return found;
  };
  const item = (index: number) => readPostMortem(checkout.text).actionItems[index];
  const key = (index: number): string => itemKeys(readPostMortem(checkout.text))[index] ?? '';
  const refresh = async (): Promise<ItemsReport> => value(await here.items.refresh(documentUri));
  const standing = (report: ItemsReport, index: number) => report.items[index]?.standing;

  test('take over what changed there: state, assignee, due date and title, in one question', async () => {
    Object.assign(issue(0), {
      stateId: uuid('b04'),
      assigneeId: uuid('c2'),
      dueDate: '2026-12-09',
      title: 'Raise *every* limit',
    });
    const report = await refresh();
    expect(item(0)).toMatchObject({ done: true, owner: 'jonas', due: '2026-12-09', text: 'Raise *every* limit' });
    expect(standing(report, 0)).toMatchObject({ kind: 'linked', issue: { state: { name: 'Done' } } });
    expect(linear.requests.map(({ roots }) => roots)).toEqual([['issues']]);
    const before = checkout.text;
    await refresh();
    expect(checkout.text).toBe(before);
  });

  test('ticking a box here moves the issue there, and unticking moves it back', async () => {
    value(await here.items.complete(documentUri, key(0), true));
    expect([item(0)?.done, issue(0).stateId]).toEqual([true, uuid('b04')]);
    value(await here.items.complete(documentUri, key(0), false));
    expect([item(0)?.done, issue(0).stateId]).toEqual([false, uuid('b01')]);
  });

  test('send what changed here, and nothing else of the issue', async () => {
    Object.assign(issue(0), { priority: 1 });
    checkout.text = checkout.text.replace(
      '@mira: Raise the pool limit **Due**: 2026-12-01',
      '@jonas: Raise both limits **Due**: 2026-12-02',
    );
    await refresh();
    expect(issue(0)).toMatchObject({
      title: 'Raise both limits',
      assigneeId: uuid('c2'),
      dueDate: '2026-12-02',
      priority: 1,
    });
  });

  describe('labels', () => {
    const incident = uuid('d1');
    const postMortem = uuid('d2');
    const write = (index: number, labels: string): void => {
      const text = item(index)?.text ?? '';
      checkout.text = checkout.text.replace(text, `${text} **Labels**: ${labels}`);
    };

    test('that somebody puts on or takes off in Linear come into the file, and its own words stay', async () => {
      write(1, 'our-own');
      issue(1).labelIds = [incident];
      await refresh();
      expect(standing(await refresh(), 1)).toMatchObject({ verdicts: { labels: 'conflict' } });
      value(await here.items.settle(documentUri, key(1), 'labels', 'file'));
      issue(1).labelIds = [incident, postMortem];
      await refresh();
      expect(item(1)?.labels).toEqual(['our-own', 'incident', 'post-mortem']);
      issue(1).labelIds = [postMortem];
      await refresh();
      expect(item(1)?.labels).toEqual(['our-own', 'post-mortem']);
      const before = checkout.text;
      expect(standing(await refresh(), 1)).toMatchObject({ verdicts: { labels: 'same' } });
      expect(checkout.text).toBe(before);
    });

    test('that are written or removed in the file follow there; those that the file never had stay', async () => {
      issue(0).labelIds = [];
      linear.workspace.labels.push({ id: uuid('d3'), name: 'Customer, big', teamId: null });
      await refresh();
      write(0, 'Post-Mortem, `customer, big`');
      await refresh();
      expect(issue(0).labelIds).toEqual([postMortem, uuid('d3')]);
      checkout.text = checkout.text.replace('Post-Mortem, ', '');
      await refresh();
      expect(issue(0).labelIds).toEqual([uuid('d3')]);
      expect(item(0)?.labels).toEqual(['customer, big']);
    });

    test('that the team does not have stay in the file, and the push names them', async () => {
      write(0, 'incident, no such');
      const preview = value(await here.items.preview(documentUri, [key(0)]));
      expect(preview.items[0]).toMatchObject({
        plan: 'update',
        notes: [{ kind: 'noSuchLabel', label: 'no such' }],
      });
      value(await here.items.push(preview));
      expect([issue(0).labelIds, item(0)?.labels]).toEqual([[incident], ['incident', 'no such']]);
      linear.requests.length = 0;
      expect(standing(await refresh(), 0)).toMatchObject({ verdicts: { labels: 'same' } });
      expect(linear.requests.map(({ roots }) => roots)).toEqual([['issues']]);
    });

    test('that another machine sent with labels of the settings are no conflict where nothing was seen before', async () => {
      write(0, 'post-mortem');
      issue(0).labelIds = [postMortem, incident];
      const time = virtualTime();
      const there = machine({ linear, disk: new MemoryDisk(time.clock), time, checkout });
      const report = value(await there.items.refresh(documentUri));
      expect(standing(report, 0)).toMatchObject({ verdicts: { labels: 'same' } });
      expect(item(0)?.labels).toEqual(['post-mortem']);
    });

    test('a label that Linear no longer has is refused with its reason, waits, and goes once it is chosen anew', async () => {
      await here.items.labels();
      linear.workspace.labels.splice(0, 1);
      write(0, 'incident');
      await refresh();
      expect(here.outbox.entries).toMatchObject([{ failure: { code: 'rejected' } }]);
      expect(issue(0).labelIds).toEqual([]);
    });

    test('are offered without groups, as no issue can have one', async () => {
      linear.workspace.labels.push({ id: uuid('d4'), name: 'Area', teamId: null, isGroup: true });
      const time = virtualTime();
      const there = machine({ linear, disk: new MemoryDisk(time.clock), time, checkout });
      expect(value(await there.items.labels())).toEqual(['incident', 'post-mortem']);
    });
  });

  test('an owner whom Linear does not know stays in the file and does not come back as a change', async () => {
    checkout.text = checkout.text.replace('@mira', '@contractor');
    await refresh();
    linear.requests.length = 0;
    const report = await refresh();
    expect([item(0)?.owner, issue(0).assigneeId]).toEqual(['contractor', uuid('c1')]);
    expect(standing(report, 0)).toMatchObject({ verdicts: { owner: 'same' } });
    expect(linear.requests.map(({ roots }) => roots)).toEqual([['issues']]);
  });

  test('a push that Linear can take nothing of is not told as an update', async () => {
    checkout.text = checkout.text.replace('@mira', '@contractor');
    const preview = value(await here.items.preview(documentUri, [key(0)]));
    expect(value(await here.items.push(preview))).toMatchObject({ created: [], updated: [], waiting: [] });
    expect(issue(0).assigneeId).toBe(uuid('c1'));
  });

  test('a pushed change that could not be sent waits, also of an item that was linked by hand', async () => {
    checkout.text = checkout.text.replace('Raise the pool limit', 'Raise both limits');
    const mark = / <!-- sitrep:item [^>]*-->/u;
    checkout.text = checkout.text.replace(mark, '');
    await refresh();
    checkout.text = checkout.text.replace('Raise both limits', 'Raise every limit').replace(mark, '');
    linear.fail({ kind: 'unavailable', on: 'issueUpdate' });
    linear.fail({ kind: 'unavailable', on: 'issueUpdate' });
    const preview = value(await here.items.preview(documentUri, [key(0)]));
    expect(value(await here.items.push(preview))).toMatchObject({ updated: [], waiting: [{ key: key(0) }] });
  });

  test('what changed on both sides stays on both until a person says which one holds', async () => {
    checkout.text = checkout.text.replace('Raise the pool limit', 'Raise both limits');
    issue(0).title = 'Lower the limit';
    expect(standing(await refresh(), 0)).toMatchObject({ verdicts: { title: 'conflict' } });
    expect([item(0)?.text, issue(0).title]).toEqual(['Raise both limits', 'Lower the limit']);
    expect(standing(await refresh(), 0)).toMatchObject({ verdicts: { title: 'conflict' } });
    const settled = value(await here.items.settle(documentUri, key(0), 'title', 'file'));
    expect(standing(settled, 0)).toMatchObject({ verdicts: { title: 'same' } });
    expect([item(0)?.text, issue(0).title]).toEqual(['Raise both limits', 'Raise both limits']);
  });

  test('a conflict that is settled for Linear takes over its words', async () => {
    checkout.text = checkout.text.replace('2026-12-01', '2026-12-05');
    issue(0).dueDate = '2026-12-07';
    expect(standing(await refresh(), 0)).toMatchObject({ verdicts: { due: 'conflict' } });
    value(await here.items.settle(documentUri, key(0), 'due', 'tracker'));
    expect([item(0)?.due, issue(0).dueDate]).toEqual(['2026-12-07', '2026-12-07']);
  });

  test('a change that cannot be sent now waits and arrives later', async () => {
    checkout.text = checkout.text.replace('- [ ] Add an alert', '- [x] Add an alert');
    linear.fail({ kind: 'unavailable', on: 'issueUpdate' });
    await refresh();
    expect(here.outbox.entries.map(({ label }) => label)).toEqual(['ENG-2 Add an alert']);
    await here.outbox.send();
    expect([issue(1).stateId, here.outbox.entries]).toEqual([uuid('b04'), []]);
    expect(standing(await refresh(), 1)).toMatchObject({ verdicts: { done: 'same' } });
  });

  test('archived and deleted issues say so, and one that is gone for good too; the file keeps its words', async () => {
    const before = checkout.text;
    Object.assign(issue(0), { archivedAt: '2026-11-26T00:00:00Z', trashed: true, title: 'Changed' });
    linear.workspace.issues.splice(1, 1);
    const report = await refresh();
    expect(standing(report, 0)).toMatchObject({ kind: 'linked', issue: { removed: 'deleted' } });
    expect(standing(report, 1)).toEqual({ kind: 'gone', identifier: 'ENG-2' });
    expect(checkout.text).toBe(before);
  });

  test('a link that was lost from the file is found again by the item’s mark', async () => {
    checkout.text = checkout.text.replace(/ \[ENG-2\]\([^)]*\)/, '');
    await refresh();
    expect(item(1)).toMatchObject({ issue: 'ENG-2' });
  });

  test('what was last read is known without asking', async () => {
    await refresh();
    linear.requests.length = 0;
    const report = value(await here.items.report(documentUri));
    expect(standing(report, 0)).toMatchObject({ kind: 'linked', issue: { identifier: 'ENG-1' } });
    expect(linear.requests).toEqual([]);
  });
});
