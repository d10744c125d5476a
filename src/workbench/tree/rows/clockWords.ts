import { pressingClock, type ClockReading } from '../../../core/incident/clocks.ts';
import type { ClockName } from '../../../core/incident/event.ts';
import { formatDuration } from '../../../core/duration.ts';
import type { Say } from '../../../core/say.ts';

const minuteMs = 60_000;

/**
 * A clock in a few words: "update in 3 min", "update overdue by 4 min". What is left is rounded up and
 * what has passed is rounded down, so that it never reads "in 0 min".
 */
export function clockPhrase(
  { name, dueAtMs }: Pick<ClockReading, 'name' | 'dueAtMs'>,
  nowMs: number,
  say: Say,
): string {
  const leftMs = dueAtMs - nowMs;
  if (leftMs > 0) return dueIn(name, formatDuration(Math.ceil(leftMs / minuteMs) * minuteMs, say), say);
  return -leftMs < minuteMs ? dueNow(name, say) : overdueBy(name, formatDuration(leftMs, say), say);
}

/** The clock that presses most, in a few words; a snoozed one only when nothing else is open. */
export function dueWords(clocks: readonly ClockReading[], nowMs: number, say: Say): string | undefined {
  const pressing = pressingClock(clocks);
  if (pressing !== undefined) return clockPhrase(pressing, nowMs, say);
  const snoozed = clocks.find(({ state }) => state === 'snoozed');
  return snoozed === undefined ? undefined : say('{0}, snoozed', clockPhrase(snoozed, nowMs, say));
}

function dueIn(name: ClockName, left: string, say: Say): string {
  switch (name) {
    case 'firstResponse':
      return say('response in {0}', left);
    case 'nextUpdate':
      return say('update in {0}', left);
    case 'stability':
      return say('stable in {0}', left);
    case 'postMortem':
      return say('post-mortem in {0}', left);
  }
}

function dueNow(name: ClockName, say: Say): string {
  switch (name) {
    case 'firstResponse':
      return say('response due now');
    case 'nextUpdate':
      return say('update due now');
    case 'stability':
      return say('stable now');
    case 'postMortem':
      return say('post-mortem due now');
  }
}

function overdueBy(name: ClockName, by: string, say: Say): string {
  switch (name) {
    case 'firstResponse':
      return say('response overdue by {0}', by);
    case 'nextUpdate':
      return say('update overdue by {0}', by);
    case 'stability':
      return say('stable for {0}', by);
    case 'postMortem':
      return say('post-mortem overdue by {0}', by);
  }
}
