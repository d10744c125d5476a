import { failed } from '../core/result.ts';
import { lazily } from './lazily.ts';
import type { ChangeSource } from './ports.ts';

/** A source whose code is loaded when it is first asked. What the loaded one cannot do is `unavailable`. */
export function lazyChangeSource(name: string, load: () => Promise<ChangeSource>): Required<ChangeSource> {
  const source = lazily(load);
  const cannot = failed({ code: 'unavailable' as const, where: name });
  return {
    name,
    recent: async (request, stop) => (await source()).recent(request, stop),
    find: async (query, limit, stop) => (await source()).find(query, limit, stop),
    between: async (range, stop) => (await (await source()).between?.(range, stop)) ?? cannot,
    contents: async (changes, stop) => (await (await source()).contents?.(changes, stop)) ?? cannot,
    ofCommit: async (repository, sha, stop) => (await (await source()).ofCommit?.(repository, sha, stop)) ?? cannot,
  };
}
