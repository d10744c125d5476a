import { deployKey } from '../../core/changes/changeKey.ts';
import type { Deployment, DeploymentState } from '../../core/changes/deploys/deployment.ts';
import { oneLine } from '../../core/changes/plainText.ts';
import type { DeploymentShape } from './shapes.ts';

export const where = 'Vercel';

/** Nothing for what has no id or no date. */
export function readDeployment(told: DeploymentShape): Deployment | undefined {
  const id = told.uid ?? told.id;
  const createdAtMs = told.created ?? told.createdAt;
  if (id === undefined || createdAtMs === undefined) return undefined;
  const meta = (key: string): string => {
    const value = ['github', 'gitlab', 'bitbucket'].map((host) => told.meta[`${host}${key}`]).find(isText);
    return oneLine(value ?? '', 500);
  };
  const [org, repo] = [meta('CommitOrg') || meta('Org'), meta('CommitRepo') || meta('Repo')];
  const repository = org === '' || repo === '' ? undefined : `${org}/${repo}`;
  const project = oneLine(told.name, 200);
  const sha = /^[0-9a-f]{40,64}$/u.exec(meta('CommitSha'))?.[0];
  const [branch, title] = [meta('CommitRef'), meta('CommitMessage')];
  const creator = [told.creator?.githubLogin, told.creator?.username, meta('CommitAuthorLogin')];
  const by = oneLine(creator.find(isText) ?? '', 200);
  const stateWord = oneLine(told.readyState || told.state || 'unknown', 40);
  const environment = oneLine(told.target, 100) || 'preview';
  return {
    key: deployKey(repository ?? project, id),
    id,
    source: where,
    ...(repository === undefined ? {} : { repository }),
    ...(project === '' ? {} : { project }),
    environment,
    isProduction: environment === 'production',
    ...(sha === undefined ? {} : { sha }),
    ...(branch === '' ? {} : { branch }),
    ...(title === '' ? {} : { title }),
    state: stateOf(stateWord),
    stateWord: stateWord.toLowerCase(),
    createdAtMs,
    ...(told.ready === undefined ? {} : { readyAtMs: told.ready }),
    ...(by === '' ? {} : { by }),
    ...address('url', told.url === '' ? '' : `https://${told.url.replace(/^https?:\/\//u, '')}`),
    ...address('pageUrl', told.inspectorUrl),
    ...(typeof told.isRollbackCandidate === 'boolean' ? { canRollBackTo: told.isRollbackCandidate } : {}),
  };
}

function stateOf(word: string): DeploymentState {
  switch (word.toUpperCase()) {
    case 'READY':
      return 'ready';
    case 'BUILDING':
    case 'INITIALIZING':
      return 'building';
    case 'QUEUED':
    case 'BLOCKED':
      return 'queued';
    case 'ERROR':
      return 'failed';
    case 'CANCELED':
      return 'canceled';
    case 'DELETED':
      return 'gone';
    default:
      return 'unknown';
  }
}

function address<K extends 'url' | 'pageUrl'>(key: K, text: string): Partial<Record<K, string>> {
  const found: Partial<Record<'url' | 'pageUrl', string>> =
    /^https?:\/\//u.test(text) && URL.canParse(text) ? { [key]: text } : {};
  return found;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
