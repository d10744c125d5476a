import { lazily } from './lazily.ts';
import type { ChangeSource } from './ports.ts';

/** A source whose code is loaded when it is first asked. */
export function lazyChangeSource(name: string, load: () => Promise<ChangeSource>): ChangeSource {
  const source = lazily(load);
  return {
    name,
    recent: async (request) => (await source()).recent(request),
    find: async (query, limit) => (await source()).find(query, limit),
  };
}
