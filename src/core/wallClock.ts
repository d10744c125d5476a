/**
 * What the clock on the wall reads, as a number: the milliseconds since the epoch at which UTC reads the
 * same. Between the two runs the zone's offset, which `Intl` knows for every moment.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}

const dayMs = 86_400_000;

export function wallClock(ms: number, timeZone: string): number {
  const wholeMs = Math.floor(ms / 1000) * 1000;
  const found: Record<string, number> = {};
  for (const { type, value } of format(timeZone).formatToParts(wholeMs)) found[type] = Number(value);
  const part = (name: string): number => found[name] ?? 0;
  const wallMs = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wallMs + (ms - wholeMs);
}

/**
 * The moments at which the wall clock reads `wallMs`, earliest first: none when the clocks went forward
 * over it, two when they went back over it. `aroundMs` is in the neighbourhood also when there is none.
 */
export function momentsAt(
  wallMs: number,
  timeZone: string,
): { readonly moments: readonly number[]; readonly aroundMs: number } {
  const offsetAt = (ms: number): number => wallClock(ms, timeZone) - ms;
  const beforeMs = wallMs - offsetAt(wallMs - dayMs);
  const afterMs = wallMs - offsetAt(wallMs + dayMs);
  const moments = [...new Set([beforeMs, afterMs])].filter((ms) => wallClock(ms, timeZone) === wallMs);
  return { moments: moments.sort((a, b) => a - b), aroundMs: moments[0] ?? beforeMs };
}
