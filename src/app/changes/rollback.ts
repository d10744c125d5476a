import type { Change } from '../../core/changes/change.ts';
import type { Deployment } from '../../core/changes/deploys/deployment.ts';
import type { RollbackFacts, RollbackRequest } from '../../core/changes/deploys/rollback.ts';
import { isForward, preflight, type Preflight } from '../../core/changes/rollback/preflight.ts';
import type { Candidate } from '../../core/changes/suspects/candidate.ts';
import type { Failure } from '../../core/failure.ts';
import type { EventData, RolledDeployment } from '../../core/incident/event.ts';
import type { IncidentState, RollbackRun } from '../../core/incident/state.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import type { Incidents } from '../incidents.ts';
import type { ChangeSource, Clock, Deployer, Ids, StopSignal } from '../ports.ts';

export interface RollbackParts {
  readonly incidents: Incidents;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Looks, and changes nothing: which changes lie between what serves and `to`, and whether the vendor would switch. */
export async function preflightOf(
  { deployer, sources }: { readonly deployer: Deployer; readonly sources: readonly ChangeSource[] },
  { state, to }: { readonly state: IncidentState; readonly to: Deployment },
  stop?: StopSignal,
): Promise<Result<Preflight, Failure>> {
  const answer = await deployer.facts(to, stop);
  if (!answer.ok) return answer;
  // Tags are git's: the vendor knows none.
  const target = { ...answer.value.target, ...(to.tag === undefined ? {} : { tag: to.tag }) };
  const facts: RollbackFacts = { ...answer.value, target };
  const changes = await changesBetween(facts, sources, stop);
  const contents = changes === 'unknown' ? new Map<string, Candidate>() : await contentsOf(changes, sources, stop);
  // Whoever cancels wants no page, and not every source can stop in the middle.
  if (stop?.aborted === true) return failed({ code: 'cancelled' });
  const culprits = state.changes.filter(({ verdict }) => verdict === 'culprit').map(({ change }) => change.key);
  return ok(preflight({ facts, changes, contents, culprits: new Set(culprits) }));
}

async function changesBetween(
  facts: RollbackFacts,
  sources: readonly ChangeSource[],
  stop?: StopSignal,
): Promise<readonly Change[] | 'unknown'> {
  const { current, target } = facts;
  const [older, newer] = isForward(facts) ? [current, target] : [target, current];
  const repository = target.repository ?? current?.repository;
  if (repository === undefined || older?.sha === undefined || newer?.sha === undefined) return 'unknown';
  for (const source of sources) {
    const answer = await source.between?.({ repository, base: older.sha, head: newer.sha }, stop);
    if (answer?.ok === true) return answer.value;
  }
  return 'unknown';
}

async function contentsOf(
  changes: readonly Change[],
  sources: readonly ChangeSource[],
  stop?: StopSignal,
): Promise<ReadonlyMap<string, Candidate>> {
  const found = new Map<string, Candidate>();
  for (const source of sources) {
    const left = changes.filter(({ key }) => !found.has(key));
    if (left.length === 0) break;
    const answer = await source.contents?.(left, stop);
    for (const candidate of answer?.ok === true ? answer.value : []) found.set(candidate.key, candidate);
  }
  return found;
}

/**
 * Asks the vendor. It is on the record before it is sent: whatever happens in between, the next window knows that it
 * has to look. A refusal is recorded as well; a time-out is none, as it may happen all the same.
 */
export async function requestRollback(
  { incidents, ids, clock }: RollbackParts,
  deployer: Deployer,
  incident: string,
  facts: RollbackFacts,
): Promise<Result<RollbackRun, Failure>> {
  const { way, project, environment, current, target, lastRequestedAtMs } = facts;
  if (way === 'refused')
    return failed({ code: 'rejected', where: deployer.name, reason: facts.refusal ?? 'it does not say why' });
  const rollback = ids.next(clock.now());
  const data: EventData<'rollbackRequested'> = {
    rollback,
    vendor: deployer.name,
    project,
    environment,
    way,
    ...(isForward(facts) ? { forward: true } : {}),
    ...(current === undefined ? {} : { from: rolled(current) }),
    to: rolled(target),
    requestedAt: new Date(clock.now()).toISOString(),
    ...(lastRequestedAtMs === undefined ? {} : { lastRequestedAtMs }),
  };
  const recorded = await incidents.record(incident, ({ rollbacks }) => {
    const open = rollbacks.find(({ finished, requested }) => finished === undefined && requested.project === project);
    if (open !== undefined)
      return failed({ code: 'alreadyThere', what: open.requested.to.sha ?? open.requested.to.id });
    return ok([{ type: 'rollbackRequested', data }]);
  });
  if (!recorded.ok) return recorded;
  const answer = await deployer.rollBack(facts);
  if (!answer.ok && answer.failure.code !== 'timedOut') {
    const { failure } = answer;
    const why =
      failure.code === 'rejected' ? { vendorWord: failure.reason.slice(0, 1_000) } : { failure: failure.code };
    await incidents.record(incident, () =>
      ok([{ type: 'rollbackFinished', data: { rollback, outcome: 'failed', ...askedOf(data), ...why } }]),
    );
    return answer;
  }
  const run = recorded.value.rollbacks.find(({ id }) => id === rollback);
  return run === undefined ? failed({ code: 'noSuchEntry', entry: rollback }) : ok(run);
}

/** What its outcome repeats of a request, so that the line of each can be read alone. */
export function askedOf({
  way,
  forward,
}: Pick<EventData<'rollbackRequested'>, 'way' | 'forward'>): Pick<EventData<'rollbackFinished'>, 'way' | 'forward'> {
  return { way, ...(forward === undefined ? {} : { forward }) };
}

function rolled({ key, id, tag, sha, title }: Deployment): RolledDeployment {
  return {
    key: key.slice(0, 1_000),
    id: id.slice(0, 1_000),
    ...(tag === undefined ? {} : { tag: tag.slice(0, 1_000) }),
    ...(sha === undefined ? {} : { sha }),
    ...(title === undefined ? {} : { title: title.slice(0, 1_000) }),
  };
}

/** The request as the vendor's client wants it, from what the record holds. */
export function requestOf({ requested, requestedAtMs }: RollbackRun): RollbackRequest {
  const { vendor, project, environment, way, from, to, lastRequestedAtMs } = requested;
  const known = (deployment: RolledDeployment): Deployment => ({
    ...deploymentBase(vendor, project, environment),
    ...(deployment.sha === undefined ? {} : { sha: deployment.sha }),
    ...(deployment.title === undefined ? {} : { title: deployment.title }),
    key: deployment.key,
    id: deployment.id,
    createdAtMs: requestedAtMs,
  });
  return {
    source: vendor,
    project,
    environment,
    way,
    ...(from === undefined ? {} : { from: known(from) }),
    to: known(to),
    requestedAtMs,
    ...(lastRequestedAtMs === undefined ? {} : { lastRequestedAtMs }),
  };
}

function deploymentBase(
  source: string,
  project: string,
  environment: string,
): Pick<Deployment, 'source' | 'project' | 'environment' | 'isProduction' | 'state' | 'stateWord'> {
  return { source, project, environment, isProduction: true, state: 'unknown', stateWord: '' };
}
