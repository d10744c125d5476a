import { phaseName } from '../../../core/incident/describe.ts';
import { isEnded, isWorking } from '../../../core/incident/phase.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { formatMoment, formatTimeNear } from '../../../core/moment.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import type { DetailName, TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { severityIcon } from './icons.ts';
import { childId, leafRow, parentRow, siblingIds } from './row.ts';
import { actorName, lines, oneLine, sentences } from './rowText.ts';
import { severityDefinition, severityLabel, severityName } from './severityWords.ts';
import { fileTarget } from './sourceTarget.ts';

export function detailsSection(parent: string, state: IncidentState, context: RowContext): TreeNode {
  const { playbook, say } = context;
  const id = childId(parent, 'details');
  const lead = roleRows(state, playbook).find(({ isLead }) => isLead);
  const summary = lead === undefined ? undefined : say('{0}: {1}', lead.name, lead.person ?? say('nobody'));
  return parentRow(
    {
      id,
      ref: { kind: 'section', incident: state.id, section: 'details' },
      label: say('Details'),
      ...(summary === undefined ? {} : { description: summary }),
      accessibilityLabel: sentences(say('Details'), summary),
      icon: { id: 'note' },
      contextValue: 'section details',
      collapse: 'collapsed',
    },
    () => [
      ...roleNodes(id, state, context),
      phaseNode(id, state, context),
      severityNode(id, state, context),
      impactNode(id, state, context),
      startedNode(id, state, context),
      declaredNode(id, state, context),
      ...postMortemNodes(id, state, context),
    ],
  );
}

interface RoleRow {
  readonly key: string;
  readonly name: string;
  readonly person?: string;
  readonly tooltip: string;
  readonly isLead: boolean;
}

/** The playbook's roles in its order, then those that somebody has although the playbook names them no more. */
function roleRows({ roles }: IncidentState, playbook: Playbook): readonly RoleRow[] {
  const leadKey = (playbook.roles.find(({ key }) => key.includes('commander')) ?? playbook.roles[0])?.key;
  const named = playbook.roles.map(({ key, name, responsibilities }) => {
    const person = roles.find((holder) => holder.key === key)?.person;
    return {
      key,
      name: oneLine(name),
      ...(person === undefined ? {} : { person: oneLine(person) }),
      tooltip: lines(...responsibilities.map((duty) => `• ${duty}`)),
      isLead: key === leadKey,
    };
  });
  const others = roles
    .filter(({ key }) => playbook.roles.every((rule) => rule.key !== key))
    .map(({ key, name, person }) => ({
      key,
      name: oneLine(name),
      person: oneLine(person),
      tooltip: '',
      isLead: false,
    }));
  const rows = [...named, ...others];
  return [...rows.filter(({ isLead }) => isLead), ...rows.filter(({ isLead }) => !isLead)];
}

function roleNodes(parent: string, state: IncidentState, { playbook, say }: RowContext): readonly TreeNode[] {
  const rows = roleRows(state, playbook);
  const ids = siblingIds(
    parent,
    rows.map(({ key }) => `role:${key}`),
  );
  return rows.map(({ key, name, person, tooltip }, index) => {
    const who = person ?? say('nobody');
    return leafRow({
      id: ids[index] ?? childId(parent, key),
      ref: { kind: 'role', incident: state.id, role: key },
      label: name,
      description: who,
      ...(tooltip === '' ? {} : { tooltip: lines(`${name}: ${who}`, tooltip) }),
      accessibilityLabel: sentences(say('{0}: {1}', name, who)),
      icon: { id: person === undefined ? 'unverified' : 'person' },
      contextValue: editable('role', state),
    });
  });
}

function phaseNode(parent: string, state: IncidentState, { nowMs, timeZone, say }: RowContext): TreeNode {
  const phase = phaseName(state.phase, say);
  const since = say('{0} since {1}', phase, formatTimeNear(state.phaseSinceMs, nowMs, timeZone));
  return detail(parent, state, 'phase', {
    label: say('Phase'),
    description: since,
    tooltip: say('{0} since {1}', phase, formatMoment(state.phaseSinceMs, timeZone)),
    icon: { id: 'milestone' },
    // Going on from a closed incident is reopening it.
    contextValue: 'detail phase',
  });
}

function severityNode(parent: string, state: IncidentState, { playbook, say }: RowContext): TreeNode {
  return detail(parent, state, 'severity', {
    label: say('Severity'),
    description: severityName(state.severity, playbook, say),
    tooltip: lines(severityLabel(state.severity, playbook, say), severityDefinition(state.severity, playbook, say)),
    icon: severityIcon(state.severity),
    contextValue: editable('severity', state),
  });
}

function impactNode(parent: string, state: IncidentState, { say }: RowContext): TreeNode {
  const impact = state.impact?.trim() ?? '';
  return detail(parent, state, 'impact', {
    label: say('Impact'),
    description: impact === '' ? say('unknown') : oneLine(impact),
    tooltip: impact === '' ? say('Nobody has stated the impact yet.') : lines(impact),
    icon: { id: 'pulse' },
    contextValue: editable('impact', state),
  });
}

function startedNode(parent: string, state: IncidentState, { nowMs, timeZone, say }: RowContext): TreeNode {
  return detail(parent, state, 'started', {
    label: say('Started'),
    description: formatTimeNear(state.startedAtMs, nowMs, timeZone),
    tooltip: say('The disruption started at {0}.', formatMoment(state.startedAtMs, timeZone)),
    icon: { id: 'history' },
    contextValue: editable('start', state),
  });
}

function declaredNode(parent: string, state: IncidentState, { nowMs, timeZone, say }: RowContext): TreeNode {
  const by = actorName(state.declaredBy, say);
  return detail(parent, state, 'declared', {
    label: say('Declared'),
    description: say('{0} by {1}', formatTimeNear(state.declaredAtMs, nowMs, timeZone), by),
    tooltip: say('Declared at {0} by {1}.', formatMoment(state.declaredAtMs, timeZone), by),
    icon: { id: 'megaphone' },
    contextValue: 'detail',
  });
}

function postMortemNodes(parent: string, state: IncidentState, { say }: RowContext): readonly TreeNode[] {
  const draft = state.postMortem;
  if (draft === undefined && isWorking(state.phase)) return [];
  const target = draft === undefined ? undefined : fileTarget(draft.uri, 0, 0);
  return [
    detail(parent, state, 'postMortem', {
      label: say('Post-mortem'),
      description: draft === undefined ? say('not drafted') : oneLine(draft.path),
      icon: { id: 'notebook' },
      contextValue: 'detail',
      ...(target === undefined ? {} : { target }),
    }),
  ];
}

function detail(
  parent: string,
  { id }: Pick<IncidentState, 'id'>,
  name: DetailName,
  row: Omit<TreeNode, 'id' | 'ref' | 'children' | 'collapse'>,
): TreeNode {
  return leafRow({
    id: childId(parent, name),
    ref: { kind: 'detail', incident: id, detail: name },
    accessibilityLabel: sentences(row.description === undefined ? row.label : `${row.label}: ${row.description}`),
    ...row,
  });
}

/** The word that brings the row's inline action, as long as the incident has not ended. */
function editable(word: 'role' | 'severity' | 'impact' | 'start', { phase }: IncidentState): string {
  return isEnded(phase) ? 'detail' : `detail ${word}`;
}
