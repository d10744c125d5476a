export type { GitApi } from './gitApi.ts';
export { gitChangeSource, recentDays, type GitChangeSourceOptions } from './gitChangeSource.ts';
