import { defaultPlaybook } from '../../../src/core/playbook/default/defaultPlaybook.ts';
import type { Playbook } from '../../../src/core/playbook/playbook.ts';
import type { GivenReminders, Reminder } from '../../../src/workbench/reminders/dueReminders.ts';
import { watchClocks, type ReminderLoop } from '../../../src/workbench/reminders/reminderLoop.ts';
import type { Desk } from '../journal.ts';

/** What windows of one machine have given, as VS Code's global state holds it. */
export interface Machine {
  given: GivenReminders;
}

export interface ReminderTestWindow {
  /** "Checkout failing nextUpdate", one notification an element. */
  readonly shown: string[];
  readonly loop: ReminderLoop;
}

export function openReminderWindow(
  desk: Desk,
  machine: Machine,
  {
    isFocused = true,
    me = 'Ada',
    isWanted = () => true,
    rules = () => defaultPlaybook,
  }: {
    readonly isFocused?: boolean;
    readonly me?: string;
    readonly isWanted?: () => boolean;
    readonly rules?: () => Playbook;
  } = {},
): ReminderTestWindow {
  const shown: string[] = [];
  const loop = watchClocks(
    {
      incidents: desk.incidents,
      playbook: {
        read: () => Promise.resolve(rules()),
        current: rules,
        onDidChange: () => ({ dispose: () => undefined }),
      },
      clock: desk.clock,
      identity: { me: () => Promise.resolve({ name: me }) },
    },
    {
      isFocused: () => isFocused,
      isWanted,
      given: () => machine.given,
      keepGiven: (given) => {
        machine.given = new Map([...machine.given, ...given].map(([key, one]) => [key, { ...one, standing: false }]));
      },
      show: (reminders) => void shown.push(reminders.map(name).join(', ')),
    },
  );
  return { shown, loop };
}

function name({ incident, clock }: Reminder): string {
  return `${incident.title} ${clock.name}`;
}
