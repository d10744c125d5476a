import { failed, ok, type Result } from './result.ts';
import { zoneName } from './moment.ts';
import { momentsAt, wallClock } from './wallClock.ts';

/** Why a text is no moment in the past. `skipped`: the clocks went forward over it. */
export type MomentProblem = 'empty' | 'notATime' | 'future' | 'skipped' | 'tooLongAgo';

export interface MomentContext {
  readonly nowMs: number;
  /** IANA name; times without a zone of their own are read in it. */
  readonly timeZone: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const longestAgoMs = 10 * 366 * dayMs;

const amount = String.raw`\d{1,6}(?:\.\d+)?\s*(?:d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)`;
const relative = new RegExp(String.raw`^${amount}(?:[\s,]*${amount})*(?:\s+ago)?$`);
const amounts = /(\d{1,6}(?:\.\d+)?)\s*([dhms])/g;
const absolute = new RegExp(
  [
    String.raw`^(?:(?<day>today|yesterday)[\s,]+|(?<year>\d{4})-(?<month>\d{1,2})-(?<date>\d{1,2})(?:t|[\s,]+))?`,
    String.raw`(?<hour>\d{1,2})(?::(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?)?\s*(?<half>[ap]\.?m\.?)?`,
    String.raw`\s*(?<zone>z|[a-z]{2,6}|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?)?$`,
  ].join(''),
);

/**
 * Reads a moment in the past as people type it: `03:12`, `3:12 am`, `yesterday 23:50`, `2026-11-24 03:12`,
 * ISO 8601 with an offset, `20 min ago`, `1h 20m`, `now`. A time of day later than now means yesterday's.
 * Of the two moments that one reading has when the clocks go back, the later one that is not in the future
 * is meant, unless the zone's short name is written with it.
 */
export function parseMoment(text: string, context: MomentContext): Result<number, MomentProblem> {
  const written = text.trim().toLowerCase().replace(/\s+/gu, ' ').replace(/−/g, '-');
  if (written === '') return failed('empty');
  if (written === 'now') return ok(context.nowMs);
  const reading = relative.test(written) ? ok(context.nowMs - sum(written)) : readAbsolute(written, context);
  if (!reading.ok) return reading;
  if (reading.value > context.nowMs) return failed('future');
  return reading.value < context.nowMs - longestAgoMs ? failed('tooLongAgo') : reading;
}

function sum(written: string): number {
  const unitMs: Readonly<Record<string, number>> = { d: dayMs, h: hourMs, m: minuteMs, s: 1000 };
  let totalMs = 0;
  for (const [, count, unit] of written.matchAll(amounts)) totalMs += Number(count) * (unitMs[unit ?? ''] ?? 0);
  return Math.round(totalMs);
}

function readAbsolute(written: string, { nowMs, timeZone }: MomentContext): Result<number, MomentProblem> {
  const groups = absolute.exec(written)?.groups;
  const timeMs = groups === undefined ? undefined : timeOfDay(groups);
  if (groups === undefined || timeMs === undefined) return failed('notATime');
  const zone = readZone(groups['zone'], timeZone);
  const todayMs = Math.floor(zone.wallClock(nowMs) / dayMs) * dayMs;
  if (groups['year'] !== undefined) {
    const dateMs = calendarDate(groups);
    return dateMs === undefined ? failed('notATime') : choose(zone.momentsAt(dateMs + timeMs), nowMs);
  }
  if (groups['day'] === 'yesterday') return choose(zone.momentsAt(todayMs - dayMs + timeMs), nowMs);
  const today = zone.momentsAt(todayMs + timeMs);
  const isLater = today.moments.every((ms) => ms > nowMs) && today.aroundMs > nowMs;
  if (groups['day'] === 'today' || !isLater) return choose(today, nowMs);
  return choose(zone.momentsAt(todayMs - dayMs + timeMs), nowMs);
}

interface Moments {
  readonly moments: readonly number[];
  /** When the reading is shown or jumped over. */
  readonly aroundMs: number;
  readonly named: boolean;
}

function choose({ moments, named }: Moments, nowMs: number): Result<number, MomentProblem> {
  if (!named) return failed('notATime');
  const [first] = moments;
  if (first === undefined) return failed('skipped');
  return ok(moments.filter((ms) => ms <= nowMs).at(-1) ?? first);
}

interface Zone {
  wallClock(ms: number): number;
  momentsAt(wallMs: number): Moments;
}

function readZone(name: string | undefined, timeZone: string): Zone {
  const offsetMs = name === undefined ? undefined : fixedOffset(name);
  if (offsetMs !== undefined) {
    return {
      wallClock: (ms) => ms + offsetMs,
      momentsAt: (wallMs) => ({ moments: [wallMs - offsetMs], aroundMs: wallMs - offsetMs, named: true }),
    };
  }
  return {
    wallClock: (ms) => wallClock(ms, timeZone),
    momentsAt: (wallMs) => {
      const { moments, aroundMs } = momentsAt(wallMs, timeZone);
      if (name === undefined) return { moments, aroundMs, named: true };
      const meant = moments.filter((ms) => zoneName(ms, timeZone).toLowerCase() === name);
      return { moments: meant, aroundMs, named: meant.length > 0 };
    },
  };
}

function fixedOffset(name: string): number | undefined {
  if (name === 'z' || name === 'utc' || name === 'gmt') return 0;
  const found = /([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(name);
  if (found === null) return undefined;
  const [, sign, hours, minutes] = found;
  const ms = Number(hours) * hourMs + Number(minutes ?? 0) * minuteMs;
  return sign === '-' ? -ms : ms;
}

type Groups = Readonly<Record<string, string | undefined>>;

function timeOfDay(groups: Groups): number | undefined {
  const { hour, minute, second, half } = groups as Groups & {
    hour?: string;
    minute?: string;
    second?: string;
    half?: string;
  };
  if (minute === undefined && half === undefined) return undefined;
  const written = Number(hour);
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const hours = half === undefined ? written : (written % 12) + (half.startsWith('p') ? 12 : 0);
  const minutes = Number(minute ?? 0);
  const seconds = Number(second ?? 0);
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return hours * hourMs + minutes * minuteMs + seconds * 1000;
}

/** Undefined for a date that the calendar does not have. */
function calendarDate(groups: Groups): number | undefined {
  const [year, month, date] = [Number(groups['year']), Number(groups['month']), Number(groups['date'])];
  const ms = Date.UTC(year, month - 1, date);
  const found = new Date(ms);
  const exists = found.getUTCFullYear() === year && found.getUTCMonth() === month - 1 && found.getUTCDate() === date;
  return exists ? ms : undefined;
}
