// Generated from package.json by scripts/manifestTypes.mts. Do not edit.
import type { TreeNode } from './tree/node.ts';
/** What each contributed command takes when VS Code calls it from a menu. */
export interface CommandArguments {
  'sitrep.declareIncident': [];
  'sitrep.switchIncident': [];
  'sitrep.showActions': [];
  'sitrep.acknowledge': [node?: TreeNode];
  'sitrep.changePhase': [node?: TreeNode];
  'sitrep.changeSeverity': [node?: TreeNode];
  'sitrep.assignRole': [node?: TreeNode];
  'sitrep.stateImpact': [node?: TreeNode];
  'sitrep.correctStart': [node?: TreeNode];
  'sitrep.renameIncident': [node?: TreeNode];
  'sitrep.addNote': [node?: TreeNode];
  'sitrep.addNoteFromSelection': [];
  'sitrep.addNoteFromTerminal': [];
  'sitrep.recordUpdate': [node?: TreeNode];
  'sitrep.linkPullRequest': [node?: TreeNode];
  'sitrep.linkDeploy': [node?: TreeNode];
  'sitrep.unlinkChange': [node?: TreeNode];
  'sitrep.markCulprit': [node?: TreeNode];
  'sitrep.markCleared': [node?: TreeNode];
  'sitrep.withdrawVerdict': [node?: TreeNode];
  'sitrep.openChange': [node?: TreeNode];
  'sitrep.editEntryTime': [node?: TreeNode];
  'sitrep.editEntryText': [node?: TreeNode];
  'sitrep.makeEntryActionItem': [node?: TreeNode];
  'sitrep.retractEntry': [node?: TreeNode];
  'sitrep.openEntrySource': [node?: TreeNode];
  'sitrep.startRunbook': [node?: TreeNode];
  'sitrep.startThisRunbook': [node?: TreeNode];
  'sitrep.openRunbook': [node?: TreeNode];
  'sitrep.completeStep': [node?: TreeNode];
  'sitrep.skipStep': [node?: TreeNode];
  'sitrep.reopenStep': [node?: TreeNode];
  'sitrep.resolveIncident': [node?: TreeNode];
  'sitrep.closeIncident': [node?: TreeNode];
  'sitrep.reopenIncident': [node?: TreeNode];
  'sitrep.cancelIncident': [node?: TreeNode];
  'sitrep.snoozeClock': [node?: TreeNode];
  'sitrep.handOverClock': [node?: TreeNode];
  'sitrep.copyTimeline': [node?: TreeNode];
  'sitrep.openPostMortem': [node?: TreeNode];
  'sitrep.openPlaybook': [];
  'sitrep.signInToGitHub': [];
  'sitrep.setGitHubToken': [];
  'sitrep.connectVercel': [];
  'sitrep.connectLinear': [];
  'sitrep.disconnectLinear': [];
  'sitrep.chooseLinearTeam': [];
  'sitrep.pushActionItems': [];
  'sitrep.refreshActionItems': [];
  'sitrep.makeActionItem': [];
  'sitrep.completeByEvidence': [];
  'sitrep.settleActionItem': [];
  'sitrep.sendOutbox': [node?: TreeNode];
  'sitrep.cancelOutboxEntry': [node?: TreeNode];
  'sitrep.showConnections': [];
  'sitrep.disconnectAccount': [];
  'sitrep.openRecordFolder': [];
  'sitrep.refresh': [];
  'sitrep.showMoreEnded': [];
  'sitrep.createPlaybook': [];
  'sitrep.runStepCommand': [node?: TreeNode];
  'sitrep.noteOnStep': [node?: TreeNode];
  'sitrep.linkSuspect': [node?: TreeNode];
  'sitrep.openChangeDiff': [node?: TreeNode];
  'sitrep.showAllSuspects': [node?: TreeNode];
  'sitrep.refreshChanges': [node?: TreeNode];
  'sitrep.openPlace': [node?: TreeNode];
  'sitrep.openPostMortemText': [];
  'sitrep.openPostMortemEditor': [];
  'sitrep.showUnderstood': [];
  'sitrep.rollBack': [node?: TreeNode];
  'sitrep.addDeploymentErrors': [node?: TreeNode];
  'sitrep.rollForward': [node?: TreeNode];
  'sitrep.addErrorLog': [node?: TreeNode];
  'sitrep.proveSuspect': [node?: TreeNode];
  'sitrep.revertChange': [node?: TreeNode];
}
export type CommandId = keyof CommandArguments;
export const commandIds: readonly CommandId[] = [
  'sitrep.declareIncident',
  'sitrep.switchIncident',
  'sitrep.showActions',
  'sitrep.acknowledge',
  'sitrep.changePhase',
  'sitrep.changeSeverity',
  'sitrep.assignRole',
  'sitrep.stateImpact',
  'sitrep.correctStart',
  'sitrep.renameIncident',
  'sitrep.addNote',
  'sitrep.addNoteFromSelection',
  'sitrep.addNoteFromTerminal',
  'sitrep.recordUpdate',
  'sitrep.linkPullRequest',
  'sitrep.linkDeploy',
  'sitrep.unlinkChange',
  'sitrep.markCulprit',
  'sitrep.markCleared',
  'sitrep.withdrawVerdict',
  'sitrep.openChange',
  'sitrep.editEntryTime',
  'sitrep.editEntryText',
  'sitrep.makeEntryActionItem',
  'sitrep.retractEntry',
  'sitrep.openEntrySource',
  'sitrep.startRunbook',
  'sitrep.startThisRunbook',
  'sitrep.openRunbook',
  'sitrep.completeStep',
  'sitrep.skipStep',
  'sitrep.reopenStep',
  'sitrep.resolveIncident',
  'sitrep.closeIncident',
  'sitrep.reopenIncident',
  'sitrep.cancelIncident',
  'sitrep.snoozeClock',
  'sitrep.handOverClock',
  'sitrep.copyTimeline',
  'sitrep.openPostMortem',
  'sitrep.openPlaybook',
  'sitrep.signInToGitHub',
  'sitrep.setGitHubToken',
  'sitrep.connectVercel',
  'sitrep.connectLinear',
  'sitrep.disconnectLinear',
  'sitrep.chooseLinearTeam',
  'sitrep.pushActionItems',
  'sitrep.refreshActionItems',
  'sitrep.makeActionItem',
  'sitrep.completeByEvidence',
  'sitrep.settleActionItem',
  'sitrep.sendOutbox',
  'sitrep.cancelOutboxEntry',
  'sitrep.showConnections',
  'sitrep.disconnectAccount',
  'sitrep.openRecordFolder',
  'sitrep.refresh',
  'sitrep.showMoreEnded',
  'sitrep.createPlaybook',
  'sitrep.runStepCommand',
  'sitrep.noteOnStep',
  'sitrep.linkSuspect',
  'sitrep.openChangeDiff',
  'sitrep.showAllSuspects',
  'sitrep.refreshChanges',
  'sitrep.openPlace',
  'sitrep.openPostMortemText',
  'sitrep.openPostMortemEditor',
  'sitrep.showUnderstood',
  'sitrep.rollBack',
  'sitrep.addDeploymentErrors',
  'sitrep.rollForward',
  'sitrep.addErrorLog',
  'sitrep.proveSuspect',
  'sitrep.revertChange',
];
export const viewIds = ['sitrep.incidents', 'sitrep.runbooks'] as const;
export type ViewId = (typeof viewIds)[number];
export const editorIds = ['sitrep.postMortem', 'sitrep.markdownAsPostMortem'] as const;
export interface SettingTypes {
  'playbook.file': string;
  'runbooks.files': string;
  'storage.folder': string;
  'postmortems.folder': string;
  'changes.deployTags': readonly string[];
  'github.apiUrl': string;
  'vercel.apiUrl': string;
  'vercel.project': string;
  'vercel.team': string;
  notifications: 'all' | 'failures' | 'none';
  'user.name': string;
  timeZone: string;
  'runbooks.staleAfterDays': number;
  'redaction.emails': boolean;
  'linear.apiUrl': string;
  'linear.oauthClientId': string;
  'linear.team': string;
  'linear.project': string;
  'linear.labels': readonly string[];
  'linear.doneState': string;
  'linear.defaultAssignee': string;
  'linear.subIssues': boolean;
}
export const settingDefaults: SettingTypes = {
  'playbook.file': 'playbook.md',
  'runbooks.files': '**/runbooks/**/*.md',
  'storage.folder': '',
  'postmortems.folder': 'postmortems',
  'changes.deployTags': ['deploy*', 'release*', 'v*'],
  'github.apiUrl': 'https://api.github.com',
  'vercel.apiUrl': 'https://api.vercel.com',
  'vercel.project': '',
  'vercel.team': '',
  notifications: 'all',
  'user.name': '',
  timeZone: '',
  'runbooks.staleAfterDays': 180,
  'redaction.emails': true,
  'linear.apiUrl': 'https://api.linear.app/graphql',
  'linear.oauthClientId': '',
  'linear.team': '',
  'linear.project': '',
  'linear.labels': [],
  'linear.doneState': '',
  'linear.defaultAssignee': '',
  'linear.subIssues': true,
};
/** Context keys that `when` clauses of the manifest read. */
export type ContextKey =
  | 'sitrep.acknowledged'
  | 'sitrep.hasChanges'
  | 'sitrep.hasEnded'
  | 'sitrep.hasIncident'
  | 'sitrep.hasMarkedSteps'
  | 'sitrep.hasOpenSteps'
  | 'sitrep.hasPlaybook'
  | 'sitrep.hasSeveralIncidents'
  | 'sitrep.load'
  | 'sitrep.phase'
  | 'sitrep.playbookPaths'
  | 'sitrep.runbooksLoaded';
