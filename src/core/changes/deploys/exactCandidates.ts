import { deployedAtMs, type Deployment } from './deployment.ts';

export interface DeployPair {
  /** The last production deployment known to have worked; unset where no earlier one is known. */
  readonly good?: Deployment;
  /** The one that served when things broke. */
  readonly bad: Deployment;
}

/**
 * The production deployment that served when the incident started, and the one of the same project before it. Those
 * that failed do not count. A deployment of which only its commit's time is known came later than that; it is taken
 * to have served then, as nothing tells otherwise.
 */
export function deployPair(deployments: readonly Deployment[], startedAtMs: number): DeployPair | undefined {
  const served = deployments.filter(hasServed).sort((a, b) => deployedAtMs(b) - deployedAtMs(a));
  const bad = served.find((deployment) => deployedAtMs(deployment) <= startedAtMs);
  if (bad === undefined) return undefined;
  const good = served.find((other) => isBefore(other, bad));
  return good === undefined ? { bad } : { good, bad };
}

function hasServed({ isProduction, state }: Deployment): boolean {
  return isProduction && (state === 'ready' || state === 'gone' || state === 'unknown');
}

function isBefore(one: Deployment, other: Deployment): boolean {
  return (
    one.key !== other.key &&
    one.sha !== other.sha &&
    deployedAtMs(one) <= deployedAtMs(other) &&
    one.environment === other.environment &&
    (one.project === undefined || other.project === undefined
      ? one.repository?.toLowerCase() === other.repository?.toLowerCase()
      : one.project === other.project)
  );
}
