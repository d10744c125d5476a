import type { Failure } from '../core/failure.ts';
import type { CriterionAnswer } from '../core/incident/event.ts';
import { canChangePhase, type Phase } from '../core/incident/phase.ts';
import type { SeverityLevel } from '../core/incident/severity.ts';
import type { IncidentState } from '../core/incident/state.ts';
import { readTitle } from '../core/incident/title.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { Incidents } from './incidents.ts';

type Answer = Promise<Result<IncidentState, Failure>>;

export interface PhaseChange {
  readonly to: Phase;
  readonly reason?: string;
  /** The answers to the playbook's resolution criteria, when `to` is `resolved`. */
  readonly criteria?: readonly CriterionAnswer[];
}

/** Moves an incident on; resolving, closing, reopening and canceling are phase changes too. */
export function changePhase(incidents: Incidents, incident: string, { to, reason, criteria }: PhaseChange): Answer {
  return incidents.record(incident, ({ phase: from }) => {
    if (from === to) return failed({ code: 'alreadyThere', what: to });
    if (!canChangePhase(from, to)) return failed({ code: 'illegalPhase', from, to });
    const said = reason?.trim();
    const data = {
      from,
      to,
      ...(said === undefined || said === '' ? {} : { reason: said }),
      ...(criteria === undefined ? {} : { criteria: [...criteria] }),
    };
    return ok([{ type: 'phaseChanged', data }]);
  });
}

export function changeSeverity(incidents: Incidents, incident: string, to: SeverityLevel, reason?: string): Answer {
  return incidents.record(incident, ({ severity: from }) => {
    if (from === to) return failed({ code: 'alreadyThere', what: `Sev ${to}` });
    const said = reason?.trim();
    const data = { from: from ?? to, to, ...(said === undefined || said === '' ? {} : { reason: said }) };
    return ok([{ type: 'severityChanged', data }]);
  });
}

/** Says that somebody is on it, once. For the first response any other act of a responder counts as well. */
export function acknowledge(incidents: Incidents, incident: string): Answer {
  return incidents.record(incident, ({ timeline }) =>
    timeline.some(({ event, applied }) => event.type === 'acknowledged' && applied)
      ? failed({ code: 'alreadyThere', what: 'acknowledged' })
      : ok([{ type: 'acknowledged', data: {} }]),
  );
}

/** Says when it really began, and by what that is known. */
export function correctStart(
  incidents: Incidents,
  incident: string,
  { atMs, reason = '' }: { readonly atMs: number; readonly reason?: string },
): Answer {
  return incidents.record(incident, ({ startedAtMs }) => {
    if (!Number.isFinite(atMs)) return failed({ code: 'badTime' });
    if (atMs === startedAtMs) return ok([]);
    const [from, to] = [startedAtMs, atMs].map((ms) => new Date(ms).toISOString());
    if (from === undefined || to === undefined) return failed({ code: 'badTime' });
    const data = { from, to, ...(reason === '' ? {} : { reason: reason.slice(0, 1_000) }) };
    return ok([{ type: 'startCorrected', data }]);
  });
}

export function retitle(incidents: Incidents, incident: string, written: string): Answer {
  return incidents.record(incident, ({ title: before }) => {
    const { title } = readTitle(written);
    if (title === '') return failed({ code: 'emptyText' });
    return title === before ? ok([]) : ok([{ type: 'retitled', data: { title } }]);
  });
}

export function stateImpact(incidents: Incidents, incident: string, written: string): Answer {
  return incidents.record(incident, () => {
    const text = written.trim();
    return text === '' ? failed({ code: 'emptyText' }) : ok([{ type: 'impactStated', data: { text } }]);
  });
}

/** Gives a role to somebody, or to nobody when `person` is empty. */
export function assignRole(
  incidents: Incidents,
  incident: string,
  role: { readonly key: string; readonly name: string },
  person: string,
): Answer {
  return incidents.record(incident, ({ roles }) => {
    const holder = person.trim();
    if ((roles.find(({ key }) => key === role.key)?.person ?? '') === holder) return ok([]);
    const data = { role: role.key, roleName: role.name, ...(holder === '' ? {} : { person: holder }) };
    return ok([{ type: 'roleAssigned', data }]);
  });
}
