import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import {
  nextStatusChange,
  statusBarView,
  type StatusBarView,
} from '../../../../src/workbench/statusBar/statusBarText.ts';
import type { Desk } from '../../../support/journal.ts';
import { declare, hourMs, loadedDesk, minuteMs, type Shift } from '../../../support/workbench/shift.ts';

let desk: Desk;
let shift: Shift;

beforeEach(async () => {
  desk = await loadedDesk();
  shift = await declare(desk);
});

function view(others = 0, isStale = false, timeZone = 'UTC'): StatusBarView {
  const context = { playbook: defaultPlaybook, nowMs: desk.clock.nowMs, timeZone, say: sayEnglish };
  return statusBarView(shift.state(), { others, isStale }, context);
}

function pass(ms: number): void {
  desk.clock.nowMs += ms;
}

describe('the status bar item', () => {
  it('names severity, title, elapsed time and what is due next', async () => {
    await shift.acknowledge();
    pass(12 * minuteMs);
    expect(view()).toMatchObject({
      text: '$(flame) Sev 1 · update in 3 min · Checkout failing · 12 min',
      label: 'Sev 1 incident: Checkout failing. 12 min. update in 3 min.',
      isOverdue: false,
    });
  });

  it('turns to the warning at the very moment that a clock is due, not before', () => {
    pass(15 * minuteMs - 1);
    expect(view().isOverdue).toBe(false);
    pass(1);
    expect(view().isOverdue).toBe(true);
    pass(4 * minuteMs);
    expect(view().text).toBe('$(flame) Sev 1 · response overdue by 4 min · Checkout failing · 19 min');
  });

  it('is calm again once the update was given', async () => {
    pass(20 * minuteMs);
    await shift.update();
    expect(view()).toMatchObject({
      text: '$(flame) Sev 1 · update in 15 min · Checkout failing · 20 min',
      isOverdue: false,
    });
  });

  it('says that a clock is snoozed, without the warning', async () => {
    await shift.acknowledge();
    pass(16 * minuteMs);
    await shift.snooze('nextUpdate', desk.clock.nowMs + 5 * minuteMs);
    expect(view()).toMatchObject({
      text: '$(flame) Sev 1 · update overdue by 1 min, snoozed · Checkout failing · 16 min',
      isOverdue: false,
    });
    pass(5 * minuteMs);
    expect(view().isOverdue).toBe(true);
  });

  it('counts to the post-mortem once the incident is resolved, and its age stands still', async () => {
    pass(42 * minuteMs);
    await shift.to('resolved');
    pass(hourMs);
    expect(view().text).toMatch(/^\$\(pass\) Sev 1 · post-mortem in 1 d 23 h · .* · resolved after 42 min$/);
  });

  it('no longer counts to a post-mortem that was published, until the incident is reopened', async () => {
    await shift.to('resolved');
    await shift.published();
    expect(view().text).toBe('$(pass) Sev 1 · Checkout failing · resolved after 0 min');
    await shift.to('investigating');
    await shift.to('resolved');
    expect(view().text).toContain('post-mortem in 2 d');
  });

  it('says what is due before anything that a narrow window cuts off', async () => {
    shift = await declare(desk, { title: 'n'.repeat(100) });
    expect(view().text).toMatch(/^\$\(flame\) Sev 1 · response in 15 min · n+… · 0 min$/);
  });

  it('lists every clock in the tooltip, with whom it is', async () => {
    await shift.to('monitoring');
    await shift.handOver('nextUpdate', 'Mira Okafor');
    expect(view(2, true).tooltip.split('\n')).toEqual([
      'Checkout failing',
      'Sev 1 · Critical · Monitoring',
      'Started: 2026-11-24 03:12 UTC',
      'First response: met 03:12',
      'Next update: due 03:27 · with Mira Okafor',
      'Stability window: due 03:27',
      '2 other incidents are active',
      'The record could not be read again. This is how it stood before.',
    ]);
  });

  it('keeps a long title short without cutting an emoji or an accented letter in two', async () => {
    const family = '👩‍👩‍👧';
    shift = await declare(desk, { title: `${family.repeat(20)}e\u0301${'n'.repeat(30)}` });
    expect(view().text).toContain(` · ${family.repeat(20)}e\u0301${'n'.repeat(8)}… ·`);
    expect(view().tooltip).toContain('n'.repeat(30));
  });

  it('draws no icon that a title spells', async () => {
    shift = await declare(desk, { title: 'Pool $(flame) $(sync~spin) $(not an icon) $(' });
    expect(view().text).toContain(' · Pool \\$(flame) \\$(sync~spin)');
    expect(view().text).not.toContain('\\$(not');
    shift = await declare(desk, { title: '$(x) a: b' });
    expect(view().text).toContain('\\$(x) a: b');
  });

  it('does not let right-to-left words turn the figures around', async () => {
    shift = await declare(desk, { title: 'تعذر الدفع' });
    expect(view().text).toContain('\u2068تعذر الدفع\u2069 · 0 min');
  });

  it('reads a start in the future, as after a clock went backwards, as no time at all', () => {
    pass(-3 * hourMs);
    expect(view().text).toMatch(/ · 0 min$/);
    expect(view().isOverdue).toBe(false);
  });

  it('keeps elapsed time true over the hour that daylight saving repeats', async () => {
    desk.clock.nowMs = Date.parse('2026-10-25T00:30:00.000Z');
    shift = await declare(desk);
    pass(90 * minuteMs);
    expect(view(0, false, 'Europe/Berlin').text).toMatch(/ · response overdue by 1 h 15 min · .* · 1 h 30 min$/);
    expect(view(0, false, 'Europe/Berlin').tooltip).toContain('Started: 2026-10-25 02:30');
  });
});

describe('the next change of the status bar', () => {
  it('is the moment at which the text reads differently, and no sooner', async () => {
    await shift.acknowledge();
    const startMs = desk.clock.nowMs;
    const textAt = (nowMs: number): string => {
      desk.clock.nowMs = nowMs;
      return view().text;
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * hourMs }), (afterMs) => {
        const nowMs = startMs + afterMs;
        const nextMs = nextStatusChange(shift.state(), defaultPlaybook, nowMs);
        expect(nextMs).toBeGreaterThan(nowMs);
        expect(nextMs - nowMs).toBeLessThanOrEqual(minuteMs);
        expect(textAt(nextMs - 1)).toBe(textAt(nowMs));
        expect(textAt(nextMs)).not.toBe(textAt(nowMs));
      }),
      { numRuns: 60 },
    );
  });

  it('is exactly when a clock is due or its snooze ends', async () => {
    const dueMs = desk.clock.nowMs + 15 * minuteMs;
    expect(nextStatusChange(shift.state(), defaultPlaybook, dueMs - 500)).toBe(dueMs);
    await shift.acknowledge();
    pass(16 * minuteMs);
    const untilMs = desk.clock.nowMs + 5 * minuteMs + 250;
    await shift.snooze('nextUpdate', untilMs);
    expect(nextStatusChange(shift.state(), defaultPlaybook, untilMs - 100)).toBe(untilMs);
  });
});
