/**
 * Points in time as people read them, in a named zone. Built on `Intl`, which knows every zone's rules
 * and daylight-saving changes. `timeZone` is an IANA name, "UTC" or "Europe/Berlin".
 */

interface Parts {
  readonly date: string;
  readonly time: string;
  readonly zone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  formats.set(timeZone, made);
  return made;
}

/** Taking a moment apart is slow beside all else that a row of the tree needs, and rows are drawn again and again. */
const known = new Map<string, Parts>();
const knownAtMost = 10_000;

/** Every moment of one minute reads the same: the zones of our time are whole minutes apart. */
function parts(ms: number, timeZone: string): Parts {
  const key = `${Math.floor(ms / 60_000)} ${timeZone}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = makeParts(ms, timeZone);
  if (known.size >= knownAtMost) known.clear();
  known.set(key, made);
  return made;
}

function makeParts(ms: number, timeZone: string): Parts {
  const found: Record<string, string> = {};
  for (const { type, value } of format(timeZone).formatToParts(ms)) found[type] = value;
  const part = (name: string): string => found[name] ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
    zone: part('timeZoneName'),
  };
}

/** "2026-11-24" */
export function formatDate(ms: number, timeZone: string): string {
  return parts(ms, timeZone).date;
}

/** "03:12" */
export function formatTime(ms: number, timeZone: string): string {
  return parts(ms, timeZone).time;
}

/** "2026-11-24 03:12 CET" */
export function formatMoment(ms: number, timeZone: string): string {
  const { date, time, zone } = parts(ms, timeZone);
  return `${date} ${time} ${zone}`;
}

/** "03:12", or "2026-11-24 03:12" when it is not on the same day as `nowMs`: a time without its day misleads. */
export function formatTimeNear(ms: number, nowMs: number, timeZone: string): string {
  const { date, time } = parts(ms, timeZone);
  return date === formatDate(nowMs, timeZone) ? time : `${date} ${time}`;
}

/** The zone's short name at that moment: "CET", "UTC", "GMT-7". */
export function zoneName(ms: number, timeZone: string): string {
  return parts(ms, timeZone).zone;
}
