import { commands, Disposable, l10n, window, type Memento } from 'vscode';
import type { Reminder } from './dueReminders.ts';
import { keepGiven, readGiven } from './givenReminders.ts';
import type { Notify, Parts } from '../parts.ts';
import { watchClocks } from './reminderLoop.ts';
import { reminderWords, type ReminderAction } from './reminderWords.ts';
import { onDidChangeSetting, setting } from '../settings/settings.ts';
import { nodeFor } from '../tree/nodeFor.ts';

type ReminderParts = Pick<Parts, 'incidents' | 'playbook' | 'clock' | 'identity' | 'notify'>;

/** Reminds of clocks that are due, each round once on this machine. `memory` is the one that all windows share. */
export function remindOfClocks(parts: ReminderParts, memory: Memento): Disposable {
  const loop = watchClocks(parts, {
    isFocused: () => window.state.focused,
    isWanted: () => setting('notifications') === 'all',
    given: () => readGiven(memory),
    keepGiven: (given) => keepGiven(memory, given),
    show: (reminders, nowMs) => void show(parts.notify, reminders, nowMs),
  });
  const poke = (): void => loop.poke();
  return Disposable.from(loop, window.onDidChangeWindowState(poke), onDidChangeSetting('notifications', poke));
}

async function show(notify: Notify, reminders: readonly Reminder[], nowMs: number): Promise<void> {
  const words = reminderWords(reminders, nowMs, l10n.t);
  if (words === undefined) return;
  const pressed = await notify.due(words.message, ...words.actions.map(({ title }) => title));
  const action = words.actions.find(({ title }) => title === pressed);
  if (action !== undefined) await run(action);
}

async function run({ command, ref }: ReminderAction): Promise<void> {
  await commands.executeCommand(command, ...(ref === undefined ? [] : [nodeFor(ref)]));
}
