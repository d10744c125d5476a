import { describeEntry } from '../incident/describe.ts';
import { shortened } from '../incident/title.ts';
import { formatDuration } from '../duration.ts';
import type { IncidentState, TimelineEntry } from '../incident/state.ts';
import { formatDate, formatTime, zoneName } from '../moment.ts';
import { sayEnglish } from '../say.ts';
import { escapeText } from './escape.ts';
import { printEntryMark } from './marks.ts';
import { lengthMs, type Span, type SpanEnd } from './span.ts';

/** How a document prints moments: with the date where its entries span days, with the zone where that changes. */
export interface DraftTimes {
  readonly timeZone: string;
  readonly zones: readonly string[];
  readonly print: (ms: number) => string;
}

export function draftTimes(state: IncidentState, entries: readonly TimelineEntry[], timeZone: string): DraftTimes {
  const { resolvedAtMs } = state.milestones;
  const moments = [state.startedAtMs, ...entries.map(({ atMs }) => atMs)];
  if (resolvedAtMs !== undefined) moments.push(resolvedAtMs);
  const dates = new Set(moments.map((ms) => formatDate(ms, timeZone)));
  const zones = [...new Set(moments.map((ms) => zoneName(ms, timeZone)))];
  return {
    timeZone,
    zones,
    print: (ms) => {
      const date = dates.size === 1 && dates.has(formatDate(ms, timeZone)) ? '' : `${formatDate(ms, timeZone)} `;
      return `${date}${formatTime(ms, timeZone)}${zones.length > 1 ? ` ${zoneName(ms, timeZone)}` : ''}`;
    },
  };
}

/** "5 min (from Started 03:07 to Declared 03:12) <!-- … -->", or "Unknown". */
export function printSpan({ windows }: Pick<Span, 'windows'>, times: DraftTimes): string {
  if (windows.length === 0) return unknown;
  const how = windows.map(
    ({ from, to }) => `from ${from.name} ${times.print(from.atMs)} to ${to.name} ${times.print(to.atMs)}${actOf(to)}`,
  );
  const mark = printEntryMark(windows.flatMap(({ from, to }) => [from.entry, to.entry]));
  return `${formatDuration(lengthMs({ windows }), sayEnglish)} (${how.join(', ')}) ${mark}`;
}

function actOf({ act }: SpanEnd): string {
  return act === undefined ? '' : `, ${escapeText(shortened(describeEntry(act, sayEnglish).line, 60))}`;
}

/** What the record does not hold. */
export const unknown = 'Unknown';
