import type { IncidentsSnapshot } from '../../../app/incidents.ts';
import type { OutboxEntry } from '../../../app/outbox.ts';
import type { RecordProblem } from '../../../app/ports.ts';
import type { Failure } from '../../../core/failure.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Result } from '../../../core/result.ts';
import type { Say } from '../../../core/say.ts';
import { failureWords } from '../../words.ts';
import type { TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { activeIncident, endedIncident, incidentSections } from './incident.ts';
import { outboxRows } from './outbox.ts';
import { childId, leafRow, parentRow } from './row.ts';
import { endedId } from './rowIds.ts';
import { lines, sentences } from './rowText.ts';

export interface IncidentRows extends RowContext {
  readonly snapshot: IncidentsSnapshot;
  readonly currentId: string | undefined;
  /** What still has to reach a vendor. */
  readonly outbox?: readonly OutboxEntry[];
  /** How many of the ended incidents are shown. */
  readonly endedShown: number;
  /** Ended incidents whose rows were asked for, as they were read. */
  readonly opened?: ReadonlyMap<string, Result<IncidentState, Failure>>;
}

const problemNamesShown = 10;

/** The rows of the view "Incidents". None at all leaves the view to its welcome text. */
export function incidentNodes(rows: IncidentRows): readonly TreeNode[] {
  const { active, ended, problems } = rows.snapshot;
  return [
    ...active.map((state) => {
      const isCurrent = state.id === rows.currentId;
      return activeIncident(state, { isCurrent, isMarked: isCurrent && active.length > 1 }, rows);
    }),
    ...outboxRows(rows.outbox ?? [], rows),
    ...(ended.length === 0 ? [] : [endedGroup(rows)]),
    ...(problems.length === 0 ? [] : [problemsRow(problems, rows.say)]),
  ];
}

function endedGroup(rows: IncidentRows): TreeNode {
  const { snapshot, endedShown, say } = rows;
  const { ended } = snapshot;
  const label = say('Recently closed');
  return parentRow(
    {
      id: endedId,
      ref: { kind: 'other' },
      label,
      description: String(ended.length),
      accessibilityLabel: sentences(label, ended.length === 1 ? say('1 incident') : say('{0} incidents', ended.length)),
      icon: { id: 'archive' },
      contextValue: 'endedIncidents',
      collapse: 'collapsed',
    },
    () => [
      ...ended
        .slice(0, endedShown)
        .map((summary) => endedIncident(endedId, summary, (id) => openedRows(id, summary.id, rows), rows)),
      ...(ended.length > endedShown ? [moreRow(ended.length - endedShown, say)] : []),
    ],
  );
}

function openedRows(parent: string, incident: string, rows: IncidentRows): readonly TreeNode[] {
  const reading = rows.opened?.get(incident);
  if (reading === undefined) return [];
  if (reading.ok) return incidentSections(parent, reading.value, rows);
  const { message } = failureWords(reading.failure, rows.say, rows.timeZone);
  return [
    leafRow({
      id: childId(parent, 'failure'),
      ref: { kind: 'other' },
      label: message,
      tooltip: message,
      accessibilityLabel: message,
      icon: { id: 'warning' },
      contextValue: 'failure',
    }),
  ];
}

function moreRow(left: number, say: Say): TreeNode {
  return leafRow({
    id: childId(endedId, 'more'),
    ref: { kind: 'other' },
    label: say('Show more'),
    description: say('{0} left', left),
    accessibilityLabel: sentences(say('Show more closed incidents, {0} left', left)),
    icon: { id: 'chevron-down' },
    contextValue: 'more',
    target: { kind: 'command', command: 'sitrep.showMoreEnded' },
  });
}

/** One quiet row, however many: the record goes on without them and nothing of them is touched. */
function problemsRow(problems: readonly RecordProblem[], say: Say): TreeNode {
  const label =
    problems.length === 1
      ? say('1 file of the record could not be read')
      : say('{0} files of the record could not be read', problems.length);
  const hidden = problems.length - problemNamesShown;
  return leafRow({
    id: 'problems',
    ref: { kind: 'other' },
    label,
    tooltip: lines(
      say('These files are kept as they are and left out of what is shown:'),
      ...problems.slice(0, problemNamesShown).map(({ file, problem }) => `${file}: ${problemWords(problem, say)}`),
      hidden > 0 ? say('and {0} more', hidden) : undefined,
    ),
    accessibilityLabel: sentences(label, say('They are kept as they are and left out of what is shown')),
    icon: { id: 'info' },
    contextValue: 'problems',
    target: { kind: 'command', command: 'sitrep.openRecordFolder' },
  });
}

function problemWords(problem: RecordProblem['problem'], say: Say): string {
  switch (problem) {
    case 'notJson':
      return say('it is no JSON, or cut short');
    case 'notAnEvent':
      return say('it is no event');
    case 'badData':
      return say('its content is not what its type says');
    case 'wrongPlace':
      return say("it lies in another incident's folder");
    case 'tooLarge':
      return say('it is too large');
    case 'unreadable':
      return say('it could not be opened');
  }
}
