import { describe, expect, test } from 'vitest';
import { recordUpdate } from '../../../../src/app/entries.ts';
import type { IncidentSummary } from '../../../../src/core/incident/state.ts';
import { failed } from '../../../../src/core/result.ts';
import type { SeverityLevel } from '../../../../src/core/incident/severity.ts';
import { openDesk } from '../../../support/journal.ts';
import { allRows, busyIncident, declare, minuteMs, moveTo, rowAt, rowsOf, valueOf } from './desk.ts';

const hourMs = 60 * minuteMs;

function summaries(count: number): readonly IncidentSummary[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `01KATREE${String(count - index).padStart(18, '0')}`,
    title: `Incident ${index}`,
    severity: 2,
    phase: 'closed',
    startedAtMs: Date.parse('2026-11-20T03:00:00.000Z'),
    declaredAtMs: Date.parse('2026-11-20T03:05:00.000Z'),
    resolvedAtMs: Date.parse('2026-11-20T04:04:00.000Z'),
    endedAtMs: Date.parse('2026-11-21T04:00:00.000Z'),
    lastEventId: '',
    eventCount: 30,
  }));
}

describe('an active incident', () => {
  test('says its phase, its age and the next clock', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    valueOf(await recordUpdate(desk.incidents, id, 'internal', 'Looking'));
    desk.clock.nowMs += 12 * minuteMs;
    const row = rowAt(rowsOf(desk), 'Checkout fails');
    expect(row.description).toBe('Investigating · 17 min · update in 3 min');
    desk.clock.nowMs += 7 * minuteMs;
    expect(rowAt(rowsOf(desk), 'Checkout fails').description).toBe('Investigating · 24 min · update overdue by 4 min');
  });

  test('never reads "in 0 min", and says when something is due now', async () => {
    const desk = openDesk();
    await declare(desk);
    desk.clock.nowMs += 15 * minuteMs - 1_000;
    expect(rowAt(rowsOf(desk), 'Checkout fails').description).toMatch(/response in 1 min$/);
    desk.clock.nowMs += 1_500;
    expect(rowAt(rowsOf(desk), 'Checkout fails').description).toMatch(/response due now$/);
  });

  test('has no negative age when the clock is set back', async () => {
    const desk = openDesk();
    await declare(desk);
    desk.clock.nowMs -= hourMs;
    expect(rowAt(rowsOf(desk), 'Checkout fails').description).toMatch(/^Investigating · 0 min/);
  });

  test('shows a severity of its own shape for each level, and names it', async () => {
    const desk = openDesk();
    const severityLevels: readonly SeverityLevel[] = [1, 2, 3, 4];
    for (const severity of severityLevels) await declare(desk, { title: `Level ${severity}`, severity });
    const rows = severityLevels.map((severity) => rowAt(rowsOf(desk), `Level ${severity}`));
    expect(new Set(rows.map(({ icon }) => icon?.id)).size).toBe(severityLevels.length);
    for (const [index, row] of rows.entries()) {
      expect(row.tooltip).toContain(`Sev ${index + 1}`);
      expect(row.accessibilityLabel).toContain(`Sev ${index + 1} incident: Level ${index + 1}.`);
    }
  });

  test('burns in colour only until it is resolved', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const icon = (): unknown => rowAt(rowsOf(desk), 'Checkout fails').icon;
    expect(icon()).toEqual({ id: 'flame', color: 'problemsErrorIcon.foreground' });
    await moveTo(desk, id, 'resolved');
    expect(icon()).toEqual({ id: 'flame' });
  });

  test('comes before the resolved ones; the current one of several says so and is open', async () => {
    const desk = openDesk();
    const first = await declare(desk, { title: 'First' });
    const done = await declare(desk, { title: 'Done' });
    await declare(desk, { title: 'Last' });
    await moveTo(desk, done.id, 'resolved');
    const rows = rowsOf(desk, { currentId: first.id });
    expect(rows.map(({ label }) => label)).toEqual(['Last', 'First', 'Done']);
    expect(rowAt(rows, 'First').description).toMatch(/ · current$/);
    expect(rowAt(rows, 'First').collapse).toBe('expanded');
    expect(rowAt(rows, 'Last').collapse).toBe('collapsed');
    expect(rowAt(rows, 'Done').description).toBe('Resolved · lasted 5 min · post-mortem in 2 d');
  });

  test('is shown, with what is known of it, when its declaration is missing', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    valueOf(await recordUpdate(desk.incidents, id, 'internal', 'Looking'));
    desk.journal.events.set(id, desk.journal.events.get(id)?.slice(1) ?? []);
    const fresh = openDesk({ journal: desk.journal });
    await fresh.incidents.reload();
    const row = rowAt(rowsOf(fresh), 'Incident without its declaration');
    expect(row.icon?.id).toBe('question');
    expect(rowAt(row.children, 'Timeline').children).toHaveLength(1);
  });
});

