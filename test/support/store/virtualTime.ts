import type { Clock, Ids } from '../../../src/app/ports.ts';
import { nextUlid } from '../../../src/core/incident/ulid.ts';
import type { Timers } from '../../../src/store/fileSystem.ts';

/** A clock and timers that move only when told to. */
export interface VirtualTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Runs what falls due meanwhile, in order, each with all that it sets off. */
  advance(ms: number): Promise<void>;
  /** Sets the clock alone, backwards too, as a person or a time server would. */
  setClock(nowMs: number): void;
}

export function virtualTime(startMs = Date.UTC(2026, 0, 1)): VirtualTime {
  let nowMs = startMs;
  let elapsedMs = 0;
  const due = new Set<{ readonly atMs: number; readonly run: () => void }>();
  const next = (untilMs: number) => [...due].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
  const pass = (toMs: number): void => {
    nowMs += toMs - elapsedMs;
    elapsedMs = toMs;
  };
  return {
    clock: { now: () => nowMs },
    timers: {
      after: (delayMs, run) => {
        const timer = { atMs: elapsedMs + delayMs, run };
        due.add(timer);
        return { dispose: () => void due.delete(timer) };
      },
    },
    setClock: (toMs) => void (nowMs = toMs),
    advance: async (ms) => {
      const untilMs = elapsedMs + ms;
      await settle();
      for (let timer = next(untilMs); timer !== undefined; timer = next(untilMs)) {
        due.delete(timer);
        pass(timer.atMs);
        timer.run();
        await settle();
      }
      pass(untilMs);
    },
  };
}

/** Lets every promise that can go on do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** ULIDs of which no two are equal, whoever makes them; the same in every test run. */
export function testIds(): Ids {
  const maker = ++makers;
  let count = 0;
  return {
    next: (nowMs, after) => {
      const bytes = new Uint8Array(10);
      new DataView(bytes.buffer).setUint32(2, maker);
      new DataView(bytes.buffer).setUint32(6, ++count);
      return nextUlid(nowMs, bytes, after);
    },
  };
}

let makers = 0;
