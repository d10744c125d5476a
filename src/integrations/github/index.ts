export { openGitHub, type GitHub, type GitHubOptions } from './gitHub.ts';
export { gitHubLimitedUntil } from './limits.ts';
