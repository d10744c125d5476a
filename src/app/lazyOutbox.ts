import { lazily } from './lazily.ts';
import type { Outbox } from './outbox.ts';
import type { Subscription } from './ports.ts';

export interface OpenedOutbox extends Outbox, Subscription {
  start(): Promise<void>;
}

/** An outbox whose code is loaded when it is first started or used; until then it looks empty. */
export function lazyOutbox(open: () => Promise<OpenedOutbox>): OpenedOutbox {
  const listeners = new Set<() => void>();
  let opened: OpenedOutbox | undefined;
  let disposed = false;
  const outbox = lazily(async () => {
    const made = await open();
    opened = made;
    made.onDidChange(() => listeners.forEach((listener) => listener()));
    if (disposed) made.dispose();
    return made;
  });
  return {
    get entries() {
      return opened?.entries ?? [];
    },
    start: async () => (await outbox()).start(),
    add: async (effects) => (await outbox()).add(effects),
    send: async (keys, stop) => (await outbox()).send(keys, stop),
    cancel: async (key) => (await outbox()).cancel(key),
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
