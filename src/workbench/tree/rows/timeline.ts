import { amendableText } from '../../../core/incident/amendable.ts';
import { evidenceText } from '../../../core/evidence/frames.ts';
import { describeEntry, describeSource, entryTeller } from '../../../core/incident/describe.ts';
import type { IncidentState, TimelineEntry } from '../../../core/incident/state.ts';
import { formatMoment, formatTimeNear } from '../../../core/moment.ts';
import type { TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { entryIcon, withoutEffectIcon } from './icons.ts';
import { childId, leafRow, parentRow } from './row.ts';
import { joined, lines, oneLine, sentences } from './rowText.ts';
import { frameRows } from './frames.ts';
import { entryTarget } from './sourceTarget.ts';

/** An entry that was written down later than this is shown with both times. */
const lateMs = 60_000;

export function timelineSection(parent: string, state: IncidentState, context: RowContext): TreeNode {
  const { say } = context;
  const id = childId(parent, 'timeline');
  const { length } = state.timeline;
  const summary = length === 1 ? say('1 entry') : say('{0} entries', length);
  return parentRow(
    {
      id,
      ref: { kind: 'section', incident: state.id, section: 'timeline' },
      label: say('Timeline'),
      description: summary,
      accessibilityLabel: sentences(say('Timeline: {0}', summary)),
      icon: { id: 'history' },
      contextValue: 'section timeline',
      collapse: 'expanded',
    },
    () => [...state.timeline].reverse().map((entry) => entryNode(id, state.id, entry, context)),
  );
}

/** Starts with its time: a timeline is read down its left edge. */
function entryNode(parent: string, incident: string, entry: TimelineEntry, context: RowContext): TreeNode {
  const { nowMs, timeZone, say } = context;
  const { event, atMs, amended, applied } = entry;
  const words = describeEntry(entry, say);
  const time = formatTimeNear(atMs, nowMs, timeZone);
  const line = oneLine(words.line);
  const by = oneLine(entryTeller(entry, say));
  const source = event.source === undefined ? undefined : oneLine(describeSource(event.source, say));
  const edited = amended ? say('edited') : undefined;
  const target = entryTarget(event);
  const id = childId(parent, entry.id);
  const evidence = event.type === 'evidenceAdded' ? evidenceText(event) : undefined;
  const row = {
    id,
    ref: { kind: 'entry' as const, incident, entry: entry.id },
    label: `${time} ${line}`,
    description: joined(by, source, edited),
    tooltip: tooltip(entry, context),
    accessibilityLabel: sentences(
      `${time}: ${line}`,
      say('By {0}', by),
      source === undefined ? undefined : say('Source: {0}', source),
      edited,
    ),
    icon: applied ? entryIcon(event) : withoutEffectIcon,
    contextValue: [
      'entry',
      ...(amendableText(entry) === undefined ? [] : ['amendable']),
      ...(target === undefined ? [] : ['sourced']),
      ...(event.type === 'declared' ? [] : ['retractable']),
    ].join(' '),
    ...(target === undefined ? {} : { target }),
  };
  if (evidence === undefined) return leafRow(row);
  return parentRow({ ...row, collapse: 'collapsed' }, () => frameRows(id, incident, evidence, context));
}

function tooltip(entry: TimelineEntry, { timeZone, say }: RowContext): string {
  const { event, atMs, amended } = entry;
  const { line, detail } = describeEntry(entry, say);
  const { name, email } = event.by;
  const recordedAtMs = Date.parse(event.recordedAt);
  const writtenAtMs = Date.parse(event.at);
  return lines(
    formatMoment(atMs, timeZone),
    line,
    detail,
    email === undefined || entry.toldBy !== undefined
      ? say('By {0}', oneLine(entryTeller(entry, say)))
      : say('By {0} <{1}>', name, email),
    event.source === undefined ? undefined : say('Source: {0}', describeSource(event.source, say)),
    recordedAtMs - writtenAtMs > lateMs ? say('Written down at {0}', formatMoment(recordedAtMs, timeZone)) : undefined,
    amended && writtenAtMs !== atMs ? say('First said: {0}', formatMoment(writtenAtMs, timeZone)) : undefined,
    amended && writtenAtMs === atMs ? say('The text was corrected.') : undefined,
  );
}
