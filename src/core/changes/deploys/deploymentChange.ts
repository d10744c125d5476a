import type { Change } from '../change.ts';
import { isProductionName } from './environment.ts';
import { deployedAtMs, type Deployment } from './deployment.ts';

/** The deployment as it stands on a timeline. */
export function deploymentChange(deployment: Deployment): Change {
  const { key, aliases, repository, sha, by, branch, tag, environment, timeOf } = deployment;
  const url = deployment.pageUrl ?? deployment.url;
  return {
    key,
    kind: 'deploy',
    title: titleOf(deployment),
    at: new Date(deployedAtMs(deployment)).toISOString(),
    environment,
    ...(repository === undefined ? {} : { repository }),
    ...(sha === undefined ? {} : { sha }),
    ...(by === undefined ? {} : { author: by }),
    ...(branch === undefined ? {} : { branch }),
    ...(tag === undefined ? {} : { tag }),
    ...(url === undefined ? {} : { url }),
    ...(timeOf === undefined ? {} : { timeOf }),
    ...(aliases === undefined ? {} : { aliases: [...aliases] }),
  };
}

/** "deploy-2026-11-24.1"; "shop → production: Lower the pool limit" */
function titleOf({ tag, title, project, repository, environment, sha }: Deployment): string {
  if (tag !== undefined) return tag;
  const what = project ?? repository?.split('/').at(-1) ?? 'deploy';
  const more = title ?? sha?.slice(0, 8);
  return more === undefined ? `${what} → ${environment}` : `${what} → ${environment}: ${more}`;
}

/** What a tag tells of a deploy: that it was meant, not what became of it. */
export function taggedDeployment(change: Change, source: string): Deployment {
  const { key, tag, repository, sha, author, url, timeOf } = change;
  const environment = change.environment ?? 'production';
  return {
    key,
    id: tag ?? key,
    source,
    environment,
    isProduction: change.environment === undefined || isProductionName(environment),
    state: 'unknown',
    stateWord: 'tagged',
    createdAtMs: Date.parse(change.at),
    ...(repository === undefined ? {} : { repository }),
    ...(sha === undefined ? {} : { sha }),
    ...(tag === undefined ? {} : { tag }),
    ...(author === undefined ? {} : { by: author }),
    ...(url === undefined ? {} : { pageUrl: url }),
    ...(timeOf === undefined ? {} : { timeOf }),
  };
}
