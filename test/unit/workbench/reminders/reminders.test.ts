import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';
import type { Desk } from '../../../support/journal.ts';
import {
  openReminderWindow,
  type Machine,
  type ReminderTestWindow,
} from '../../../support/workbench/reminderWindow.ts';
import { declare, hourMs, loadedDesk, minuteMs } from '../../../support/workbench/shift.ts';

let desk: Desk;
let machine: Machine;
let open: ReminderTestWindow[];

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T03:12:00.000Z') });
  desk = await loadedDesk();
  desk.clock.now = () => Date.now();
  machine = { given: new Map() };
  open = [];
});

afterEach(() => {
  for (const { loop } of open) loop.dispose();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const openWindow: (options?: Parameters<typeof openReminderWindow>[2]) => ReminderTestWindow = (options) => {
  const window = openReminderWindow(desk, machine, options);
  open.push(window);
  return window;
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a clock that becomes overdue', () => {
  it('reminds once, at its moment', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    const { shown } = openWindow();
    await pass(15 * minuteMs - 1);
    expect(shown).toEqual([]);
    await pass(1);
    expect(shown).toEqual(['Checkout failing nextUpdate']);
    await pass(5 * hourMs);
    expect(shown).toHaveLength(1);
  });

  it('reminds again in the next round, and only then', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    const { shown } = openWindow();
    await pass(20 * minuteMs);
    await shift.update();
    await pass(15 * minuteMs);
    expect(shown).toEqual(['Checkout failing nextUpdate', 'Checkout failing nextUpdate']);
  });

  it('is one notification with all that is due at that moment', async () => {
    await declare(desk);
    const { shown } = openWindow();
    await pass(15 * minuteMs);
    expect(shown).toEqual(['Checkout failing firstResponse, Checkout failing nextUpdate']);
  });

  it('is one notification at the start of a window, however much is overdue', async () => {
    await declare(desk, { title: 'A' });
    await declare(desk, { title: 'B' });
    await pass(3 * hourMs);
    const { shown } = openWindow();
    await pass(hourMs);
    expect(shown).toHaveLength(1);
  });

  it('reminds nobody when it was met in time', async () => {
    const shift = await declare(desk);
    const { shown } = openWindow();
    await pass(14 * minuteMs);
    await shift.update();
    await pass(10 * minuteMs);
    expect(shown).toEqual([]);
  });

  it('is not about incidents that do not page: nobody is woken for those', async () => {
    const shift = await declare(desk, { severity: 4 });
    await shift.acknowledge();
    const { shown } = openWindow();
    await pass(48 * hourMs);
    expect(shown).toEqual([]);
  });
});

describe('the other clocks', () => {
  it('the stability window reminds once when it has passed', async () => {
    const shift = await declare(desk);
    await shift.to('monitoring');
    const { shown } = openWindow();
    await pass(10 * minuteMs);
    await shift.update();
    await pass(5 * minuteMs);
    expect(shown).toEqual(['Checkout failing stability']);
    await pass(5 * minuteMs);
    expect(shown).toHaveLength(1);
  });

  it('a post-mortem reminds when it is due', async () => {
    const shift = await declare(desk);
    await shift.to('resolved');
    const { shown } = openWindow();
    await pass(48 * hourMs);
    expect(shown).toEqual(['Checkout failing postMortem']);
  });
});

describe('a reminder that was put off', () => {
  it('comes again when the snooze ends, each time once', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    const { shown } = openWindow();
    await pass(15 * minuteMs);
    await shift.snooze('nextUpdate', Date.now() + 5 * minuteMs);
    await pass(5 * minuteMs - 1);
    expect(shown).toHaveLength(1);
    await pass(1);
    expect(shown).toHaveLength(2);
    await shift.snooze('nextUpdate', Date.now() + 30 * minuteMs);
    await pass(hourMs);
    expect(shown).toHaveLength(3);
  });

  it('before it was due comes at the end of the snooze, not at the due time', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    await shift.snooze('nextUpdate', Date.now() + 30 * minuteMs);
    const { shown } = openWindow();
    await pass(30 * minuteMs - 1);
    expect(shown).toEqual([]);
    await pass(1);
    expect(shown).toHaveLength(1);
  });

  it('handed to somebody else is theirs alone, by their name however it is written', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    await shift.handOver('nextUpdate', ' mira OKAFOR');
    const ada = openWindow({ me: 'Ada' });
    const nobody = openWindow({ me: '' });
    const mira = openWindow({ me: 'Mira Okafor' });
    await pass(20 * minuteMs);
    expect([ada.shown, nobody.shown, mira.shown]).toEqual([[], [], ['Checkout failing nextUpdate']]);
  });

  it('handed over when it was due already reaches the new owner', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    const mira = openWindow({ me: 'Mira' });
    await pass(16 * minuteMs);
    await shift.handOver('nextUpdate', 'Mira');
    await pass(minuteMs);
    expect(mira.shown).toHaveLength(2);
  });
});

