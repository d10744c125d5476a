const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;
type Unit = keyof typeof unitMs;

/** "2d 3h", "40m", "21m 14.2s" in milliseconds. */
export function durationMs(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([dhms])(?:\s+|$)/gy)];
  if (parts.map(([part]) => part).join('') !== text || text === '') throw new Error(`Not a duration: "${text}"`);
  return parts.reduce((sum, [, figure, unit]) => sum + Number(figure) * unitMs[unit as Unit], 0);
}

export function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}

/** The Sunday on which the on-call week of `timeMs` began: weeks turn on Sundays at 6pm in Los Angeles. */
export function onCallSunday(timeMs: number): string {
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en-US', { ...fields, timeZone: 'America/Los_Angeles' });
  const part = Object.fromEntries(format.formatToParts(timeMs).map(({ type, value }) => [type, Number(value)]));
  const turned = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'] ?? 1, (part['hour'] ?? 0) - 18);
  return dayOf(turned - new Date(turned).getUTCDay() * unitMs.d);
}

/**
 * Fills the marks that make a content file fit the base time: `@@time -21m 14.2s@@` (ISO), `@@date -12d@@` and
 * `@@sunday +1@@` (the Sunday that starts an on-call week; +1 is next week).
 */
export function fillTimes(text: string, baseMs: number): string {
  return text.replace(/@@(time|date|sunday) ([+-])([^@]+)@@/g, (_, kind: string, sign: string, amount: string) => {
    const by = sign === '-' ? -1 : 1;
    if (kind === 'sunday') return dayOf(Date.parse(onCallSunday(baseMs)) + by * Number(amount) * 7 * unitMs.d);
    const time = new Date(baseMs + by * durationMs(amount)).toISOString();
    return kind === 'time' ? time : time.slice(0, 10);
  });
}
