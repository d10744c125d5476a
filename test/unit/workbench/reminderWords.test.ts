import { beforeEach, describe, expect, it } from 'vitest';
import { readClocks } from '../../../src/core/incident/clocks.ts';
import type { ClockName } from '../../../src/core/incident/event.ts';
import { defaultPlaybook } from '../../../src/core/playbook/default/defaultPlaybook.ts';
import { sayEnglish } from '../../../src/core/say.ts';
import type { Reminder } from '../../../src/workbench/dueReminders.ts';
import { reminderWords, type ReminderWords } from '../../../src/workbench/reminderWords.ts';
import type { Desk } from '../../support/journal.ts';
import { declare, hourMs, loadedDesk, minuteMs, type Shift } from '../../support/workbench/shift.ts';

let desk: Desk;
let shift: Shift;

beforeEach(async () => {
  desk = await loadedDesk();
  shift = await declare(desk);
});

function reminder(clockName: ClockName, of = shift): Reminder {
  const clock = readClocks(of.state(), defaultPlaybook, desk.clock.nowMs).find(({ name }) => name === clockName);
  if (clock === undefined) throw new Error(`no clock ${clockName}`);
  return { incident: of.state(), clock };
}

function words(...reminders: readonly Reminder[]): ReminderWords {
  const found = reminderWords(reminders, desk.clock.nowMs, sayEnglish);
  if (found === undefined) throw new Error('no words');
  return found;
}

describe('a reminder', () => {
  it('of the next update offers to record one, to snooze and to hand over', () => {
    desk.clock.nowMs += 15 * minuteMs;
    const clock = { kind: 'clock', incident: shift.id, clock: 'nextUpdate' };
    expect(words(reminder('nextUpdate'))).toEqual({
      message: 'An update on “Checkout failing” is due: there has been none for 15 min.',
      actions: [
        { title: 'Record update', command: 'sitrep.recordUpdate', ref: { kind: 'incident', incident: shift.id } },
        { title: 'Snooze…', command: 'sitrep.snoozeClock', ref: clock },
        { title: 'Hand over…', command: 'sitrep.handOverClock', ref: clock },
      ],
    });
  });

  it('of the stability window offers to resolve', async () => {
    await shift.to('monitoring');
    desk.clock.nowMs += 15 * minuteMs;
    const { message, actions } = words(reminder('stability'));
    expect(message).toBe('“Checkout failing” has been in monitoring for 15 min: the stability window has passed.');
    expect(actions.map(({ command }) => command)).toEqual(['sitrep.resolveIncident']);
  });

  it('of the post-mortem offers to open it', async () => {
    await shift.to('resolved');
    desk.clock.nowMs += 49 * hourMs;
    const { message, actions } = words(reminder('postMortem'));
    expect(message).toBe('The post-mortem of “Checkout failing” is due: it was resolved 2 d 1 h ago.');
    expect(actions[0]?.command).toBe('sitrep.openPostMortem');
  });

  it('of two clocks of one incident leads with the update, which also counts as a response', () => {
    desk.clock.nowMs += 15 * minuteMs;
    const { message, actions } = words(reminder('firstResponse'), reminder('nextUpdate'));
    expect(message).toBe('“Checkout failing”: update due now, response due now.');
    expect(actions[0]?.command).toBe('sitrep.recordUpdate');
  });

  it('of many incidents names three and counts the rest', async () => {
    const shifts = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((title) => declare(desk, { title })));
    desk.clock.nowMs += 16 * minuteMs;
    const { message, actions } = words(...shifts.map((of) => reminder('nextUpdate', of)));
    const by = 'update overdue by 1 min';
    expect(message).toBe(`5 clocks are due: “A” (${by}), “B” (${by}), “C” (${by}), 2 more.`);
    expect(actions).toEqual([{ title: 'Show incidents', command: 'sitrep.incidents.focus' }]);
  });

  it('has no words for nothing', () => {
    expect(reminderWords([], 0, sayEnglish)).toBeUndefined();
  });
});
