import type { IncidentState } from '../../core/incident/state.ts';
import type { ActionItem } from '../../core/postmortem/postMortem.ts';
import { isTrackedElsewhere, linkedIdentifier } from '../../core/postmortem/sync/linked.ts';
import { itemFields, mergeItem, type SeenItem } from '../../core/postmortem/sync/merge.ts';
import { matchOwner, type OwnerMatch } from '../../core/postmortem/sync/owner.ts';
import type { TrackerIssue, TrackerTeamDetails } from '../../core/tracker/issue.ts';
import type { PlannedItem, PushNote } from './actionItems.ts';
import { issuePriority } from './describeIssue.ts';
import type { TrackerOptions } from './parts.ts';
import { labelIdsOf, sameName, stateFor } from './teams.ts';

/** What is known when a push is planned. */
export interface Planning {
  readonly team: TrackerTeamDetails;
  readonly options: TrackerOptions;
  readonly state: IncidentState | undefined;
}

export interface ItemAsFound {
  readonly key: string;
  readonly item: ActionItem;
  readonly issue: TrackerIssue | undefined;
  readonly seen: SeenItem | undefined;
  readonly isWaiting: boolean;
  /** Issues cannot be read now: what has one is left alone. */
  readonly isOutage?: boolean;
}

/** What a push does with an item. */
export function planItem(found: ItemAsFound, planning: Planning): PlannedItem {
  const { key, item, issue, seen, isWaiting } = found;
  if (isWaiting) return { key, item, notes: [], plan: 'skip', why: 'waiting' };
  if (issue !== undefined) return planLinked(found, issue, planning);
  if (found.isOutage === true && (seen !== undefined || linkedIdentifier(item) !== undefined))
    return { key, item, notes: [], plan: 'skip', why: 'unread' };
  if (linkedIdentifier(item) !== undefined) return { key, item, notes: [], plan: 'skip', why: 'gone' };
  if (isTrackedElsewhere(item)) return { key, item, notes: [], plan: 'skip', why: 'elsewhere' };
  if (item.done === true) return { key, item, notes: [], plan: 'skip', why: 'done' };
  const owner = matchOwner(item.owner ?? (planning.options.defaultAssignee || undefined), planning.team.people);
  const due = isDate(item.due) ? { due: item.due } : {};
  const priority = issuePriority(item.priority, planning.state);
  return { key, item, notes: notesOn(item, owner, planning), plan: 'create', owner, priority, ...due };
}

function planLinked({ key, item, seen }: ItemAsFound, issue: TrackerIssue, planning: Planning): PlannedItem {
  if (issue.removed !== undefined) return { key, item, notes: [], plan: 'skip', why: 'gone', issue };
  const verdicts = mergeItem(item, issue, seen);
  if (itemFields.some((field) => verdicts[field] === 'conflict')) {
    return { key, item, notes: [], plan: 'skip', why: 'conflict', issue };
  }
  const isSame = itemFields.every((field) => verdicts[field] === 'same');
  return isSame
    ? { key, item, notes: [], plan: 'skip', why: 'linked', issue }
    : { key, item, notes: labelNotes(item.labels ?? [], planning), plan: 'update', issue, verdicts, seen };
}

function notesOn(item: ActionItem, owner: OwnerMatch, { team, options }: Planning): readonly PushNote[] {
  const notes: PushNote[] = [];
  if (owner.kind === 'unknown') notes.push({ kind: 'unknownOwner', owner: owner.owner });
  if (owner.kind === 'left') notes.push({ kind: 'ownerLeft', owner: owner.owner });
  if (item.due !== undefined && !isDate(item.due)) notes.push({ kind: 'notADate', due: item.due });
  notes.push(...labelNotes([...options.labels, ...(item.labels ?? [])], { team }));
  const { project, doneState } = options;
  if (project !== '' && !team.projects.some(({ name }) => sameName(name, project))) {
    notes.push({ kind: 'noSuchProject', project });
  }
  const done = stateFor(team, true, options);
  if (doneState !== '' && (done === undefined || !sameName(done.name, doneState))) {
    notes.push({ kind: 'noSuchState', state: doneState });
  }
  return notes;
}

function labelNotes(labels: readonly string[], { team }: Pick<Planning, 'team'>): readonly PushNote[] {
  return labels
    .filter((label) => labelIdsOf(team.labels, [label]).length === 0)
    .map((label) => ({ kind: 'noSuchLabel', label }));
}

export function isDate(due: string | undefined): due is string {
  return due !== undefined && /^\d{4}-\d\d-\d\d$/u.test(due) && !Number.isNaN(Date.parse(due));
}
