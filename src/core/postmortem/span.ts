import { shownLengthMs } from '../duration.ts';
import type { IncidentState, TimelineEntry } from '../incident/state.ts';
import { isWorking, type Phase } from '../incident/phase.ts';
import { firstResponse } from '../incident/response.ts';

/** One end of a measured time: what it is called, when it was, and the entry that says so. */
export interface SpanEnd {
  readonly name: string;
  readonly atMs: number;
  readonly entry: string;
  /** What was done, where the name does not say it. */
  readonly act?: TimelineEntry;
}

/** A measured time; more than one window where an incident came back. Empty windows: not on the record. */
export interface Span {
  readonly name: 'detect' | 'respond' | 'mitigate' | 'resolve' | 'downtime';
  readonly windows: readonly { readonly from: SpanEnd; readonly to: SpanEnd }[];
}

export interface Ends {
  readonly started?: SpanEnd;
  readonly declared?: SpanEnd;
  /** Named "Acknowledged" only where somebody acknowledged. */
  readonly responded?: SpanEnd;
  readonly mitigated?: SpanEnd;
  readonly resolved?: SpanEnd;
}

export function declaredEntry(state: IncidentState): TimelineEntry | undefined {
  return state.timeline.find(({ event, applied }) => event.type === 'declared' && applied);
}

/** Whose word the start is: the declaration's, or that of the last correction. */
export function startEntry(state: IncidentState): TimelineEntry | undefined {
  return (
    state.timeline.filter(({ event, applied }) => event.type === 'startCorrected' && applied).at(-1) ??
    declaredEntry(state)
  );
}

/** The moments that durations are measured between, with the entry behind each. */
export function readEnds(state: IncidentState): Ends {
  const declared = declaredEntry(state);
  if (declared === undefined) return {};
  const { mitigatedAtMs, resolvedAtMs } = state.milestones;
  const end = (name: string, atMs: number, entry: string): SpanEnd => ({ name, atMs, entry });
  const response = firstResponse(state);
  const mitigated = lastPhase(state, 'monitoring', mitigatedAtMs);
  const resolved = lastPhase(state, 'resolved', resolvedAtMs);
  return {
    started: end('Started', state.startedAtMs, (startEntry(state) ?? declared).id),
    declared: end('Declared', state.declaredAtMs, declared.id),
    ...(response === undefined ? {} : { responded: responseEnd(response) }),
    ...(mitigated === undefined ? {} : { mitigated: end('Monitoring', mitigated.atMs, mitigated.id) }),
    ...(resolved === undefined ? {} : { resolved: end('Resolved', resolved.atMs, resolved.id) }),
  };
}

function responseEnd(entry: TimelineEntry): SpanEnd {
  const { id, atMs, event } = entry;
  return event.type === 'acknowledged'
    ? { name: 'Acknowledged', atMs, entry: id }
    : { name: 'First response', atMs, entry: id, act: entry };
}

/** Whether the first response was that somebody acknowledged it. */
export function isAcknowledged({ windows }: Pick<Span, 'windows'>): boolean {
  return windows.some(({ to }) => to.name === 'Acknowledged');
}

export function lengthMs({ windows }: Pick<Span, 'windows'>): number {
  return windows.reduce((sum, { from, to }) => sum + shownLengthMs(from.atMs, to.atMs), 0);
}

export function measureSpans(state: IncidentState): readonly Span[] {
  const { started, declared, responded, mitigated, resolved } = readEnds(state);
  return [
    { name: 'detect', windows: between(started, declared) },
    { name: 'respond', windows: between(declared, responded) },
    { name: 'mitigate', windows: between(started, mitigated) },
    { name: 'resolve', windows: between(started, resolved) },
    { name: 'downtime', windows: downtime(state, started) },
  ];
}

function between(from: SpanEnd | undefined, to: SpanEnd | undefined): Span['windows'] {
  return from === undefined || to === undefined || to.atMs < from.atMs ? [] : [{ from, to }];
}

/**
 * The harm lasts until monitoring begins (or the incident is resolved without it), and again from each fall
 * back to an earlier phase. Nothing is said while it lasts, nor of an incident that was none.
 */
function downtime(state: IncidentState, started: SpanEnd | undefined): Span['windows'] {
  const windows: { from: SpanEnd; to: SpanEnd }[] = [];
  let from = started;
  for (const { event, atMs, id, applied } of state.timeline) {
    if (event.type !== 'phaseChanged' || !applied) continue;
    const { to } = event.data;
    const over = to === 'monitoring' || to === 'resolved';
    if (over && from !== undefined) {
      if (atMs < from.atMs) return [];
      windows.push({ from, to: { name: to === 'monitoring' ? 'Monitoring' : 'Resolved', atMs, entry: id } });
      from = undefined;
    } else if (isWorking(to) && to !== 'monitoring' && from === undefined) {
      from = { name: 'Back', atMs, entry: id };
    }
  }
  return from === undefined && state.phase !== 'canceled' ? windows : [];
}

function lastPhase(state: IncidentState, phase: Phase, atMs: number | undefined): TimelineEntry | undefined {
  return state.timeline
    .filter(
      ({ event, applied, ...entry }) =>
        event.type === 'phaseChanged' && event.data.to === phase && applied && entry.atMs === atMs,
    )
    .at(-1);
}
