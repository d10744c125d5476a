import { isSameChange, keysOf } from '../changes/change.ts';
import { effectiveEvents, type EffectiveEvent } from './corrections.ts';
import type { Actor, AnyEvent, EventOf } from './event.ts';
import { canChangePhase, isReopening, type Phase } from './phase.ts';
import { isResponse } from './response.ts';
import type { IncidentState, LinkedChange, Milestones, RollbackRun, Run, TimelineEntry } from './state.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Mutable<IncidentState>;

const nobody: Actor = { name: '' };

/**
 * The state that a record's events add up to. The same set of events gives the same state in whatever
 * order, and however often, they are given.
 */
export function foldIncident(id: string, events: readonly AnyEvent[]): IncidentState {
  const effective = effectiveEvents(events);
  const draft = emptyState(id, effective);
  const timeline: TimelineEntry[] = [];
  const retracted: TimelineEntry[] = [];
  for (const item of effective) {
    if (item.event.type === 'amended' || item.event.type === 'retracted') continue;
    if (item.retracted) retracted.push(entryOf(item, false));
    else {
      const applied = apply(draft, item);
      if (applied) noteResponse(draft, item);
      const toldBy = tellerOf(draft, item);
      timeline.push({ ...entryOf(item, applied), ...(toldBy === undefined ? {} : { toldBy }) });
    }
  }
  return { ...draft, timeline, retracted };
}

function emptyState(id: string, effective: readonly EffectiveEvent[]): Draft {
  const firstMs = effective[0]?.atMs ?? 0;
  return {
    id,
    title: '',
    phase: 'investigating',
    phaseSinceMs: firstMs,
    startedAtMs: firstMs,
    declaredAtMs: firstMs,
    declaredBy: nobody,
    milestones: {},
    roles: [],
    changes: [],
    runs: [],
    rollbacks: [],
    snoozedUntilMs: {},
    clockOwners: {},
    criteria: [],
    issues: [],
    timeline: [],
    retracted: [],
    lastEventId: effective.reduce((last, { event }) => (event.id > last ? event.id : last), ''),
    eventCount: effective.length,
  };
}

function entryOf({ event, atMs, text, amended }: EffectiveEvent, applied: boolean): TimelineEntry {
  return { id: event.id, atMs, event, ...(text === undefined ? {} : { text }), amended, applied };
}

/** Applies one event; false when it has no effect any more. */
function apply(draft: Draft, { event, atMs, text }: EffectiveEvent): boolean {
  if (event.type === 'opaque') return true;
  switch (event.type) {
    case 'declared':
      if (draft.title !== '') return false;
      draft.title = text ?? event.data.title;
      draft.severity = event.data.severity;
      draft.startedAtMs = Date.parse(event.data.startedAt);
      draft.declaredAtMs = atMs;
      draft.phaseSinceMs = atMs;
      draft.declaredBy = event.by;
      return true;
    case 'retitled':
      draft.title = text ?? event.data.title;
      return true;
    case 'startCorrected': {
      const startedAtMs = Date.parse(event.data.to);
      if (draft.title === '' || draft.startedAtMs === startedAtMs) return false;
      draft.startedAtMs = startedAtMs;
      return true;
    }
    case 'impactStated':
      draft.impact = text ?? event.data.text;
      return true;
    case 'acknowledged':
      return true;
    case 'phaseChanged':
      return changePhase(draft, event.data.to, atMs, event.data.criteria);
    case 'severityChanged':
      if (draft.severity === event.data.to) return false;
      draft.severity = event.data.to;
      return true;
    case 'roleAssigned': {
      const { role, roleName, person } = event.data;
      const others = draft.roles.filter(({ key }) => key !== role);
      draft.roles = person === undefined ? others : [...others, { key: role, name: roleName, person }];
      return true;
    }
    case 'noteAdded':
      return true;
    case 'updateRecorded':
      draft.lastUpdateAtMs = atMs;
      return true;
    case 'evidenceAdded':
      return true;
    case 'rollbackRequested': {
      const { data } = event;
      if (draft.rollbacks.some(({ id }) => id === data.rollback)) return false;
      const requestedAtMs = Date.parse(data.requestedAt);
      draft.rollbacks = [
        ...draft.rollbacks,
        { id: data.rollback, requested: data, requestedAtMs, requestedBy: event.by },
      ];
      return true;
    }
    case 'rollbackFinished': {
      const { data } = event;
      // Two windows may watch the same rollback: the first word counts, and a known outcome over an unknown one.
      const isOpen = ({ id, finished }: RollbackRun): boolean =>
        id === data.rollback &&
        (finished === undefined || (finished.outcome === 'unknown' && data.outcome !== 'unknown'));
      if (!draft.rollbacks.some(isOpen)) return false;
      draft.rollbacks = draft.rollbacks.map((run) => (isOpen(run) ? { ...run, finished: data } : run));
      return true;
    }
    case 'changeLinked': {
      const { change } = event.data;
      if (draft.changes.some((linked) => isSameChange(linked.change, change))) return false;
      const linked: LinkedChange = { change, verdict: 'open', linkedAtMs: atMs, linkedBy: event.by, entry: event.id };
      draft.changes = [...draft.changes, linked];
      return true;
    }
    case 'changeUnlinked': {
      const left = draft.changes.filter(({ change }) => !keysOf(change).includes(event.data.key));
      if (left.length === draft.changes.length) return false;
      draft.changes = left;
      return true;
    }
    case 'changeJudged': {
      const { key, verdict } = event.data;
      if (!draft.changes.some(({ change }) => keysOf(change).includes(key))) return false;
      draft.changes = draft.changes.map((linked) =>
        keysOf(linked.change).includes(key) ? { ...linked, verdict } : linked,
      );
      return true;
    }
    case 'runStarted': {
      const { run: runId, title, uri, path, steps } = event.data;
      if (draft.runs.some((run) => run.id === runId)) return false;
      const open = steps.map((step) => ({ ...step, mark: 'open' as const }));
      draft.runs = [
        ...draft.runs,
        { id: runId, title, uri, path, startedAtMs: atMs, startedBy: event.by, steps: open },
      ];
      return true;
    }
    case 'stepMarked':
      return markStep(draft, event.data, event.by, atMs);
    case 'commandRan':
      noteCommand(draft, event, atMs);
      return true;
    case 'clockSnoozed':
      draft.snoozedUntilMs = { ...draft.snoozedUntilMs, [event.data.clock]: Date.parse(event.data.until) };
      return true;
    case 'clockHandedOver':
      draft.clockOwners = { ...draft.clockOwners, [event.data.clock]: event.data.to };
      return true;
    case 'issuesCreated': {
      const { tracker, role, issues } = event.data;
      const known = new Set(draft.issues.map(({ id }) => id));
      const fresh = issues.filter(({ id }) => !known.has(id) && known.add(id));
      draft.issues = [
        ...draft.issues,
        ...fresh.map(({ key, ...issue }) => ({ tracker, role, ...issue, ...(key === undefined ? {} : { key }) })),
      ];
      return fresh.length > 0;
    }
    case 'postMortemShared':
      draft.milestones = { postMortemSharedAtMs: atMs, ...draft.milestones };
      return true;
    case 'postMortemDrafted':
      draft.postMortem = { uri: event.data.uri, path: event.data.path };
      return true;
    case 'amended':
    case 'retracted':
      return true;
  }
}

