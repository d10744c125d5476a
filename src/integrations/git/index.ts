export type { GitApi, GitExtension } from './gitApi.ts';
export { gitChangeSource, recentDays, type GitChangeSource, type GitChangeSourceOptions } from './gitChangeSource.ts';
