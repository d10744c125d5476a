import { momentsAt } from '../../wallClock.ts';
import type { PostMortem, WrittenTime } from '../postMortem.ts';

const minuteMs = 60_000;

/** Reads the document's times as moments. Undefined where its zone is not known for certain: "PST" in July is none. */
export function documentMoments({ timeZone, date }: PostMortem, when: WrittenTime): readonly number[] | undefined {
  const day = when.date ?? date?.value;
  const zone = when.zone ?? timeZone?.value;
  if (day === undefined || when.time === undefined || zone === undefined) return undefined;
  const wallMs = Date.parse(`${day}T${when.time}:00Z`);
  if (Number.isNaN(wallMs)) return undefined;
  const offsetMs = fixedOffset(zone);
  if (offsetMs !== undefined) return [wallMs - offsetMs];
  // An abbreviation beside a time tells apart the two times when the clocks go back; the place gives the rules.
  const place = zone.includes('/') ? zone : (timeZone?.value ?? '');
  if (!place.includes('/')) return undefined;
  try {
    return momentsAt(wallMs, place).moments;
  } catch {
    return undefined;
  }
}

function fixedOffset(zone: string): number | undefined {
  if (/^(?:UTC|GMT|Z)$/u.test(zone)) return 0;
  const [, sign, hours, minutes] = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/u.exec(zone) ?? [];
  if (hours === undefined) return undefined;
  const ms = (Number(hours) * 60 + Number(minutes ?? 0)) * minuteMs;
  return sign === '-' ? -ms : ms;
}
