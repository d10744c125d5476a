export type { GitApi, GitExtension } from './gitApi.ts';
export { gitChangeSource, recentDays, type GitChangeSourceOptions } from './gitChangeSource.ts';
