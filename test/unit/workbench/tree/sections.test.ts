import { describe, expect, test } from 'vitest';
import { linkChanges } from '../../../../src/app/changes.ts';
import { addNote, amendEntry, handOverClock, recordUpdate, snoozeClock } from '../../../../src/app/entries.ts';
import { assignRole } from '../../../../src/app/lifecycle.ts';
import { openDesk } from '../../../support/journal.ts';
import { allRows, busyIncident, declare, deploy, minuteMs, pullRequest, rowAt, rowsOf, valueOf } from './desk.ts';

const hourMs = 60 * minuteMs;

describe('what is under an incident', () => {
  test('details: who leads, every role of the playbook, and unknown where nobody said', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const empty = rowAt(rowsOf(desk), 'Checkout fails', 'Details');
    expect(empty.description).toBe('Incident commander: nobody');
    expect(rowAt(empty.children, 'Impact').description).toBe('unknown');
    expect(rowAt(empty.children, 'Severity').description).toBe('Sev 1 · Critical');
    expect(rowAt(empty.children, 'Severity').tooltip).toContain('The service is down');
    expect(rowAt(empty.children, 'Declared').description).toBe('03:12 by Ada');
    expect(rowAt(empty.children, 'Started').description).toBe('03:07');
    valueOf(await assignRole(desk.incidents, id, { key: 'scribe', name: 'Scribe' }, 'Jo'));
    const roles = rowAt(rowsOf(desk), 'Checkout fails', 'Details').children.filter(({ ref }) => ref.kind === 'role');
    expect(roles.map(({ label }) => label)).toEqual([
      'Incident commander',
      'Technical lead',
      'Communications lead',
      'Support lead',
      'Scribe',
    ]);
  });

  test('clocks: due time and state, who has it, until when it is snoozed', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    desk.clock.nowMs += 20 * minuteMs;
    valueOf(await snoozeClock(desk.incidents, id, 'nextUpdate', desk.clock.nowMs + 5 * minuteMs));
    valueOf(await handOverClock(desk.incidents, id, 'firstResponse', 'Jo'));
    const clocks = rowAt(rowsOf(desk), 'Checkout fails', 'Clocks');
    expect(clocks.description).toBe('response overdue by 5 min');
    expect(clocks.children.map(({ label, description }) => `${label}: ${description ?? ''}`)).toEqual([
      'First response: due 03:27 · response overdue by 5 min · Jo',
      'Next update: snoozed until 03:37 · update overdue by 5 min',
    ]);
    expect(new Set(clocks.children.map(({ icon }) => icon?.id)).size).toBe(2);
    expect(clocks.children.map(({ tooltip }) => tooltip?.split('\n').at(-1))).toEqual([
      'By the default playbook',
      'By the default playbook',
    ]);
  });

  test('clocks: a first response says which act it was', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    valueOf(await linkChanges(desk.incidents, id, [pullRequest]));
    const clock = rowAt(rowAt(rowsOf(desk), 'Checkout fails', 'Clocks').children, 'First response');
    expect(clock.description).toBe('met 03:12 · Linked #234 Lower the pool limit (Mira Okafor)');
    expect(clock.tooltip).toContain('By: Linked #234');
  });

  test('changes: the culprit first, each verdict with a shape and a word of its own', async () => {
    const desk = openDesk();
    await busyIncident(desk);
    const changes = rowAt(rowsOf(desk), 'Checkout fails', 'Changes');
    expect(changes.description).toBe('3 linked · 1 culprit');
    expect(changes.children.map(({ label, description, icon }) => [label, description, icon?.id])).toEqual([
      ['#234 Lower the pool limit', 'culprit · Mira Okafor · 02:32', 'target'],
      ['deploy-1', '02:40', 'rocket'],
      ['aaaaaaaa Tidy', 'cleared · 02:40', 'pass'],
    ]);
  });

  test('changes: a time that no calendar has is unknown, and the rest of the tree is drawn', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    valueOf(await linkChanges(desk.incidents, id, [{ ...pullRequest, at: '2026-11-24T02:32:00+00' }]));
    const [row] = rowAt(rowsOf(desk), 'Checkout fails', 'Changes').children;
    expect(row?.description).toBe('Mira Okafor');
    expect(row?.tooltip).toContain('Landed: unknown');
  });

  test('changes: one without a page opens by its commit, one without either not at all', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const { url: _, ...pageless } = { ...pullRequest, sha: 'a'.repeat(40) };
    valueOf(await linkChanges(desk.incidents, id, [pageless, deploy]));
    const rows = rowAt(rowsOf(desk), 'Checkout fails', 'Changes').children;
    expect(rows.map(({ target, contextValue }) => [target, contextValue])).toEqual([
      [{ kind: 'command', command: 'sitrep.openChange' }, 'change open linked diffable revertable'],
      [undefined, 'change open'],
    ]);
    const [, entry] = rowAt(rowsOf(desk), 'Checkout fails', 'Timeline').children;
    expect(entry?.target).toEqual({ kind: 'command', command: 'sitrep.openEntrySource' });
    expect(entry?.contextValue).toBe('entry sourced retractable');
  });

  test('runbooks: progress, and who did which step when; a click opens the step', async () => {
    const desk = openDesk();
    await busyIncident(desk);
    const run = rowAt(rowsOf(desk), 'Checkout fails', 'Runbooks', 'Database');
    expect(run.description).toBe('2/3');
    expect(run.children.map(({ label, description, icon }) => [label, description, icon?.id])).toEqual([
      ['Look at the pool', 'Ada · 03:13', 'pass'],
      ['Count connections', 'skipped · Ada · 03:13', 'debug-step-over'],
      ['Restart the worker', '', 'circle-large'],
    ]);
    expect(run.children[2]?.target).toEqual({
      kind: 'file',
      uri: 'file:///w/runbooks/pool.md',
      startLine: 12,
      endLine: 12,
    });
  });

  test('timeline: newest first, each entry with its time, who, and its source; evidence is in the tooltip', async () => {
    const desk = openDesk();
    await busyIncident(desk);
    const { children } = rowAt(rowsOf(desk), 'Checkout fails', 'Timeline');
    expect(children[0]).toMatchObject({
      label: '03:13 Timeouts since the deploy',
      description: 'Ada · logs/checkout.log:12-13',
      target: { kind: 'file', uri: 'file:///w/logs/checkout.log', startLine: 11, endLine: 12 },
    });
    expect(children[0]?.tooltip).toContain('at pool.ts:12');
    expect(children.at(-1)?.label).toBe('03:12 Declared as Sev 1: Checkout fails');
    desk.clock.nowMs += 24 * hourMs;
    const nextDay = rowAt(rowsOf(desk), 'Checkout fails', 'Timeline').children[0];
    expect(nextDay?.label).toBe('2026-11-24 03:13 Timeouts since the deploy');
  });

  test('timeline: a corrected entry says so, and what it first said', async () => {
    const desk = openDesk();
    const state = await busyIncident(desk);
    const note = state.timeline.at(-1);
    valueOf(await amendEntry(desk.incidents, state.id, note?.id ?? '', { atMs: desk.clock.nowMs - 2 * minuteMs }));
    const row = rowAt(rowsOf(desk), 'Checkout fails', 'Timeline', 'Timeouts since the deploy');
    expect(row.label).toBe('03:11 Timeouts since the deploy');
    expect(row.description).toMatch(/edited$/);
    expect(row.tooltip).toContain('First said: 2026-11-24 03:13 UTC');
  });

  test('texts of people and vendors stay on one line and do not turn around what is beside them', async () => {
    const desk = openDesk();
    const { id } = await declare(desk, { title: 'שלום 🔥 \u202e../..\nsecond line' });
    valueOf(await recordUpdate(desk.incidents, id, 'all\u202e', `x${'y'.repeat(10_000)}\nmore`));
    for (const row of allRows(rowsOf(desk))) {
      for (const text of [row.label, row.description ?? '', row.accessibilityLabel ?? '']) {
        expect(text).not.toMatch(/[\n\u202e]/u);
      }
      expect(row.label.length).toBeLessThan(200);
    }
  });

  test('an address in the record opens a page, a place opens a file, and nothing runs a command', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const source = { kind: 'link', url: 'command:workbench.action.terminal.kill' } as const;
    const file = { kind: 'file', uri: 'command:x', path: 'x', startLine: 0, endLine: 0 } as const;
    valueOf(await addNote(desk.incidents, id, { text: 'a', source }));
    valueOf(await addNote(desk.incidents, id, { text: 'b', source: file }));
    const { children } = rowAt(rowsOf(desk), 'Checkout fails', 'Timeline');
    expect(children.slice(0, 2).map(({ target, contextValue }) => [target, contextValue])).toEqual([
      [undefined, 'entry amendable retractable'],
      [undefined, 'entry amendable retractable'],
    ]);
  });
});
