import type { Clock } from '../../app/ports.ts';

export const wallClock: Clock = { now: () => Date.now() };