describe('recently closed', () => {
  test('is collapsed, shows a page and offers more, with how many are left', () => {
    const desk = openDesk();
    const snapshot = { ...desk.incidents.snapshot, load: 'ready' as const, ended: summaries(45) };
    const group = rowAt(rowsOf(desk, { snapshot, endedShown: 20 }), 'Recently closed');
    expect(group).toMatchObject({ collapse: 'collapsed', description: '45' });
    expect(group.children).toHaveLength(21);
    expect(group.children[0]).toMatchObject({
      label: 'Incident 0',
      description: 'Closed · 2026-11-21 · lasted 1 h 4 min',
      contextValue: 'incident ended',
    });
    expect(group.children.at(-1)).toMatchObject({
      label: 'Show more',
      description: '25 left',
      target: { kind: 'command', command: 'sitrep.showMoreEnded' },
    });
    const all = rowAt(rowsOf(desk, { snapshot, endedShown: 60 }), 'Recently closed');
    expect(all.children).toHaveLength(45);
  });

  test('an incident that was opened shows the same as an active one, or why it cannot', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    await moveTo(desk, id, 'resolved', 'closed');
    const state = valueOf(await desk.incidents.get(id));
    const unread = rowAt(rowsOf(desk), 'Recently closed', 'Checkout fails');
    expect(unread.children).toEqual([]);
    const opened = new Map([[id, { ok: true as const, value: state }]]);
    const read = rowAt(rowsOf(desk, { opened }), 'Recently closed', 'Checkout fails');
    expect(read.children.map(({ label }) => label)).toEqual(['Details', 'Clocks', 'Changes', 'Runbooks', 'Timeline']);
    const broken = new Map([[id, failed({ code: 'storage', where: '/record' } as const)]]);
    const failing = rowAt(rowsOf(desk, { opened: broken }), 'Recently closed', 'Checkout fails');
    expect(failing.children.map(({ label }) => label)).toEqual([expect.stringContaining('/record')]);
  });
});

describe('the view as a whole', () => {
  test('has no rows where the welcome text speaks', () => {
    expect(rowsOf(openDesk())).toEqual([]);
  });

  test('names files that could not be read in one quiet row', () => {
    const desk = openDesk();
    const problems = Array.from({ length: 12 }, (_, index) => ({
      incident: 'x',
      file: `x/events/${index}.json`,
      problem: 'notJson' as const,
    }));
    const rows = rowsOf(desk, { snapshot: { ...desk.incidents.snapshot, load: 'ready', problems } });
    expect(rows.map(({ label }) => label)).toEqual(['12 files of the record could not be read']);
    expect(rows[0]?.tooltip).toContain('x/events/0.json: it is no JSON, or cut short');
    expect(rows[0]?.tooltip).toContain('and 2 more');
  });

  test('every row has an id of its own that begins with its parent’s, and a sentence for screen readers', async () => {
    const desk = openDesk();
    const { id } = await busyIncident(desk);
    await declare(desk, { title: 'Another' });
    const rows = allRows(rowsOf(desk, { currentId: id }));
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    for (const row of rows) {
      for (const child of row.children) expect(child.id.startsWith(`${row.id}/`)).toBe(true);
      expect(row.accessibilityLabel).toMatch(/[.!?…]$/u);
    }
  });

  test('takes colours only from those that every theme defines', async () => {
    const desk = openDesk();
    await busyIncident(desk);
    desk.clock.nowMs += hourMs;
    const colors = allRows(rowsOf(desk)).flatMap(({ icon }) => (icon?.color === undefined ? [] : [icon.color]));
    expect(new Set(colors)).toEqual(
      new Set([
        'problemsErrorIcon.foreground',
        'problemsWarningIcon.foreground',
        'testing.iconPassed',
        'disabledForeground',
      ]),
    );
  });
});
