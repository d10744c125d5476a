import { describe, expect, it } from 'vitest';
import type { Memento } from 'vscode';
import type { Given } from '../../../src/workbench/reminders/dueReminders.ts';
import { keepGiven, readGiven } from '../../../src/workbench/reminders/givenReminders.ts';
import { plainMessage } from '../../../src/workbench/host/plainMessage.ts';

/** What VS Code reads as a link in a notification: `parseLinkedText` in its sources. */
const linkedText = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('a message', () => {
  it.each(['[Pay](command:sitrep.cancelIncident)', '[[a](file:///etc)', '[x](https://example.com "t")'])(
    'has no link from %j',
    (title) => {
      expect(linkedText.test(title)).toBe(true);
      expect(linkedText.test(plainMessage(`“${title}”: an update is due.`))).toBe(false);
    },
  );

  it('is otherwise as it was', () => {
    expect(plainMessage('a [b] (c): array[0]')).toBe('a [b] (c): array[0]');
  });
});

describe('what the windows of a machine have given', () => {
  const given: Given = { sinceMs: 1, dueAtMs: 2, standing: true };

  it('adds up, and stands only in the window that looked', () => {
    const memory = memento();
    keepGiven(memory, new Map([['a/nextUpdate', given]]));
    keepGiven(memory, new Map([['b/nextUpdate', { ...given, owner: 'Mira', snoozedUntilMs: 3 }]]));
    expect([...readGiven(memory)]).toEqual(
      expect.arrayContaining([
        ['a/nextUpdate', { ...given, standing: false }],
        ['b/nextUpdate', { ...given, owner: 'Mira', snoozedUntilMs: 3, standing: false }],
      ]),
    );
  });

  it('does not grow for ever', () => {
    const memory = memento();
    const many = Array.from({ length: 500 }, (_, at): [string, Given] => [
      `${at}/nextUpdate`,
      { ...given, sinceMs: at },
    ]);
    keepGiven(memory, new Map(many));
    expect(readGiven(memory).size).toBe(200);
    expect(readGiven(memory).has('499/nextUpdate')).toBe(true);
  });

  it.each([undefined, null, 7, 'x', [], { 'a/nextUpdate': null }, { 'a/nextUpdate': { sinceMs: 'now' } }])(
    'is nothing when %j is kept',
    (kept) => {
      expect(readGiven(memento({ remindersGiven: kept })).size).toBe(0);
    },
  );
});

function memento(kept: Record<string, unknown> = {}): Memento {
  return {
    keys: () => Object.keys(kept),
    get: (key: string) => kept[key] as never,
    update: (key, value) => {
      // As VS Code does: what is kept is JSON.
      kept[key] = JSON.parse(JSON.stringify(value));
      return Promise.resolve();
    },
  };
}