describe('several windows of one machine', () => {
  it('remind once between them, in the focused one', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    const behind = openWindow({ isFocused: false });
    const front = openWindow();
    await pass(hourMs);
    expect([front.shown.length, behind.shown.length]).toEqual([1, 0]);
  });

  it('remind in one of them when none has the focus, after a short wait', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    const windows = [1, 2, 3].map(() => openWindow({ isFocused: false }));
    await pass(15 * minuteMs);
    expect(windows.flatMap(({ shown }) => shown)).toEqual([]);
    await pass(6_000);
    expect(windows.flatMap(({ shown }) => shown)).toEqual(['Checkout failing nextUpdate']);
  });

  it('say nothing after the wait when the update came meanwhile', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    const { shown } = openWindow({ isFocused: false });
    await pass(15 * minuteMs + 500);
    await shift.update();
    await pass(10_000);
    expect(shown).toEqual([]);
  });

  it('do not repeat, when opened later, what another has given', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    openWindow();
    await pass(16 * minuteMs);
    const later = openWindow();
    await pass(hourMs);
    expect(later.shown).toEqual([]);
  });
});

describe('no storm', () => {
  it('after the machine slept through several rounds', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    const { shown } = openWindow();
    await pass(minuteMs);
    vi.setSystemTime(Date.now() + 9 * hourMs);
    await pass(minuteMs);
    expect(shown).toHaveLength(1);
    await pass(hourMs);
    expect(shown).toHaveLength(1);
  });

  it('when the clock is set back and the same moment comes twice', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    const { shown, loop } = openWindow();
    await pass(16 * minuteMs);
    vi.setSystemTime(Date.now() - hourMs);
    loop.poke();
    await pass(2 * hourMs);
    expect(shown).toHaveLength(1);
  });

  it('when the playbook changes the cadence of a clock that is due already', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    let rules = defaultPlaybook;
    const { shown, loop } = openWindow({ rules: () => rules });
    await pass(16 * minuteMs);
    rules = { ...rules, cadence: { ...rules.cadence, updateEveryMs: 10 * minuteMs } };
    loop.poke();
    await pass(hourMs);
    expect(shown).toHaveLength(1);
  });

  it('when the record changes many times a second', async () => {
    const shift = await declare(desk);
    const { shown, loop } = openWindow();
    await pass(16 * minuteMs);
    for (let times = 0; times < 50; times++) loop.poke();
    await shift.handOver('firstResponse', 'Ada');
    await pass(minuteMs);
    expect(shown).toHaveLength(2);
  });
});

describe('reminders', () => {
  it('stay away while they are not wanted, and then say what is still due', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    let isWanted = false;
    const { shown, loop } = openWindow({ isWanted: () => isWanted });
    await pass(hourMs);
    expect(shown).toEqual([]);
    isWanted = true;
    loop.poke();
    await pass(1);
    expect(shown).toHaveLength(1);
  });

  it('run no timer while nothing is active', async () => {
    openWindow();
    await pass(hourMs);
    expect(vi.getTimerCount()).toBe(0);
    const shift = await declare(desk);
    expect(vi.getTimerCount()).toBe(1);
    await shift.to('canceled');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('do not take a record that could not be read for one without incidents', async () => {
    const shift = await declare(desk);
    await shift.acknowledge();
    const { shown } = openWindow();
    await pass(16 * minuteMs);
    desk.journal.listFailure = { code: 'storage', where: 'record' };
    await desk.incidents.reload();
    desk.journal.listFailure = undefined;
    await desk.incidents.reload();
    await pass(hourMs);
    expect(shown).toHaveLength(1);
  });
});
