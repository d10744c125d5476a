import { formatDuration } from '../../../core/duration.ts';
import { describeEntry } from '../../../core/incident/describe.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { shortened } from '../../../core/incident/title.ts';
import { formatDate, formatTime } from '../../../core/moment.ts';
import { drawTimeLine } from '../../../core/postmortem/drawing.ts';
import type { PostMortem } from '../../../core/postmortem/postMortem.ts';
import { isAcknowledged, lengthMs, type Span, type SpanEnd } from '../../../core/postmortem/span.ts';
import type { Say } from '../../../core/say.ts';
import type { DrawingView } from '../../../protocol/postMortem/snapshot.ts';

export interface DrawingPlace {
  /** An IANA name, in which the page prints moments. */
  readonly timeZone: string;
  readonly say: Say;
}

export function drawingView(
  document: PostMortem,
  state: IncidentState | undefined,
  { timeZone, say }: DrawingPlace,
): DrawingView {
  const { impact, marks, spans } = drawTimeLine(document, state, say);
  return {
    impact: [...impact],
    marks: [...marks],
    durations: spans.map((span) => ({ name: spanName(span, say), ...measured(span, timeZone, say) })),
    timeZone,
  };
}

function spanName(span: Span, say: Say): string {
  switch (span.name) {
    case 'detect':
      return say('Time to detect');
    case 'respond':
      return isAcknowledged(span) ? say('Time to acknowledge') : say('Time to first response');
    case 'mitigate':
      return say('Time to mitigate');
    case 'resolve':
      return say('Time to resolve');
    case 'downtime':
      return say('Downtime');
  }
}

function measured({ windows }: Span, timeZone: string, say: Say): { readonly length: string; readonly how: string } {
  if (windows.length === 0) return { length: say('Unknown'), how: say('The record does not hold both ends.') };
  const print = (ms: number): string => `${formatDate(ms, timeZone)} ${formatTime(ms, timeZone)}`;
  const how = windows.map(({ from, to }) =>
    say('from {0} {1} to {2} {3}', from.name, print(from.atMs), nameOf(to, say), print(to.atMs)),
  );
  return { length: formatDuration(lengthMs({ windows }), say), how: how.join(', ') };
}

/** "First response: Linked #234 …" */
function nameOf({ name, act }: SpanEnd, say: Say): string {
  return act === undefined ? name : `${name}: ${shortened(describeEntry(act, say).line, 100)}`;
}
