import { deploymentChange } from '../../core/changes/deploys/deploymentChange.ts';
import { findChanges } from '../../core/changes/findChanges.ts';
import { failed, ok } from '../../core/result.ts';
import type { ChangeSource, Clock, DeployHistory } from '../ports.ts';

const monthMs = 30 * 24 * 60 * 60_000;
const mostDeployments = 100;

/** A vendor's deployments as changes that can be searched and linked; the last month of them. */
export function deploySource(history: DeployHistory, clock: Clock): ChangeSource {
  return {
    name: history.name,
    recent: async (window, stop) => {
      const found = await history.deployments(window, stop);
      return found.ok ? ok(found.value.map(deploymentChange)) : found;
    },
    find: async (query, limit, stop) => {
      const window = { sinceMs: clock.now() - monthMs, limit: mostDeployments };
      const found = await history.deployments(window, stop);
      if (!found.ok) return failed(found.failure);
      // An address names a deployment by where it can be visited, which its change does not always hold.
      const visited = found.value.filter(({ url }) => url !== undefined && query.trim().startsWith(url));
      const changes =
        visited.length > 0 ? visited.map(deploymentChange) : findChanges(query, found.value.map(deploymentChange));
      return ok(changes.slice(0, limit));
    },
  };
}
