import type { Change } from '../../core/changes/change.ts';
import type { Deployment } from '../../core/changes/deploys/deployment.ts';
import { deploymentChange, taggedDeployment } from '../../core/changes/deploys/deploymentChange.ts';
import { mergeDeployments } from '../../core/changes/deploys/mergeDeployments.ts';
import { findChanges } from '../../core/changes/findChanges.ts';
import type { ToldChange } from '../../core/changes/mergeChanges.ts';
import { failed, ok } from '../../core/result.ts';
import type { ChangeSource, Clock, DeployHistory } from '../ports.ts';

/** Whose word on a deployment counts first. */
export const deployRank = ['Vercel', 'GitHub', 'git'];

const monthMs = 30 * 24 * 60 * 60_000;
const mostDeployments = 100;

export interface DeploySearch {
  /** The given ones, and the vendors' deployments as changes: those of the last month are found. */
  readonly sources: readonly ChangeSource[];
  /** Of what `sources` told: the change that stands for a deploy that several tell of, by each of its keys. */
  readonly merge: (told: readonly ToldChange[]) => ReadonlyMap<string, Change>;
}

/** Deploys that can be searched and linked. What several sources tell of is one deploy by the same rule as in the tree. */
export function deploySearch(
  sources: readonly ChangeSource[],
  histories: readonly DeployHistory[],
  clock: Clock,
): DeploySearch {
  const deployments = new Map<string, Deployment>();
  const asChange = (deployment: Deployment): Change => {
    deployments.set(deployment.key, deployment);
    return deploymentChange(deployment);
  };
  return {
    sources: [...sources, ...histories.map((history) => deploySource(history, clock, asChange))],
    merge: (told) => {
      const deploys = new Map(
        told.flatMap(({ change, source }) => (change.kind === 'deploy' ? [[change.key, { change, source }]] : [])),
      );
      const known = [...deploys.values()].map(
        ({ change, source }) => deployments.get(change.key) ?? taggedDeployment(change, source),
      );
      return new Map(
        mergeDeployments(known, deployRank).flatMap(({ deployment }) => {
          const { key, aliases = [] } = deployment;
          return aliases.length === 0 ? [] : [key, ...aliases].map((each) => [each, deploymentChange(deployment)]);
        }),
      );
    },
  };
}

function deploySource(
  history: DeployHistory,
  clock: Clock,
  asChange: (deployment: Deployment) => Change,
): ChangeSource {
  return {
    name: history.name,
    recent: async (window, stop) => {
      const found = await history.deployments(window, stop);
      return found.ok ? ok(found.value.map(asChange)) : found;
    },
    find: async (query, limit, stop) => {
      const window = { sinceMs: clock.now() - monthMs, limit: mostDeployments };
      const found = await history.deployments(window, stop);
      if (!found.ok) return failed(found.failure);
      // An address names a deployment by where it can be visited, which its change does not always hold.
      const visited = found.value.filter(({ url }) => url !== undefined && query.trim().startsWith(url));
      const changes = visited.length > 0 ? visited.map(asChange) : findChanges(query, found.value.map(asChange));
      return ok(changes.slice(0, limit));
    },
  };
}
