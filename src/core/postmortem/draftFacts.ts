import { describeChange } from '../incident/describe.ts';
import { isWorking } from '../incident/phase.ts';
import type { IncidentState, LinkedChange, TimelineEntry } from '../incident/state.ts';
import { formatDate, formatMoment } from '../moment.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { DraftInput } from './draft.ts';
import { culprits, person } from './draftTimeline.ts';
import { printSpan, unknown, type DraftTimes } from './draftTimes.ts';
import { escapeText, printLink } from './escape.ts';
import { printEntryMark } from './marks.ts';
import { declaredEntry, isAcknowledged, startEntry, type Span } from './span.ts';

const spanLabels: Readonly<Record<Span['name'], string>> = {
  detect: 'Time to detect',
  respond: 'Time to first response',
  mitigate: 'Time to mitigate',
  resolve: 'Time to resolve',
  downtime: 'Downtime',
};

export function spanLabel(span: Span): string {
  return span.name === 'respond' && isAcknowledged(span) ? 'Time to acknowledge' : spanLabels[span.name];
}

export function factLines(input: DraftInput, times: DraftTimes, resolve: Span | undefined): readonly string[] {
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

export function whatHappened({ state, nowMs, timeZone }: DraftInput, times: DraftTimes): readonly string[] {
  const declared = declaredEntry(state);
  if (declared?.event.type !== 'declared') return [unknown];
  const by = person(declared.event.by.name);
  const corrected = startEntry(state) === declared ? '' : ' (corrected)';
  const started = `Started: ${times.print(state.startedAtMs)}${corrected}, declared ${times.print(state.declaredAtMs)} (${by})`;
  const phase = lastOf(state, ({ event }) => event.type === 'phaseChanged');
  const asOf = isWorking(state.phase) ? `, as of ${formatMoment(nowMs, timeZone)}` : '';
  const impact = lastOf(state, ({ event }) => event.type === 'impactStated');
  return [
    `- ${started} as Sev ${declared.event.data.severity}: ${escapeText(state.title)} ${printEntryMark([declared.id, startEntry(state)?.id])}`,
    `- Impact: ${state.impact === undefined ? unknown : `${escapeText(state.impact)} ${printEntryMark([impact?.id])}`}`,
    `- Phase: ${state.phase} since ${times.print(state.phaseSinceMs)}${asOf} ${printEntryMark([(phase ?? declared).id])}`,
  ];
}

export function resolution(state: IncidentState): readonly string[] {
  const resolved = lastOf(state, ({ event }) => event.type === 'phaseChanged' && event.data.to === 'resolved');
  const words = { yes: 'Yes', no: 'No', unknown };
  return orUnknown(
    state.criteria.map(
      ({ text, answer }) => `- ${words[answer]}: ${escapeText(text)} ${printEntryMark([resolved?.id])}`,
    ),
  );
}

export function rootCause(state: IncidentState, timeZone: string): readonly string[] {
  return orUnknown(culprits(state).flatMap((linked) => culpritLines(state, linked, timeZone)));
}

/** The change that a responder marked, and no word on how it did harm: the record does not say. */
function culpritLines(state: IncidentState, { change, entry }: LinkedChange, timeZone: string): readonly string[] {
  const judged = lastOf(state, ({ event }) => event.type === 'changeJudged' && event.data.key === change.key);
  const verb =
    change.unmerged !== undefined
      ? 'not merged, opened'
      : change.timeOf === 'commit' || change.kind === 'commit'
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

export function orUnknown(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [unknown] : lines;
}
