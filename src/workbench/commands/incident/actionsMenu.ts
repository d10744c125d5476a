import type { ClockReading } from '../../../core/incident/clocks.ts';
import { isWorking } from '../../../core/incident/phase.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { owesPostMortem } from '../../../core/postmortem/owed.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import type { CommandId } from '../../manifest.generated.ts';

/** What the menu can offer, in the order in which an on-call engineer will want it. */
const usual = [
  'sitrep.addNote',
  'sitrep.recordUpdate',
  'sitrep.changePhase',
  'sitrep.linkPullRequest',
  'sitrep.linkDeploy',
  'sitrep.startRunbook',
  'sitrep.completeStep',
  'sitrep.skipStep',
  'sitrep.reopenStep',
  'sitrep.acknowledge',
  'sitrep.resolveIncident',
  'sitrep.closeIncident',
  'sitrep.openPostMortem',
  'sitrep.changeSeverity',
  'sitrep.assignRole',
  'sitrep.stateImpact',
  'sitrep.correctStart',
  'sitrep.renameIncident',
  'sitrep.markCulprit',
  'sitrep.markCleared',
  'sitrep.withdrawVerdict',
  'sitrep.unlinkChange',
  'sitrep.openChange',
  'sitrep.editEntryTime',
  'sitrep.editEntryText',
  'sitrep.retractEntry',
  'sitrep.snoozeClock',
  'sitrep.handOverClock',
  'sitrep.copyTimeline',
  'sitrep.cancelIncident',
  'sitrep.reopenIncident',
  'sitrep.switchIncident',
  'sitrep.declareIncident',
  'sitrep.openPlaybook',
  'sitrep.openRecordFolder',
] as const satisfies readonly CommandId[];

export type MenuCommand = (typeof usual)[number];

export interface ActionsMenu {
  /** What makes sense now, the most pressing first. */
  readonly next: readonly MenuCommand[];
  readonly rest: readonly MenuCommand[];
}

interface Situation {
  readonly state: IncidentState | undefined;
  readonly clocks: readonly ClockReading[];
  readonly playbook: Playbook;
  readonly activeCount: number;
  readonly hasEnded: boolean;
}

export function actionsMenu(situation: Situation): ActionsMenu {
  const offered = usual.filter((command) => isOffered(command, situation));
  const next = nextCommands(situation).filter((command) => offered.includes(command));
  return { next, rest: offered.filter((command) => !next.includes(command)) };
}

function nextCommands({ state, clocks, playbook }: Situation): readonly MenuCommand[] {
  if (state === undefined) return ['sitrep.declareIncident'];
  const isOverdue = (name: ClockReading['name']): boolean =>
    clocks.some((clock) => clock.name === name && clock.state === 'overdue');
  const first: readonly MenuCommand[] = [
    ...(state.milestones.firstResponseAtMs === undefined ? ['sitrep.acknowledge' as const] : []),
    ...(isOverdue('nextUpdate') ? ['sitrep.recordUpdate' as const] : []),
    ...(hasCommander(state, playbook) ? [] : ['sitrep.assignRole' as const]),
  ];
  switch (state.phase) {
    case 'investigating':
      return [...first, ...started(state), 'sitrep.linkPullRequest', 'sitrep.addNote', 'sitrep.changePhase'];
    case 'identified':
      return [...first, 'sitrep.changePhase', ...started(state), 'sitrep.addNote'];
    case 'mitigating':
      return [...first, ...started(state), 'sitrep.changePhase', 'sitrep.addNote'];
    case 'monitoring': {
      const isStable = clocks.some(({ name, state: reading }) => name === 'stability' && reading === 'met');
      const end: readonly MenuCommand[] = ['sitrep.resolveIncident', 'sitrep.addNote', 'sitrep.recordUpdate'];
      return isStable
        ? [...first, ...end]
        : [...first, 'sitrep.addNote', 'sitrep.recordUpdate', 'sitrep.resolveIncident'];
    }
    case 'resolved': {
      const isOwed = owesPostMortem(state, playbook);
      return isOwed
        ? ['sitrep.openPostMortem', 'sitrep.closeIncident', 'sitrep.reopenIncident']
        : ['sitrep.closeIncident', 'sitrep.openPostMortem', 'sitrep.reopenIncident'];
    }
    case 'closed':
    case 'canceled':
      return ['sitrep.openPostMortem', 'sitrep.copyTimeline', 'sitrep.reopenIncident'];
  }
}

/** A runbook that is under way is gone on with; else one is started. */
function started({ runs }: IncidentState): readonly MenuCommand[] {
  const isOpen = runs.some(({ steps }) => steps.some(({ mark }) => mark === 'open'));
  return [isOpen ? 'sitrep.completeStep' : 'sitrep.startRunbook'];
}

/** The playbook's first role leads. */
function hasCommander({ roles }: IncidentState, playbook: Playbook): boolean {
  const [first] = playbook.roles;
  return first === undefined || roles.some(({ key }) => key === first.key);
}

function isOffered(command: MenuCommand, { state, clocks, activeCount, hasEnded }: Situation): boolean {
  const has = (found: boolean | undefined): boolean => found === true;
  const working = state !== undefined && isWorking(state.phase);
  switch (command) {
    case 'sitrep.declareIncident':
    case 'sitrep.openPlaybook':
    case 'sitrep.openRecordFolder':
      return true;
    case 'sitrep.switchIncident':
      return activeCount > 1;
    case 'sitrep.acknowledge':
      return working && state.milestones.firstResponseAtMs === undefined;
    case 'sitrep.recordUpdate':
    case 'sitrep.resolveIncident':
    case 'sitrep.cancelIncident':
    case 'sitrep.changeSeverity':
    case 'sitrep.assignRole':
    case 'sitrep.stateImpact':
    case 'sitrep.startRunbook':
      return working;
    case 'sitrep.changePhase':
    case 'sitrep.correctStart':
    case 'sitrep.renameIncident':
    case 'sitrep.addNote':
    case 'sitrep.linkPullRequest':
    case 'sitrep.linkDeploy':
    case 'sitrep.copyTimeline':
    case 'sitrep.openPostMortem':
    case 'sitrep.editEntryTime':
    case 'sitrep.editEntryText':
      return state !== undefined;
    case 'sitrep.retractEntry':
      return has(state?.timeline.some(({ event }) => event.type !== 'declared'));
    case 'sitrep.closeIncident':
      return state?.phase === 'resolved';
    case 'sitrep.reopenIncident':
      return hasEnded || (state !== undefined && !working);
    case 'sitrep.unlinkChange':
    case 'sitrep.openChange':
      return has(state && state.changes.length > 0);
    case 'sitrep.markCulprit':
      return has(state?.changes.some(({ verdict }) => verdict !== 'culprit'));
    case 'sitrep.markCleared':
      return has(state?.changes.some(({ verdict }) => verdict !== 'cleared'));
    case 'sitrep.withdrawVerdict':
      return has(state?.changes.some(({ verdict }) => verdict !== 'open'));
    case 'sitrep.completeStep':
    case 'sitrep.skipStep':
      return has(state?.runs.some(({ steps }) => steps.some(({ mark }) => mark === 'open')));
    case 'sitrep.reopenStep':
      return has(state?.runs.some(({ steps }) => steps.some(({ mark }) => mark !== 'open')));
    case 'sitrep.snoozeClock':
    case 'sitrep.handOverClock':
      return clocks.some((clock) => clock.state !== 'met');
  }
}
