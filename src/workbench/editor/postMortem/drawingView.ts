import { formatDuration } from '../../../core/duration.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { formatDate, formatTime } from '../../../core/moment.ts';
import { drawTimeLine } from '../../../core/postmortem/drawing.ts';
import type { PostMortem } from '../../../core/postmortem/postMortem.ts';
import type { Span } from '../../../core/postmortem/span.ts';
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
    durations: spans.map((span) => ({ name: spanName(span.name, say), ...measured(span, timeZone, say) })),
    timeZone,
  };
}

function spanName(name: Span['name'], say: Say): string {
  switch (name) {
    case 'detect':
      return say('Time to detect');
    case 'acknowledge':
      return say('Time to acknowledge');
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
  const totalMs = windows.reduce((sum, { from, to }) => sum + to.atMs - from.atMs, 0);
  const print = (ms: number): string => `${formatDate(ms, timeZone)} ${formatTime(ms, timeZone)}`;
  const how = windows.map(({ from, to }) =>
    say('from {0} {1} to {2} {3}', from.name, print(from.atMs), to.name, print(to.atMs)),
  );
  return { length: formatDuration(totalMs, say), how: how.join(', ') };
}
