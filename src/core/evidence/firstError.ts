import type { EventData } from '../incident/event.ts';
import type { IncidentState, TimelineEntry } from '../incident/state.ts';

const speaksOfError =
  /\b(?:error|exception|traceback|panic|fatal|critical|fail(?:ed|ure)?|timed? ?out|refused|5\d\d)\b|\b[A-Z]\w*(?:Error|Exception)\b/iu;
/** A moment that no zone can make another one: in UTC or with its offset, or counted since the epoch under a name for it. */
const moment =
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})? ?(?:Z|UTC|[+-]\d\d:?\d\d)\b|\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?Z/u;
const counted = /"(?:time|ts|timestamp|@timestamp)"\s*:\s*(\d{13})\b/u;
const longestRead = 2_000_000;
const mostLines = 20_000;

/** An error long before the start is another one more likely than the beginning of this one. */
const farthestMs = 24 * 3_600_000;

/** When the earliest line that speaks of an error was written; unset where no such line gives its moment for certain. */
export function firstErrorMs(log: string): number | undefined {
  let first: number | undefined;
  for (const line of log.slice(0, longestRead).split(/\r?\n/u, mostLines)) {
    if (!speaksOfError.test(line)) continue;
    const atMs = momentOf(line);
    if (atMs !== undefined && (first === undefined || atMs < first)) first = atMs;
  }
  return first;
}

function momentOf(line: string): number | undefined {
  const [written] = moment.exec(line) ?? [];
  const atMs =
    written === undefined
      ? Number(counted.exec(line)?.[1])
      : Date.parse(
          written
            .replace(/ ?UTC$/u, 'Z')
            .replace(/^(\S+) (?=\d\d:)/u, '$1T')
            .replace(',', '.')
            .replace(/ (?=[+-]\d)/u, '')
            .replace(/([+-]\d\d)(\d\d)$/u, '$1:$2'),
        );
  return Number.isNaN(atMs) ? undefined : atMs;
}

export interface EarlierError {
  readonly entry: TimelineEntry;
  readonly atMs: number;
}

/** The first error of the logs on the record, where it is up to a day before the start of the incident, by a minute or more. */
export function errorBeforeStart({ timeline, startedAtMs }: IncidentState): EarlierError | undefined {
  let first: EarlierError | undefined;
  for (const entry of timeline) {
    const { event } = entry;
    if (event.type !== 'evidenceAdded' || !isLog(event.data)) continue;
    const atMs = firstErrorMs(event.data.text);
    if (atMs === undefined || !isBeforeStart(atMs, startedAtMs)) continue;
    if (first === undefined || atMs < first.atMs) first = { entry, atMs };
  }
  return first;
}

export interface OfferedStart extends EarlierError {
  /** Else it is of another log. */
  readonly isOfLog: boolean;
}

/** What to offer to whoever adds `log`: the first error of all logs, where this one has an error before the start. */
export function startToOffer(state: IncidentState, log: string): OfferedStart | undefined {
  const atMs = firstErrorMs(log);
  const first = errorBeforeStart(state);
  if (first === undefined || atMs === undefined || !isBeforeStart(atMs, state.startedAtMs)) return undefined;
  return { ...first, isOfLog: first.atMs === atMs };
}

function isBeforeStart(atMs: number, startedAtMs: number): boolean {
  return minuteOf(atMs) < minuteOf(startedAtMs) && startedAtMs - atMs <= farthestMs;
}

function minuteOf(ms: number): number {
  return Math.floor(ms / 60_000);
}

/** What Sitrep did itself is no log of what went wrong. */
export function isLog({ from }: Pick<EventData<'evidenceAdded'>, 'from'>): boolean {
  return from !== 'git' && from !== 'bisect';
}
