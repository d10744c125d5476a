import { zoneAbbreviation } from './writtenZone.ts';
import { findDate, type PartialDate } from './writtenDate.ts';

/** What a text says about time at its start. */
export interface When {
  readonly written: string;
  readonly date?: PartialDate;
  /** "03:12"; absent where only a date, or a time that somebody left open ("??:??"), is written. */
  readonly time?: string;
  /** A time stands there, even one that was left open. */
  readonly timed: boolean;
  readonly zone?: string;
  /** Where the time begins, behind marks and "ca.". */
  readonly start: number;
  /** Where the text behind the time begins. */
  readonly end: number;
}

const opening = /[\s*_`[({<~≈]*(?:(?:at|by|from|around|about|approximately|approx\.?|circa|ca\.?|c\.)\s+[~≈]?)?/iuy;
const clock =
  /(?<hour>\d{1,2})(?::(?<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?(?:\s?(?<half>[ap]\.?m\b\.?))?|\s?(?<alone>[ap]\.?m\b\.?)|h(?<french>\d{2})\b)(?!\d|:\d)/iuy;
const military =
  /(?<hour>[01]\d|2[0-3])(?<minute>[0-5]\d)(?=\s?(?:z\b|utc|gmt|hrs\b|hours\b))(?:\s?(?:hrs|hours)\b)?/iuy;
const open = /(?:\d?[\dx?]{1,2}:[\dx?]{2}(?<=[x?])|\?{2,})(?!\w)/iuy;
const zone = new RegExp(String.raw`\s?\(?(?<zone>${zoneAbbreviation}|Z|[+-]\d{2}:?\d{2})\b\)?`, 'uy');
const range = /\s*(?:-|–|—|\bto\b|\buntil\b)\s*~?(?=\d{1,2}(?::\d{2}|\s?[ap]m))/iuy;
const joint = /[\s,]*(?:T(?=\d)|at\s+|[-–—@]\s+(?=\d{1,2}:))?[\s~≈]*(?:ca\.?\s*|around\s+|about\s+|approx\.?\s*)?/iuy;
const closing = /[*_`\])}>]*\s*(?:(?:[-–—:|.,;]+|=>|->|→)(?=[\s*_`]|$)[*_`]*)?\s*/uy;

/** The date, the time, or both that `text` begins with; undefined when it begins with something else. */
export function readWhen(text: string): When | undefined {
  const begin = matchAt(opening, text, 0).length;
  const date = findDate(text, begin);
  let at = begin + (date?.length ?? 0);
  const gap = date === undefined ? '' : matchAt(joint, text, at);
  const time = readTime(text, at + gap.length);
  if (date === undefined && time === undefined) return undefined;
  if (time !== undefined) at = time.end;
  const inZone = time === undefined ? undefined : readZone(text, at);
  at += inZone?.length ?? 0;
  const written = text.slice(begin, at);
  const end = at + matchAt(closing, text, at).length;
  // "10:30pods", "50:50%": what goes on without a gap is no time.
  if (end === at && /^[\p{L}\d%]/u.test(text.slice(at))) return undefined;
  return {
    written,
    ...(date?.date === undefined ? {} : { date: date.date }),
    ...(time?.time === undefined ? {} : { time: time.time }),
    timed: time !== undefined,
    ...(inZone === undefined ? {} : { zone: inZone.zone }),
    start: begin,
    end,
  };
}

function readTime(text: string, from: number): { readonly time?: string; readonly end: number } | undefined {
  const left = matchAt(open, text, from);
  if (left !== '') return { end: from + left.length };
  const found = readClock(text, from);
  if (found === undefined) return undefined;
  const gap = matchAt(range, text, found.end);
  const until = gap === '' ? undefined : readClock(text, found.end + gap.length);
  return until === undefined ? found : { time: found.time, end: until.end };
}

function readClock(text: string, from: number): { readonly time: string; readonly end: number } | undefined {
  for (const form of [clock, military]) {
    form.lastIndex = from;
    const match = form.exec(text);
    if (match?.groups === undefined) continue;
    const { hour, minute, half, alone, french } = match.groups;
    const time = timeOf(Number(hour), Number(minute ?? french ?? 0), half ?? alone);
    if (time !== undefined) return { time, end: from + match[0].length };
  }
  return undefined;
}

/** "17:14pm" is 17:14: who writes 24 hours means them. */
function timeOf(hour: number, minute: number, half: string | undefined): string | undefined {
  if (hour > 24 || minute > 59) return undefined;
  const isPm = half?.toLowerCase().startsWith('p');
  const hours = half === undefined || hour > 12 ? hour % 24 : (hour % 12) + (isPm === true ? 12 : 0);
  return `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function readZone(text: string, from: number): { readonly zone: string; readonly length: number } | undefined {
  zone.lastIndex = from;
  const match = zone.exec(text);
  const name = match?.groups?.['zone'];
  if (match === null || name === undefined) return undefined;
  return { zone: name === 'Z' ? 'UTC' : name, length: match[0].length };
}

function matchAt(pattern: RegExp, text: string, from: number): string {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? '';
}
