import { oneLine } from '../plainText.ts';
import type { Reference } from '../reference.ts';
import { repositoryPath, webHostOf } from './repositoryPath.ts';

const address = /^(https?):\/\/(?:[^/@]*@)?([a-z0-9.-]+)(:\d{1,5})?\/?([^?#]*)/iu;
const pullRequest = /^(.+?)\/(?:-\/)?(?:pulls?|pull-requests|merge_requests|pullrequest)\/(\d{1,9})(?=\/|$)/u;
const commit = /^(.+?)\/(?:-\/)?commits?\/([0-9a-f]{7,64})(?=\/|$)/u;
const tag = /^(.+?)\/(?:releases\/tag|-\/tags|-\/releases|src\/tag|commits\/tag)\/(.+?)\/?$/u;
const vercelDeploy = /^[^/]+\/[^/]+\/([A-Za-z0-9]{20,40})(?=\/|$)/u;

/**
 * Reads the address of a pull request, commit, tag or deploy page. What is given back is cut after the change's
 * name: a query may hold a token, and "/files" is the same pull request. Never throws.
 */
export function readReferenceUrl(text: string): Reference | undefined {
  const [, scheme, hostname, port = '', path] = address.exec(text.slice(0, 4_000)) ?? [];
  if (scheme === undefined || hostname === undefined || path === undefined) return undefined;
  const site = `${scheme.toLowerCase()}://${hostname.toLowerCase()}${port}`;
  const vercel = vercelReference(site, hostname.toLowerCase(), path);
  if (vercel !== undefined) return vercel;
  const repositoryOf = (before: string): string | undefined => {
    const found = repositoryPath(webHostOf(hostname), before.split('/').map(decode).filter(Boolean))?.repository;
    return found?.includes('/') === true ? found : undefined;
  };
  const [merged, project = '', number] = pullRequest.exec(path) ?? [];
  const [committed, source = '', sha] = merged === undefined ? (commit.exec(path) ?? []) : [];
  const repository = repositoryOf(project) ?? repositoryOf(source);
  if (repository !== undefined && Number(number) > 0) {
    return { kind: 'pullRequest', number: Number(number), repository, url: `${site}/${merged}` };
  }
  if (repository !== undefined && sha !== undefined) {
    return { kind: 'commit', sha, repository, url: `${site}/${committed}` };
  }
  const [tagged, owner = '', name] = tag.exec(path) ?? [];
  const tagOwner = repositoryOf(owner);
  if (tagged === undefined || name === undefined || tagOwner === undefined) return undefined;
  return { kind: 'deploy', id: decode(name), repository: tagOwner, url: `${site}/${tagged}` };
}

/** vercel.com/team/project/id is a deploy's page, and every deploy has a host name of its own below vercel.app. */
function vercelReference(site: string, hostname: string, path: string): Reference | undefined {
  if (hostname.endsWith('.vercel.app')) return { kind: 'deploy', id: hostname, url: site };
  const [page, id] = hostname === 'vercel.com' ? (vercelDeploy.exec(path) ?? []) : [];
  return page === undefined || id === undefined ? undefined : { kind: 'deploy', id, url: `${site}/${page}` };
}

function decode(segment: string): string {
  try {
    return oneLine(decodeURIComponent(segment), 250);
  } catch {
    return segment;
  }
}
