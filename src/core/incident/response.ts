import type { AnyEvent } from './event.ts';
import { isWorking } from './phase.ts';
import type { IncidentState, TimelineEntry } from './state.ts';

/**
 * Whether somebody worked on the incident by it: the first such act after the declaration is the first response, so
 * that nobody has to press a button for what the record shows. Keeping the books is none (a new title, a reminder put
 * off or handed on, an issue in a tracker, everything about the post-mortem), nor is giving up (canceled, closed), nor
 * what a vendor said, nor taking something back.
 */
export function isResponse(event: AnyEvent): boolean {
  switch (event.type) {
    case 'acknowledged':
    case 'impactStated':
    case 'severityChanged':
    case 'noteAdded':
    case 'updateRecorded':
    case 'evidenceAdded':
    case 'changeLinked':
    case 'changeJudged':
    case 'rollbackRequested':
    case 'runStarted':
    case 'stepMarked':
    case 'commandRan':
      return true;
    case 'roleAssigned':
      return event.data.person !== undefined;
    case 'phaseChanged':
      return isWorking(event.data.to) || event.data.to === 'resolved';
    case 'declared':
    case 'retitled':
    case 'startCorrected':
    case 'rollbackFinished':
    case 'changeUnlinked':
    case 'clockSnoozed':
    case 'clockHandedOver':
    case 'issuesCreated':
    case 'postMortemShared':
    case 'postMortemDrafted':
    case 'amended':
    case 'retracted':
    case 'opaque':
      return false;
  }
}

/** The entry that `milestones.firstResponseAtMs` is about. */
export function firstResponse({ timeline, milestones }: IncidentState): TimelineEntry | undefined {
  const declared = timeline.findIndex(({ event, applied }) => event.type === 'declared' && applied);
  return timeline
    .slice(declared + 1)
    .find(({ event, atMs, applied }) => applied && atMs === milestones.firstResponseAtMs && isResponse(event));
}
