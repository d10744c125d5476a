import { decodeEvent, type AnyEvent } from '../core/incident/event.ts';
import type { FileProblem } from './wholeFile.ts';

/** An event as it stands in its file, by its id: whatever a newer version wrote there survives packing. */
export interface PackedEvent {
  readonly event: AnyEvent;
  /** The file's JSON value in one line. */
  readonly json: string;
}

export interface PackReading {
  readonly events: readonly PackedEvent[];
  /** Set when something in the pack could not be read: then it may hold more than `events`. */
  readonly problem?: FileProblem;
}

const packVersion = 1;

export function printPack(incident: string, events: readonly PackedEvent[]): string {
  const head = `{"v":${packVersion},"incident":${JSON.stringify(incident)},"events":[`;
  return `${head}\n${events.map(({ json }) => json).join(',\n')}\n]}\n`;
}

/** Reads as much of a pack as can be read. Never throws. */
export function parsePack(incident: string, text: string): PackReading {
  const pack = parseJson(text);
  if (pack === undefined) return { events: [], problem: 'notJson' };
  const { v, events: members } = (pack.value ?? {}) as { readonly v?: unknown; readonly events?: unknown };
  if (!Array.isArray(members)) return { events: [], problem: 'notAnEvent' };
  const events: PackedEvent[] = [];
  let problem: FileProblem | undefined = v === packVersion ? undefined : 'notAnEvent';
  for (const member of members) {
    const reading = packedEvent(incident, member);
    if (reading.ok) events.push(reading.packed);
    else problem ??= reading.problem;
  }
  return problem === undefined ? { events } : { events, problem };
}

export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Reads an event that must belong to `incident`. */
export function packedEvent(
  incident: string,
  value: unknown,
): { readonly ok: true; readonly packed: PackedEvent } | { readonly ok: false; readonly problem: FileProblem } {
  const reading = decodeEvent(value);
  if (!reading.ok) return reading;
  if (reading.event.incident !== incident) return { ok: false, problem: 'wrongPlace' };
  try {
    return { ok: true, packed: { event: reading.event, json: JSON.stringify(value) } };
  } catch {
    // Nested deeper than can be printed: it stays where it is.
    return { ok: false, problem: 'badData' };
  }
}
