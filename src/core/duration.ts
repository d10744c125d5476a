import type { Say } from './say.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "7 s" below a minute, else as `formatDuration` has it. */
export function formatElapsed(durationMs: number, say: Say): string {
  const ms = Math.abs(durationMs);
  return ms < minuteMs ? say('{0} s', Math.max(1, Math.round(ms / 1000))) : formatDuration(ms, say);
}

/** From one moment to another as the minutes say that are shown of both: "13:22 to 13:25" is 3, whatever the seconds. */
export function shownLengthMs(fromMs: number, toMs: number): number {
  return (Math.floor(toMs / minuteMs) - Math.floor(fromMs / minuteMs)) * minuteMs;
}

/** How long something lasted, everywhere the same; a clock that was set back makes no negative time. */
export function formatLength(fromMs: number, toMs: number, say: Say): string {
  return formatDuration(Math.max(0, shownLengthMs(fromMs, toMs)), say);
}

/** "0 min", "12 min", "1 h 4 min", "2 d 3 h": whole minutes, rounded down; a negative time reads as its amount. */
export function formatDuration(durationMs: number, say: Say): string {
  const ms = Math.abs(durationMs);
  const days = Math.floor(ms / dayMs);
  const hours = Math.floor((ms % dayMs) / hourMs);
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  if (days > 0) return hours === 0 ? say('{0} d', days) : say('{0} d {1} h', days, hours);
  if (hours > 0) return minutes === 0 ? say('{0} h', hours) : say('{0} h {1} min', hours, minutes);
  return say('{0} min', minutes);
}
