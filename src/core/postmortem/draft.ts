import { describeChange } from '../incident/describe.ts';
import type { IncidentState, LinkedChange, TimelineEntry } from '../incident/state.ts';
import { formatDate, formatMoment } from '../moment.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { culprits, isImportant, person, timelineItems } from './draftTimeline.ts';
import { draftTimes, printSpan, unknown, type DraftTimes } from './draftTimes.ts';
import { escapeHeading, escapeText, printLink } from './escape.ts';
import { printEntryMark, printIncidentMark } from './marks.ts';
import { declaredEntry, measureSpans, type Span } from './span.ts';

export interface DraftInput {
  readonly state: IncidentState;
  readonly playbook: Playbook;
  /** An IANA name. */
  readonly timeZone: string;
  readonly nowMs: number;
  /** Ids of the timeline entries that somebody chose in the review; without it the important ones. */
  readonly keep?: ReadonlySet<string>;
}

/**
 * The post-mortem as far as the record tells it, in the default shape. What the record does not hold reads
 * "Unknown"; each line that states a fact names the entries behind it (see marks.ts).
 */
export function draftPostMortem(input: DraftInput): string {
  const { state } = input;
  const entries = draftEntries(input);
  const times = draftTimes(state, entries, input.timeZone);
  const spans = new Map(measureSpans(state).map((span) => [span.name, span]));
  const lines = [
    `# Post-Mortem: ${escapeHeading(state.title) || unknown}`,
    '',
    printIncidentMark(state.id),
    '',
    ...facts(input, times, spans.get('resolve')),
    '',
    '## What happened',
    '',
    ...whatHappened(state, times),
    '',
    '### How long it took',
    '',
    ...[...spans.values()].map((span) => `- **${spanLabels[span.name]}**: ${printSpan(span, times)}`),
    '',
    '### Resolution criteria',
    '',
    ...resolution(state),
    '',
    '## Timeline',
    '',
    `All times are in ${input.timeZone} (${times.zones.join(', ')}).`,
    '',
    ...orUnknown(timelineItems(state, entries, times).flatMap((item) => item.lines)),
    '',
    '## Root cause',
    '',
    ...rootCause(state, input.timeZone),
    ...['What went well', 'What could be better', 'Action items', 'Prevention'].flatMap((title) => [
      '',
      `## ${title}`,
      '',
      unknown,
    ]),
  ];
  return lines.join('\n') + '\n';
}

/** The entries that the draft's timeline shows, oldest first. */
export function draftEntries({ state, keep }: Pick<DraftInput, 'state' | 'keep'>): readonly TimelineEntry[] {
  return state.timeline.filter((entry) => keep?.has(entry.id) ?? isImportant(entry));
}

const spanLabels: Readonly<Record<Span['name'], string>> = {
  detect: 'Time to detect',
  acknowledge: 'Time to acknowledge',
  mitigate: 'Time to mitigate',
  resolve: 'Time to resolve',
  downtime: 'Downtime',
};

function facts(input: DraftInput, times: DraftTimes, resolve: Span | undefined): readonly string[] {
  const { state, playbook, timeZone } = input;
  const declared = declaredEntry(state);
  const rule = playbook.severities.find(({ level }) => level === state.severity);
  const severity = lastOf(state, ({ event }) => event.type === 'declared' || event.type === 'severityChanged');
  const impact = lastOf(state, ({ event }) => event.type === 'impactStated');
  const lead = incidentLead(state, playbook);
  const leadEntry = lastOf(state, ({ event }) => event.type === 'roleAssigned' && event.data.role === lead?.key);
  const level = state.severity === undefined ? undefined : `Sev ${state.severity}`;
  const name = rule === undefined || rule.name === '' ? '' : ` (${escapeText(rule.name)})`;
  return [
    fact('Date', declared && formatDate(state.startedAtMs, timeZone), declared),
    fact('Severity', level && level + name, severity),
    `- **Duration**: ${printSpan(resolve ?? { windows: [] }, times)}`,
    fact('Affected users', escapeText(state.impact ?? ''), impact),
    fact('Incident lead', escapeText(lead?.person ?? ''), leadEntry),
  ];
}

