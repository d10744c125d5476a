import type { PlaybookPart } from '../../../core/playbook/playbook.ts';
import type { Say } from '../../../core/say.ts';

export function partName(part: PlaybookPart, say: Say): string {
  switch (part) {
    case 'severities':
      return say('Severities');
    case 'process':
      return say('Response process');
    case 'mitigation':
      return say('Mitigation options');
    case 'resolution':
      return say('Resolution criteria');
    case 'postMortem':
      return say('Rule on post-mortems');
    case 'cadence':
      return say('Update cadence');
    case 'roles':
      return say('Roles');
    case 'templates':
      return say('Message templates');
    case 'postMortemTemplate':
      return say('Post-mortem template');
    case 'thresholds':
      return say('Alert thresholds');
    case 'rota':
      return say('On-call rota');
    case 'runbooks':
      return say('Runbooks in the playbook');
    case 'resources':
      return say('Resources');
    case 'customerCare':
      return say('Customer care');
    case 'testing':
      return say('Testing in production');
    case 'history':
      return say('Incident history');
  }
}

/** What a value is, as a label; undefined where the value speaks for itself, as a step or a rule does. */
export function fieldName(field: string, say: Say): string | undefined {
  const names: Readonly<Record<string, string>> = {
    name: say('Name'),
    definition: say('Definition'),
    examples: say('Examples'),
    respondWithin: say('Respond within'),
    pages: say('Pages'),
    pageNote: say('Paging note'),
    updateEvery: say('Update every'),
    requiredFor: say('Required for severity'),
    withinMs: say('Due within'),
    sharedWith: say('Shared with'),
    actionItemsWithinMs: say('Action items due within'),
    updateEveryMs: say('Update every'),
    stabilityWindowMs: say('Stable after'),
    responsibilities: say('Responsibilities'),
    usually: say('Usually'),
    announcement: say('First announcement'),
    update: say('Internal update'),
    resolved: say('Resolved message'),
    statusInvestigating: say('Status page, investigating'),
    statusIdentified: say('Status page, identified'),
    statusMonitoring: say('Status page, monitoring'),
    statusResolved: say('Status page, resolved'),
    customerEmail: say('Customer email'),
    text: say('Document'),
    file: say('File'),
    warn: say('Warning'),
    critical: say('Critical'),
    monitored: say('Monitored'),
    people: say('People'),
    turn: say('On call'),
    handoff: say('Handoff'),
    expectation: say('Expected'),
    perWeek: say('Pay per week'),
    perDay: say('Pay per day'),
    perIncident: say('Pay per incident'),
    perHour: say('Pay per hour'),
    multiplier: say('Pay, times the rate'),
    handoffChecklist: say('Handoff checklist'),
    steps: say('Steps'),
    target: say('Leads to'),
    rollback: say('Rollback'),
    hotfix: say('Hotfix'),
    disable: say('Disable'),
    wait: say('Wait'),
    allowed: say('Allowed'),
    forbidden: say('Forbidden'),
  };
  return names[field];
}
