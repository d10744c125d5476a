import type { Clock } from '../../../src/app/ports.ts';
import type { Timers } from '../../../src/store/fileSystem.ts';

export const realClock: Clock = { now: () => Date.now() };

export const realTimers: Timers = {
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return { dispose: () => clearTimeout(timer) };
  },
};