function fact(name: string, value: string | undefined, entry: TimelineEntry | undefined): string {
  const known = value !== undefined && value !== '';
  return `- **${name}**: ${known ? `${value} ${printEntryMark([entry?.id])}`.trim() : unknown}`;
}

/** Who leads, by the roles of the record: the playbook names the role, whatever the team calls it. */
function incidentLead(state: IncidentState, playbook: Playbook): IncidentState['roles'][number] | undefined {
  const leads = /commander|\bincident[\s-]+(?:lead|manager|owner|captain)|^(?:ic|lead)$/iu;
  const order = new Map(playbook.roles.map(({ key }, index) => [key, index]));
  const place = (key: string): number => order.get(key) ?? order.size;
  return [...state.roles]
    .sort((a, b) => place(a.key) - place(b.key))
    .find(({ key, name }) => leads.test(key) || leads.test(name));
}

function whatHappened(state: IncidentState, times: DraftTimes): readonly string[] {
  const declared = declaredEntry(state);
  if (declared?.event.type !== 'declared') return [unknown];
  const by = person(declared.event.by.name);
  const started = `Started ${times.print(state.startedAtMs)}, declared ${times.print(state.declaredAtMs)} (${by})`;
  const phase = lastOf(state, ({ event }) => event.type === 'phaseChanged');
  const impact = lastOf(state, ({ event }) => event.type === 'impactStated');
  return [
    `- ${started} as Sev ${declared.event.data.severity}: ${escapeText(state.title)} ${printEntryMark([declared.id])}`,
    `- Impact: ${state.impact === undefined ? unknown : `${escapeText(state.impact)} ${printEntryMark([impact?.id])}`}`,
    `- Phase: ${state.phase} since ${times.print(state.phaseSinceMs)} ${printEntryMark([(phase ?? declared).id])}`,
  ];
}

function resolution(state: IncidentState): readonly string[] {
  const resolved = lastOf(state, ({ event }) => event.type === 'phaseChanged' && event.data.to === 'resolved');
  const words = { yes: 'Yes', no: 'No', unknown };
  return orUnknown(
    state.criteria.map(
      ({ text, answer }) => `- ${words[answer]}: ${escapeText(text)} ${printEntryMark([resolved?.id])}`,
    ),
  );
}

function rootCause(state: IncidentState, timeZone: string): readonly string[] {
  return orUnknown(culprits(state).flatMap((linked) => culpritLines(state, linked, timeZone)));
}

/** The change that a responder marked, and no word on how it did harm: the record does not say. */
function culpritLines(state: IncidentState, { change, entry }: LinkedChange, timeZone: string): readonly string[] {
  const judged = lastOf(state, ({ event }) => event.type === 'changeJudged' && event.data.key === change.key);
  const verb =
    change.timeOf === 'commit' || change.kind === 'commit'
      ? 'committed'
      : change.kind === 'deploy'
        ? 'deployed'
        : 'merged';
  const landedMs = Date.parse(change.at);
  const landed = Number.isNaN(landedMs) ? '' : `, ${verb} ${formatMoment(landedMs, timeZone)}`;
  const by =
    judged === undefined ? '' : `, marked by ${person(judged.event.by.name)} at ${formatMoment(judged.atMs, timeZone)}`;
  return [
    `- Marked as culprit: ${printLink(describeChange(change), change.url ?? '')}${landed}${by} ${printEntryMark([judged?.id, entry])}`,
    `- How it caused the incident: ${unknown}`,
  ];
}

function lastOf(state: IncidentState, matches: (entry: TimelineEntry) => boolean): TimelineEntry | undefined {
  return state.timeline.filter((entry) => entry.applied && matches(entry)).at(-1);
}

function orUnknown(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [unknown] : lines;
}
