import type { ChangeSource } from './ports.ts';

/** A source whose code is loaded when it is first asked; a load that failed is tried again. */
export function lazyChangeSource(name: string, load: () => Promise<ChangeSource>): ChangeSource {
  let loading: Promise<ChangeSource> | undefined;
  const source = (): Promise<ChangeSource> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  return {
    name,
    recent: async (request) => (await source()).recent(request),
    find: async (query, limit) => (await source()).find(query, limit),
  };
}
