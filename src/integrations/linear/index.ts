export { linearTracker } from './linearTracker.ts';
export type { LinearDoor, LinearToken } from './ask.ts';
