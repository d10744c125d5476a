import { formatDate, formatMoment, formatTime, zoneName } from '../moment.ts';
import { escapeBlock, escapeHeading, escapeText, printFence } from '../postmortem/escape.ts';
import type { Say } from '../say.ts';
import { evidenceOf } from './evidence.ts';
import { describeEntry, describeSource, entryTeller, phaseName } from './describe.ts';
import type { IncidentState, TimelineEntry } from './state.ts';

export interface TimelineStyle {
  /** IANA name. */
  readonly timeZone: string;
  readonly nowMs: number;
  readonly say: Say;
}

/** The timeline, oldest entry first, to be pasted into a chat, an issue or a document. */
export function timelineMarkdown(state: IncidentState, style: TimelineStyle): string {
  const { say, timeZone, nowMs } = style;
  const title = state.title === '' ? say('Incident {0}', state.id) : state.title;
  const zones = [...new Set(state.timeline.map(({ atMs }) => zoneName(atMs, timeZone)))];
  const severity = state.severity === undefined ? [] : [say('Sev {0}', state.severity)];
  const lines = [
    `# ${escapeHeading(title)}`,
    '',
    escapeBlock(
      [
        ...severity,
        phaseName(state.phase, say),
        say(
          'times in {0}',
          zones.length === 0 || zones[0] === timeZone ? timeZone : `${timeZone} (${zones.join(', ')})`,
        ),
        say('copied {0}', formatMoment(nowMs, timeZone)),
      ].join(' · '),
    ),
    '',
    ...state.timeline.flatMap((entry) => entryLines(entry, timeOf(state.timeline, timeZone), say)),
  ];
  return `${lines.join('\n')}\n`;
}

/** A time of day alone only where it cannot be mistaken: on one day, with one offset from UTC. */
function timeOf(timeline: readonly TimelineEntry[], timeZone: string): (ms: number) => string {
  const distinct = (read: (ms: number, timeZone: string) => string): number =>
    new Set(timeline.map(({ atMs }) => read(atMs, timeZone))).size;
  if (distinct(zoneName) > 1) return (ms) => formatMoment(ms, timeZone);
  if (distinct(formatDate) > 1) return (ms) => `${formatDate(ms, timeZone)} ${formatTime(ms, timeZone)}`;
  return (ms) => formatTime(ms, timeZone);
}

function entryLines(entry: TimelineEntry, time: (ms: number) => string, say: Say): readonly string[] {
  const { evidence, rest } = withoutEvidence(entry);
  const { line, detail } = rest === undefined ? { line: say('Evidence'), detail: undefined } : describeEntry(rest, say);
  const about = [
    escapeText(entryTeller(entry, say)),
    ...sourceOf(entry, say),
    ...(entry.amended ? [say('corrected')] : []),
  ]
    .filter((words) => words !== '')
    .join(', ');
  const details = (detail ?? '')
    .split(/\r\n?|\n/u)
    .map((text) => text.trim())
    .filter((text, index) => text !== '' && !(index === 0 && line.endsWith(text)));
  const paragraph = [`**${time(entry.atMs)}** ${escapeText(line)} (${about})`, ...details.map(detailLine)];
  const fence = evidence === undefined ? [] : printFence(evidence, '  ');
  return [`- ${paragraph.join('  \n  ')}`, ...fence];
}

/** A bar at the start could make a table's second row of it. */
function detailLine(text: string): string {
  return escapeBlock(text).replace(/^\|/u, '\\|');
}

/** Evidence is shown as it was, apart from what was written about it. */
function withoutEvidence(entry: TimelineEntry): { readonly evidence?: string; readonly rest?: TimelineEntry } {
  const { event } = entry;
  const evidence = evidenceOf(event);
  if (evidence === undefined) return { rest: entry };
  if (event.type === 'commandRan') {
    const { output, ...data } = event.data;
    return { ...(output === undefined ? {} : { evidence }), rest: { ...entry, event: { ...event, data } } };
  }
  if (event.type !== 'noteAdded') return { evidence, rest: entry };
  const text = entry.text ?? event.data.text;
  return text === '' ? { evidence } : { evidence, rest: { ...entry, event: { ...event, data: { text } } } };
}

function sourceOf({ event }: TimelineEntry, say: Say): readonly string[] {
  if (event.type === 'changeLinked' && event.data.change.url !== undefined) return [escapeText(event.data.change.url)];
  if (event.source === undefined) return [];
  const words = describeSource(event.source, say);
  const isTitled = event.source.kind === 'link' && event.source.title !== undefined;
  return [escapeText(isTitled ? `${words} ${event.source.url}` : words)];
}
