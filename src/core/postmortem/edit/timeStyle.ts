import type { WrittenEntry } from '../postMortem.ts';
import { readWhen } from '../read/writtenWhen.ts';

/** A moment of a timeline: "2026-11-24" and "03:12"; without a date it is on the day of its neighbours. */
export interface TimelineMoment {
  readonly date?: string;
  readonly time: string;
}

/** What stands around the times of a timeline's lines. */
export interface TimeStyle {
  /** The bullet or hashes with the space behind. */
  readonly lead: string;
  readonly before: string;
  readonly after: string;
}

const leadPattern = /^\s*(?:>\s?)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s+)?(?:#{1,6}\s+)?/u;

/** How the line of `entry` is written; undefined where its time is not at the line's start. */
export function readStyle(source: string): TimeStyle | undefined {
  const lead = leadPattern.exec(source)?.[0] ?? '';
  const rest = source.slice(lead.length);
  const when = readWhen(rest);
  if (when === undefined) return undefined;
  const after = rest.slice(when.start + when.written.length, when.end);
  return { lead, before: rest.slice(0, when.start), after: after === '' ? ' ' : after };
}

/** The moment as the neighbour writes its own: with its date where that has one or the days differ, am and pm, zone. */
export function printMoment(moment: TimelineMoment, neighbour: WrittenEntry, day: string | undefined): string {
  const { written, date = day, zone } = neighbour.when;
  const ownDate = /\d{4}-\d{2}-\d{2}/u.test(written);
  const shown = moment.date !== undefined && (ownDate || moment.date !== date) ? `${moment.date} ` : '';
  const half = /\d\s?([ap])\.?m\b/iu.exec(written);
  const time = half === null ? moment.time : inHalves(moment.time, half[0]);
  const named = zone !== undefined && written.includes(zone) ? ` ${zone}` : '';
  return `${shown}${time}${named}`;
}

function inHalves(time: string, like: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const gap = like.includes(' ') ? ' ' : '';
  const half = hour < 12 ? 'am' : 'pm';
  const named = /[AP]/u.test(like) ? half.toUpperCase() : half;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')}${gap}${named}`;
}

/** Comparable; entries without a date count as of `day`. */
export function momentKey(when: { readonly date?: string; readonly time?: string }, day: string): string {
  return `${when.date ?? day}T${when.time ?? ''}`;
}
