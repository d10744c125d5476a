import { beforeEach, describe, expect, it } from 'vitest';
import { readClocks } from '../../../../src/core/incident/clocks.ts';
import type { ClockName } from '../../../../src/core/incident/event.ts';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import type { Reminder } from '../../../../src/workbench/reminders/dueReminders.ts';
import { reminderWords, type ReminderWords } from '../../../../src/workbench/reminders/reminderWords.ts';
import type { Desk } from '../../../support/journal.ts';
import { declare, hourMs, loadedDesk, minuteMs, type Shift } from '../../../support/workbench/shift.ts';

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
        { title: 'Record update…', command: 'sitrep.recordUpdate', ref: { kind: 'incident', incident: shift.id } },
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

  it('of many incidents offers what the most urgent one asks for, names two others and counts the rest', async () => {
    const shifts: Shift[] = [];
    for (const title of ['A', 'B', 'C', 'D'])
      shifts.push(await declare(desk, { title, severity: title === 'C' ? 1 : 2 }));
    const [a, b, c, d] = shifts as [Shift, Shift, Shift, Shift];
    desk.clock.nowMs += 40 * minuteMs;
    const { message, actions } = words(
      reminder('nextUpdate', a),
      reminder('firstResponse', b),
      reminder('firstResponse', c),
      reminder('nextUpdate', d),
    );
    const late = 'update overdue by 25 min';
    expect(message).toBe(
      `The first response to “C” is due: nobody has acknowledged it for 40 min. Also due: “A” (${late}), “D” (${late}), 1 more.`,
    );
    expect(actions).toEqual([
      { title: 'Acknowledge', command: 'sitrep.acknowledge', ref: { kind: 'incident', incident: c.id } },
      { title: 'Show incidents', command: 'sitrep.incidents.focus' },
    ]);
  });

  it('of an incident that goes on comes before that of one that is over, however severe that was', async () => {
    const over = await declare(desk, { title: 'Over', severity: 1 });
    await over.to('resolved');
    desk.clock.nowMs += 49 * hourMs;
    const goesOn = await declare(desk, { title: 'Goes on', severity: 3 });
    desk.clock.nowMs += 3 * hourMs;
    const { message, actions } = words(reminder('postMortem', over), reminder('firstResponse', goesOn));
    expect(message).toMatch(/^The first response to “Goes on” is due: .*\. Also due: “Over” \(.+\)\.$/);
    expect(actions.map(({ title }) => title)).toEqual(['Acknowledge', 'Show incidents']);
  });

  it('has no words for nothing', () => {
    expect(reminderWords([], 0, sayEnglish)).toBeUndefined();
  });
});
