import type { GitApi } from './gitApi.ts';

/**
 * Whether the Git extension has looked through the workspace, waiting for it at most `waitMs`. Before that it may
 * show some of the repositories but not all.
 */
export function whenInitialized(api: GitApi, waitMs: number): Promise<boolean> {
  if (api.state === 'initialized') return Promise.resolve(true);
  return new Promise((resolve) => {
    const finish = (initialized: boolean): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(initialized);
    };
    const timer = setTimeout(() => {
      finish(false);
    }, waitMs);
    const subscription = api.onDidChangeState((state) => {
      if (state === 'initialized') finish(true);
    });
  });
}
