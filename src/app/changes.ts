import { isSameChange, type Change, type Verdict } from '../core/changes/change.ts';
import type { Failure } from '../core/failure.ts';
import type { IncidentState } from '../core/incident/state.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { Incidents, NewEvent } from './incidents.ts';

type Answer = Promise<Result<IncidentState, Failure>>;

/** Links changes to the timeline, each once: those that are linked already are passed over. */
export function linkChanges(incidents: Incidents, incident: string, changes: readonly Change[]): Answer {
  return incidents.record(incident, (state) => {
    const linked = state.changes.map(({ change }) => change);
    const fresh: Change[] = [];
    for (const change of changes)
      if (![...linked, ...fresh].some((each) => isSameChange(each, change))) fresh.push(change);
    const only = changes[0];
    if (fresh.length === 0 && only !== undefined) return failed({ code: 'alreadyThere', what: changeName(only) });
    return ok(fresh.map(linkEvent));
  });
}

function linkEvent(change: Change): NewEvent {
  const source =
    change.repository === undefined
      ? {}
      : {
          source: {
            kind: 'git' as const,
            repository: change.repository,
            ...(change.sha === undefined ? {} : { sha: change.sha }),
          },
        };
  return { type: 'changeLinked', data: { change }, ...source };
}

export function unlinkChange(incidents: Incidents, incident: string, key: string): Answer {
  return incidents.record(incident, (state) => {
    const linked = state.changes.find(({ change }) => change.key === key);
    if (linked === undefined) return failed({ code: 'noSuchEntry', entry: key });
    return ok([{ type: 'changeUnlinked', data: { key, name: changeName(linked.change) } }]);
  });
}

/** Marks a linked change as the culprit, as cleared, or as open again. */
export function judgeChange(incidents: Incidents, incident: string, key: string, verdict: Verdict): Answer {
  return incidents.record(incident, (state) => {
    const linked = state.changes.find(({ change }) => change.key === key);
    if (linked === undefined) return failed({ code: 'noSuchEntry', entry: key });
    if (linked.verdict === verdict) return ok([]);
    return ok([{ type: 'changeJudged', data: { key, name: changeName(linked.change), verdict } }]);
  });
}

/** Marks a suspect, which is linked by it if it was not. */
export function judgeSuspect(incidents: Incidents, incident: string, change: Change, verdict: Verdict): Answer {
  return incidents.record(incident, (state) => {
    const linked = state.changes.find((each) => isSameChange(each.change, change));
    if (linked?.verdict === verdict) return ok([]);
    const known = linked?.change ?? change;
    const data = { key: known.key, name: changeName(known), verdict };
    return ok([...(linked === undefined ? [linkEvent(change)] : []), { type: 'changeJudged' as const, data }]);
  });
}

/** "#234", "deploy-2026-11-23.1" or a short SHA: how people call a change. */
export function changeName({ number, tag, sha, title }: Change): string {
  if (number !== undefined) return `#${number}`;
  return tag ?? sha?.slice(0, 8) ?? title;
}
