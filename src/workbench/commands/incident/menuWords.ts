import type { Say } from '../../../core/say.ts';
import type { MenuCommand } from './actionsMenu.ts';

/** The commands' titles as the manifest has them; a test holds the two together. */
export function menuTitle(command: MenuCommand, say: Say): string {
  switch (command) {
    case 'sitrep.declareIncident':
      return say('Declare incident…');
    case 'sitrep.switchIncident':
      return say('Switch current incident…');
    case 'sitrep.acknowledge':
      return say('Acknowledge incident');
    case 'sitrep.changePhase':
      return say('Change phase…');
    case 'sitrep.changeSeverity':
      return say('Change severity…');
    case 'sitrep.assignRole':
      return say('Assign role…');
    case 'sitrep.stateImpact':
      return say('State impact…');
    case 'sitrep.correctStart':
      return say('Correct start time…');
    case 'sitrep.renameIncident':
      return say('Rename incident…');
    case 'sitrep.addNote':
      return say('Add note…');
    case 'sitrep.recordUpdate':
      return say('Record update…');
    case 'sitrep.linkPullRequest':
      return say('Link pull request…');
    case 'sitrep.linkDeploy':
      return say('Link deploy…');
    case 'sitrep.unlinkChange':
      return say('Unlink change');
    case 'sitrep.markCulprit':
      return say('Mark change as culprit');
    case 'sitrep.markCleared':
      return say('Mark change as cleared');
    case 'sitrep.withdrawVerdict':
      return say('Withdraw verdict on change');
    case 'sitrep.openChange':
      return say('Open page of change');
    case 'sitrep.editEntryTime':
      return say('Edit entry time…');
    case 'sitrep.editEntryText':
      return say('Edit entry text…');
    case 'sitrep.retractEntry':
      return say('Retract entry…');
    case 'sitrep.startRunbook':
      return say('Start runbook…');
    case 'sitrep.completeStep':
      return say('Complete runbook step');
    case 'sitrep.skipStep':
      return say('Skip runbook step…');
    case 'sitrep.reopenStep':
      return say('Undo runbook step');
    case 'sitrep.resolveIncident':
      return say('Resolve incident…');
    case 'sitrep.closeIncident':
      return say('Close incident…');
    case 'sitrep.reopenIncident':
      return say('Reopen incident…');
    case 'sitrep.cancelIncident':
      return say('Cancel incident…');
    case 'sitrep.snoozeClock':
      return say('Snooze reminder…');
    case 'sitrep.handOverClock':
      return say('Hand clock to somebody…');
    case 'sitrep.copyTimeline':
      return say('Copy timeline as Markdown');
    case 'sitrep.openPostMortem':
      return say('Open post-mortem draft');
    case 'sitrep.openPlaybook':
      return say('Open playbook');
    case 'sitrep.openRecordFolder':
      return say('Open record folder');
  }
}

/** A codicon's name; the manifest's. */
export const menuIcons: Readonly<Record<MenuCommand, string>> = {
  'sitrep.declareIncident': 'add',
  'sitrep.switchIncident': 'arrow-swap',
  'sitrep.acknowledge': 'check',
  'sitrep.changePhase': 'arrow-right',
  'sitrep.changeSeverity': 'flame',
  'sitrep.assignRole': 'person-add',
  'sitrep.stateImpact': 'megaphone',
  'sitrep.correctStart': 'edit',
  'sitrep.renameIncident': 'edit',
  'sitrep.addNote': 'comment',
  'sitrep.recordUpdate': 'broadcast',
  'sitrep.linkPullRequest': 'git-pull-request',
  'sitrep.linkDeploy': 'rocket',
  'sitrep.unlinkChange': 'debug-disconnect',
  'sitrep.markCulprit': 'target',
  'sitrep.markCleared': 'pass',
  'sitrep.withdrawVerdict': 'discard',
  'sitrep.openChange': 'link-external',
  'sitrep.editEntryTime': 'watch',
  'sitrep.editEntryText': 'edit',
  'sitrep.retractEntry': 'trash',
  'sitrep.startRunbook': 'play',
  'sitrep.completeStep': 'check',
  'sitrep.skipStep': 'debug-step-over',
  'sitrep.reopenStep': 'discard',
  'sitrep.resolveIncident': 'pass',
  'sitrep.closeIncident': 'archive',
  'sitrep.reopenIncident': 'debug-restart',
  'sitrep.cancelIncident': 'circle-slash',
  'sitrep.snoozeClock': 'bell-slash',
  'sitrep.handOverClock': 'person',
  'sitrep.copyTimeline': 'copy',
  'sitrep.openPostMortem': 'notebook',
  'sitrep.openPlaybook': 'book',
  'sitrep.openRecordFolder': 'folder-opened',
};
