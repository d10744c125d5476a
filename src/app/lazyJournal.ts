import { lazily } from './lazily.ts';
import type { Journal, Subscription } from './ports.ts';

interface OpenedJournal extends Journal, Subscription {
  refresh(): Promise<void>;
}

/** A journal whose code is loaded when it is first asked; until then there is nothing to tell or to refresh. */
export function lazyJournal(open: () => Promise<OpenedJournal>): OpenedJournal {
  const listeners = new Set<Parameters<Journal['onDidChange']>[0]>();
  let opened: OpenedJournal | undefined;
  let disposed = false;
  const journal = lazily(async () => {
    const made = await open();
    opened = made;
    made.onDidChange((changed) => listeners.forEach((listener) => listener(changed)));
    if (disposed) made.dispose();
    return made;
  });
  return {
    append: async (event) => (await journal()).append(event),
    load: async (incident) => (await journal()).load(incident),
    list: async () => (await journal()).list(),
    pack: async (incident) => (await journal()).pack(incident),
    refresh: async () => opened?.refresh(),
    onDidChange: (listener) => {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    dispose: () => {
      disposed = true;
      listeners.clear();
      opened?.dispose();
    },
  };
}
