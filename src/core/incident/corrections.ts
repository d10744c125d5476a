import type { AnyEvent, EventOf } from './event.ts';

/** An event as it counts after every correction that names it. */
export interface EffectiveEvent {
  readonly event: AnyEvent;
  readonly atMs: number;
  /** The corrected text, when one was given. */
  readonly text?: string;
  readonly amended: boolean;
  readonly retracted: boolean;
}

/**
 * Drops duplicates (equal ids are the same event), applies corrections, and sorts by time, then id.
 * A correction only counts for an entry with a smaller id, so corrections can never form a circle;
 * among several for one entry the one with the greatest id wins, whatever order they arrive in.
 * The `declared` entry cannot be retracted: an incident that was none is canceled.
 */
export function effectiveEvents(events: readonly AnyEvent[]): readonly EffectiveEvent[] {
  const byId = new Map<string, AnyEvent>();
  for (const event of events) {
    const other = byId.get(event.id);
    if (other === undefined || (other !== event && printed(event) < printed(other))) byId.set(event.id, event);
  }

  const retracted = new Set<string>();
  const newestFirst = [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  for (const event of newestFirst) {
    if (event.type !== 'retracted' || retracted.has(event.id)) continue;
    const target = byId.get(event.data.entry);
    if (target !== undefined && target.id < event.id && target.type !== 'declared') retracted.add(target.id);
  }

  const amendments = new Map<string, { at?: string; text?: string }>();
  for (const event of newestFirst) {
    if (event.type !== 'amended' || retracted.has(event.id) || event.data.entry >= event.id) continue;
    amendments.set(event.data.entry, { ...definedFields(event), ...amendments.get(event.data.entry) });
  }

  return [...byId.values()]
    .map((event) => withCorrections(event, amendments.get(event.id), retracted.has(event.id)))
    .sort((a, b) => a.atMs - b.atMs || (a.event.id < b.event.id ? -1 : 1));
}

/**
 * Two different events under one id are somebody's mistake; which one counts must not depend on their order.
 * One that is nested too deep to be printed comes first.
 */
function printed(event: AnyEvent): string {
  try {
    return JSON.stringify(event);
  } catch {
    return '';
  }
}

function definedFields({ data }: EventOf<'amended'>): { at?: string; text?: string } {
  return { ...(data.at === undefined ? {} : { at: data.at }), ...(data.text === undefined ? {} : { text: data.text }) };
}

function withCorrections(
  event: AnyEvent,
  amendment: { at?: string; text?: string } | undefined,
  retracted: boolean,
): EffectiveEvent {
  return {
    event,
    atMs: Date.parse(amendment?.at ?? event.at),
    ...(amendment?.text === undefined ? {} : { text: amendment.text }),
    amended: amendment !== undefined,
    retracted,
  };
}