/** What a vendor said is not signed by whoever's window heard it; where it said nothing, Sitrep tells so. */
function tellerOf({ rollbacks }: Draft, { event }: EffectiveEvent): TimelineEntry['toldBy'] {
  if (event.type !== 'rollbackFinished') return undefined;
  const { rollback, outcome, failure } = event.data;
  const run = rollbacks.find(({ id }) => id === rollback);
  if (run === undefined) return undefined;
  const isVendors = outcome !== 'unknown' && failure === undefined;
  return { name: isVendors ? run.requested.vendor : 'Sitrep', askedBy: run.requestedBy };
}

function noteResponse(draft: Draft, { event, atMs }: EffectiveEvent): void {
  if (draft.title === '' || draft.milestones.firstResponseAtMs !== undefined || !isResponse(event)) return;
  draft.milestones = { ...draft.milestones, firstResponseAtMs: atMs };
}

function changePhase(draft: Draft, to: Phase, atMs: number, criteria: IncidentState['criteria'] = []): boolean {
  const from = draft.phase;
  if (!canChangePhase(from, to)) return false;
  draft.phase = to;
  draft.phaseSinceMs = atMs;
  draft.milestones = milestonesAfter(draft.milestones, from, to, atMs);
  draft.criteria = to === 'resolved' ? criteria : to === 'closed' ? draft.criteria : [];
  return true;
}

function milestonesAfter(before: Milestones, from: Phase, to: Phase, atMs: number): Milestones {
  const after: Mutable<Milestones> = { ...before };
  if (isReopening(from, to)) {
    delete after.resolvedAtMs;
    delete after.postMortemSharedAtMs;
    delete after.endedAtMs;
    after.reopenedAtMs = atMs;
  }
  switch (to) {
    case 'investigating':
      delete after.identifiedAtMs;
      delete after.mitigatedAtMs;
      break;
    case 'identified':
      after.identifiedAtMs = atMs;
      delete after.mitigatedAtMs;
      break;
    case 'mitigating':
      delete after.mitigatedAtMs;
      break;
    case 'monitoring':
      after.mitigatedAtMs = atMs;
      break;
    case 'resolved':
      after.resolvedAtMs = atMs;
      break;
    case 'closed':
    case 'canceled':
      after.endedAtMs = atMs;
      break;
  }
  return after;
}

function markStep(
  draft: Draft,
  data: { readonly run: string; readonly step: string; readonly mark: 'done' | 'skipped' | 'open' },
  by: Actor,
  atMs: number,
): boolean {
  let applied = false;
  const mark = (run: Run): Run => ({
    ...run,
    steps: run.steps.map((step) => {
      if (step.key !== data.step || step.mark === data.mark) return step;
      applied = true;
      const { key, text, line, lastCommand } = step;
      const bare = { key, text, line, mark: data.mark, ...(lastCommand === undefined ? {} : { lastCommand }) };
      return data.mark === 'open' ? bare : { ...bare, markedBy: by, markedAtMs: atMs };
    }),
  });
  draft.runs = draft.runs.map((run) => (run.id === data.run ? mark(run) : run));
  return applied;
}

/** The last command of a step is the one that says how it stands. */
function noteCommand(draft: Draft, { data, by }: EventOf<'commandRan'>, atMs: number): void {
  const { exitCode } = data;
  const lastCommand = { atMs, by, ...(exitCode === undefined ? {} : { exitCode }) };
  draft.runs = draft.runs.map((run) =>
    run.id !== data.run
      ? run
      : { ...run, steps: run.steps.map((step) => (step.key === data.step ? { ...step, lastCommand } : step)) },
  );
}
