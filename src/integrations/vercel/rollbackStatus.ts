import type { Deployment } from '../../core/changes/deploys/deployment.ts';
import type { RollbackRequest, RollbackStatus } from '../../core/changes/deploys/rollback.ts';
import { oneLine } from '../../core/changes/plainText.ts';
import type { ProjectShape } from './shapes.ts';

/**
 * How far a rollback is, by what Vercel says of its last request and of what production points at. Done is only what is
 * there to be read: the job succeeded, production points at the deployment, and it is ready.
 */
export function rollbackStatus(
  request: RollbackRequest,
  { lastAliasRequest: last }: Pick<ProjectShape, 'lastAliasRequest'>,
  serving: Deployment | undefined,
  readAtMs: number,
): RollbackStatus {
  const since = request.lastRequestedAtMs ?? 0;
  const isNew = last !== undefined && last !== null && last.requestedAt > since;
  const isOurs = isNew && last.toDeploymentId === request.to.id;
  const isThere = serving?.id === request.to.id && serving.state === 'ready';
  return {
    phase: phaseOf(isOurs ? last.jobStatus : undefined, isThere, isNew && !isOurs),
    ...(isOurs ? { jobWord: oneLine(last.jobStatus, 40) } : {}),
    ...(serving === undefined ? {} : { servingId: serving.id }),
    ...(serving?.sha === undefined ? {} : { servingSha: serving.sha }),
    readAtMs,
  };
}

function phaseOf(job: string | undefined, isThere: boolean, isOvertaken: boolean): RollbackStatus['phase'] {
  if (isOvertaken) return 'overtaken';
  switch (job) {
    case undefined:
    case 'pending':
      return 'waiting';
    case 'succeeded':
      return isThere ? 'done' : 'running';
    case 'skipped':
      return isThere ? 'done' : 'failed';
    case 'failed':
      return 'failed';
    default:
      return 'running';
  }
}
