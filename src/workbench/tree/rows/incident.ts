import { formatLength } from '../../../core/duration.ts';
import { readClocks } from '../../../core/incident/clocks.ts';
import { phaseName } from '../../../core/incident/describe.ts';
import { isWorking } from '../../../core/incident/phase.ts';
import type { IncidentState, IncidentSummary } from '../../../core/incident/state.ts';
import { formatDate, formatMoment } from '../../../core/moment.ts';
import type { Say } from '../../../core/say.ts';
import { incidentTitle } from '../../incidentTitle.ts';
import type { TreeNode } from '../node.ts';
import { changesSection } from './changes.ts';
import { clocksSection } from './clocks.ts';
import { dueWords } from './clockWords.ts';
import type { RowContext } from './context.ts';
import { detailsSection } from './details.ts';
import { severityIcon } from './icons.ts';
import { parentRow } from './row.ts';
import { activeId } from './rowIds.ts';
import { joined, lines, sentences } from './rowText.ts';
import { runsSection } from './runs.ts';
import { severityLabel, severityName } from './severityWords.ts';
import { timelineSection } from './timeline.ts';

/** `isMarked`: it is the current one among several, so it says so. */
export interface Standing {
  readonly isCurrent: boolean;
  readonly isMarked: boolean;
}

/** An incident that is worked on, or resolved and waiting for its post-mortem and its closing. */
export function activeIncident(state: IncidentState, { isCurrent, isMarked }: Standing, context: RowContext): TreeNode {
  const { playbook, nowMs, timeZone, say } = context;
  const id = activeId(state.id);
  const title = incidentTitle(state.title, say);
  const due = dueWords(readClocks(state, playbook, nowMs), nowMs, say);
  const phase = phaseName(state.phase, say);
  const age = ageWords(state, nowMs, say);
  const current = isMarked ? say('current') : undefined;
  return parentRow(
    {
      id,
      ref: { kind: 'incident', incident: state.id },
      label: title,
      description: joined(phase, age, due, current),
      tooltip: lines(
        title,
        severityName(state.severity, playbook, say),
        phase,
        say('Started: {0}', formatMoment(state.startedAtMs, timeZone)),
        due,
      ),
      accessibilityLabel: sentences(
        say('{0} incident: {1}', severityLabel(state.severity, playbook, say), title),
        say('{0}, {1}', phase, age),
        due,
        current,
      ),
      // Colour is for what still burns.
      icon: isWorking(state.phase) ? severityIcon(state.severity) : { id: severityIcon(state.severity).id },
      contextValue: activeWords(state, isCurrent),
      collapse: isCurrent ? 'expanded' : 'collapsed',
    },
    () => incidentSections(id, state, context),
  );
}

/** A closed or canceled incident. Its rows are there once its record was read. */
export function endedIncident(
  parent: string,
  summary: IncidentSummary,
  children: (id: string) => readonly TreeNode[],
  { playbook, timeZone, say }: RowContext,
): TreeNode {
  const id = `${parent}/${summary.id}`;
  const title = incidentTitle(summary.title, say);
  const phase = phaseName(summary.phase, say);
  const endedAtMs = summary.endedAtMs ?? summary.declaredAtMs;
  const lasted = summary.phase === 'closed' ? lastedWords(summary, say) : undefined;
  return parentRow(
    {
      id,
      ref: { kind: 'incident', incident: summary.id },
      label: title,
      description: joined(phase, formatDate(endedAtMs, timeZone), lasted),
      tooltip: lines(
        title,
        severityName(summary.severity, playbook, say),
        say('Started: {0}', formatMoment(summary.startedAtMs, timeZone)),
        say('{0}: {1}', phase, formatMoment(endedAtMs, timeZone)),
        lasted,
      ),
      accessibilityLabel: sentences(
        say('{0} incident: {1}', severityLabel(summary.severity, playbook, say), title),
        say('{0} on {1}', phase, formatDate(endedAtMs, timeZone)),
        lasted,
      ),
      icon: { id: summary.phase === 'canceled' ? 'circle-slash' : severityIcon(summary.severity).id },
      contextValue: 'incident ended',
      collapse: 'collapsed',
    },
    () => children(id),
  );
}

/**
 * Sections that fill up while people work are drawn open from the start, empty ones too: VS Code keeps a
 * row as closed as it first was, and what is added must be seen.
 */
export function incidentSections(parent: string, state: IncidentState, context: RowContext): readonly TreeNode[] {
  return [
    detailsSection(parent, state, context),
    clocksSection(parent, state, context),
    changesSection(parent, state, context),
    runsSection(parent, state, context),
    timelineSection(parent, state, context),
  ];
}

/** Since the disruption started; for a resolved incident how long it took. */
function ageWords(state: IncidentState, nowMs: number, say: Say): string {
  if (isWorking(state.phase)) return formatLength(state.startedAtMs, nowMs, say);
  const { resolvedAtMs } = state.milestones;
  return lastedWords({ ...state, ...(resolvedAtMs === undefined ? {} : { resolvedAtMs }) }, say) ?? '';
}

function lastedWords(
  { startedAtMs, resolvedAtMs }: Pick<IncidentSummary, 'startedAtMs' | 'resolvedAtMs'>,
  say: Say,
): string | undefined {
  if (resolvedAtMs === undefined) return undefined;
  return say('lasted {0}', formatLength(startedAtMs, resolvedAtMs, say));
}

function activeWords({ phase, milestones }: IncidentState, isCurrent: boolean): string {
  return [
    'incident',
    isWorking(phase) ? 'working' : 'resolved',
    ...(isWorking(phase) && milestones.firstResponseAtMs === undefined ? ['unacknowledged'] : []),
    ...(isCurrent ? ['current'] : []),
  ].join(' ');
}
