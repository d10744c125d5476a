import { isEventId } from '../core/incident/event.ts';
import { isEnded, phases, type Phase } from '../core/incident/phase.ts';
import { isSeverityLevel } from '../core/incident/severity.ts';
import type { IncidentSummary } from '../core/incident/state.ts';
import { parseJson } from './packFile.ts';

/** What the index remembers of an ended incident. Active ones are never taken from it. */
export interface Remembered {
  readonly summary: IncidentSummary;
  /** Of the files that the summary was read from; see `stampOf`. Empty: to be read again. */
  readonly stamp: string;
}

const indexVersion = 1;

export function printIndex(remembered: ReadonlyMap<string, Remembered>): string {
  return `${JSON.stringify({ v: indexVersion, ended: [...remembered.values()] })}\n`;
}

export interface IndexReading {
  readonly remembered: Map<string, Remembered>;
  /** False when something was left out. */
  readonly sound: boolean;
}

/** Takes what is sound and leaves out the rest: nothing depends on it. Never throws. */
export function parseIndex(text: string): IndexReading {
  const { v, ended } = (parseJson(text)?.value ?? {}) as { readonly v?: unknown; readonly ended?: unknown };
  const entries: readonly unknown[] = v === indexVersion && Array.isArray(ended) ? ended : [undefined];
  const remembered = new Map<string, Remembered>();
  for (const entry of entries) if (isRemembered(entry)) remembered.set(entry.summary.id, entry);
  return { remembered, sound: remembered.size === entries.length };
}

/** By hand: a schema takes several times as long, and there may be ten thousand. */
function isRemembered(value: unknown): value is Remembered {
  if (!isObject(value) || typeof value['stamp'] !== 'string' || !isObject(value['summary'])) return false;
  const summary = value['summary'];
  return (
    typeof summary['id'] === 'string' &&
    isEventId(summary['id']) &&
    typeof summary['title'] === 'string' &&
    (summary['severity'] === undefined || isSeverityLevel(summary['severity'])) &&
    isEndedPhase(summary['phase']) &&
    isTime(summary['startedAtMs']) &&
    isTime(summary['declaredAtMs']) &&
    (summary['resolvedAtMs'] === undefined || isTime(summary['resolvedAtMs'])) &&
    (summary['endedAtMs'] === undefined || isTime(summary['endedAtMs'])) &&
    typeof summary['lastEventId'] === 'string' &&
    isEventId(summary['lastEventId']) &&
    typeof summary['eventCount'] === 'number'
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isEndedPhase(value: unknown): boolean {
  return phases.includes(value as Phase) && isEnded(value as Phase);
}

/** What a `Date` can hold. */
function isTime(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15;
}
