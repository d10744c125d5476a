import type { Clock, Identity, Subscription } from '../../app/ports.ts';
import type { Incidents } from '../../app/incidents.ts';
import { dueReminders, nextReminderAt, type GivenReminders, type Look, type Reminder } from './dueReminders.ts';
import type { PlaybookFile } from '../parts.ts';
import { createTicker } from '../host/ticker.ts';

/** How long a window without the focus lets others go first; long enough to hear that one of them did. */
const graceMs = 2_000;
/** Windows without the focus wait differently long, so that one of them is first. */
const spreadMs = 3_000;

export interface ReminderParts {
  readonly incidents: Pick<Incidents, 'snapshot' | 'onDidChange'>;
  readonly playbook: Pick<PlaybookFile, 'read' | 'current' | 'onDidChange'>;
  readonly clock: Clock;
  readonly identity: Identity;
}

/** What the reminders need of this window. */
export interface ReminderWindow {
  readonly isFocused: () => boolean;
  /** Whether people want to be reminded here. */
  readonly isWanted: () => boolean;
  /** What windows of this machine have reminded of. */
  readonly given: () => GivenReminders;
  readonly keepGiven: (given: GivenReminders) => void;
  readonly show: (reminders: readonly Reminder[], nowMs: number) => void;
}

export interface ReminderLoop extends Subscription {
  /** Something changed that the incidents and the playbook do not tell: the focus, a setting. */
  poke(): void;
}

/**
 * Watches every active incident's clocks and shows one notification for all that become due together,
 * each round once. The focused window goes first and says so in `keepGiven`; the others follow after a
 * grace, and only with what nobody has given by then. Nothing runs while no clock is ahead.
 */
export function watchClocks(parts: ReminderParts, window: ReminderWindow): ReminderLoop {
  const { incidents, playbook, clock } = parts;
  let here: GivenReminders = new Map();
  let looking = false;
  let lookAgain = false;
  let isDisposed = false;

  const decide = async () => {
    const me = (await parts.identity.me()).name;
    return dueReminders(here, window.given(), { ...lookNow(parts), me });
  };
  const look = async (): Promise<void> => {
    if (!isReadable() || !window.isWanted()) return;
    // The default's times are not the team's.
    await playbook.read();
    let { reminders, given } = await decide();
    if (reminders.length > 0 && !window.isFocused()) {
      await pause(graceMs + Math.random() * spreadMs);
      ({ reminders, given } = await decide());
    }
    if (isDisposed) return;
    here = given;
    if (reminders.length === 0) return;
    window.keepGiven(given);
    window.show(reminders, clock.now());
  };
  const takeTurns = async (): Promise<void> => {
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    try {
      do {
        lookAgain = false;
        await look();
      } while (wantsMore());
    } finally {
      looking = false;
    }
  };
  const wantsMore = (): boolean => lookAgain && !isDisposed;
  const isReadable = (): boolean => {
    const { load, active } = incidents.snapshot;
    return (load === 'ready' || load === 'stale') && active.length > 0;
  };
  const ticker = createTicker(clock, () => {
    if (!isReadable()) return undefined;
    void takeTurns();
    return nextReminderAt(lookNow(parts));
  });
  const poke = (): void => ticker.poke();
  const subscriptions = [incidents.onDidChange(poke), playbook.onDidChange(poke), ticker];
  poke();
  return {
    poke,
    dispose: () => {
      isDisposed = true;
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function lookNow({ incidents, playbook, clock }: ReminderParts): Omit<Look, 'me'> {
  return { active: incidents.snapshot.active, playbook: playbook.current(), nowMs: clock.now() };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
