import type { Memento } from 'vscode';
import type { Given, GivenReminders } from './dueReminders.ts';

const key = 'remindersGiven';
/** Four clocks an incident: more than any team has open, and little to store. */
const mostKept = 200;

/** What windows of this machine have reminded of. VS Code tells every window of a change within moments. */
export function readGiven(memory: Memento): GivenReminders {
  const stored = memory.get<unknown>(key);
  if (typeof stored !== 'object' || stored === null) return new Map();
  const entries = Object.entries(stored).filter((entry): entry is [string, Given] => isGiven(entry[1]));
  // Standing was so in the window that wrote it.
  return new Map(entries.map(([id, given]) => [id, { ...given, standing: false }]));
}

/** Adds to what is kept. Two windows that write at once may lose one entry: then both remind. */
export function keepGiven(memory: Memento, given: GivenReminders): void {
  const all = [...new Map([...readGiven(memory), ...given])].sort(([, a], [, b]) => b.sinceMs - a.sinceMs);
  void memory.update(key, Object.fromEntries(all.slice(0, mostKept)));
}

function isGiven(value: unknown): value is Given {
  if (typeof value !== 'object' || value === null) return false;
  const { sinceMs, dueAtMs, snoozedUntilMs, owner } = value as Partial<Record<keyof Given, unknown>>;
  return (
    typeof sinceMs === 'number' &&
    typeof dueAtMs === 'number' &&
    (snoozedUntilMs === undefined || typeof snoozedUntilMs === 'number') &&
    (owner === undefined || typeof owner === 'string')
  );
}
