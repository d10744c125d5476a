import type { Clock, Ids } from '../../../src/app/ports.ts';
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

/** ULIDs that differ in every run of `randomIds`, but are the same in every test run. */
let seeds = 0;

export function testIds(): Ids {
  let count = 0;
  const seed = ++seeds;
  return {
    next: (nowMs, after = '') => {
      const tail = (id: number): string => digits(seed, 8) + digits(id, 8);
      const fresh = digits(nowMs, 10) + tail(++count);
      if (fresh > after) return fresh;
      return digits(timeOf(after) + 1, 10) + tail(count);
    },
  };
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function digits(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = alphabet.charAt(rest % 32) + text;
  return text;
}

function timeOf(id: string): number {
  let timeMs = 0;
  for (const digit of id.slice(0, 10)) timeMs = timeMs * 32 + alphabet.indexOf(digit);
  return timeMs;
}
