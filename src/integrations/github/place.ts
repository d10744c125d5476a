import type { RemoteRepository } from '../../app/ports.ts';
import type { Origin } from '../../core/changes/history/commitChange.ts';

/** A repository on this GitHub. */
export interface Place {
  readonly owner: string;
  readonly repo: string;
  /** As the workspace calls it: what keys are made of, also after it was renamed. */
  readonly repository: string;
  /** Its page: "https://github.com/owner/name". */
  readonly page: string;
}

/** The web host of an API: "api.github.com" serves "github.com"; an Enterprise server is its own. */
export function webHostOfApi(apiUrl: string): string {
  const { hostname, host } = new URL(apiUrl);
  if (hostname === 'api.github.com') return 'github.com';
  // Data residency: api.SUBDOMAIN.ghe.com.
  return hostname.startsWith('api.') && hostname.endsWith('.ghe.com') ? host.slice(4) : host;
}

/** A stand-in on this machine serves the repositories of any GitHub. */
export function isLocalApi(apiUrl: string): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])$/u.test(new URL(apiUrl).hostname);
}

export function placeOf({ repository, host }: RemoteRepository, apiUrl: string): Place | undefined {
  const [owner, repo, ...rest] = repository.split('/');
  if (!isName(owner) || !isName(repo) || rest.length > 0) return undefined;
  const webHost = webHostOfApi(apiUrl);
  if (!isLocalApi(apiUrl) && host !== undefined && host.toLowerCase() !== webHost) return undefined;
  const page = `https://${isLocalApi(apiUrl) ? (host ?? 'github.com') : webHost}/${owner}/${repo}`;
  return { owner, repo, repository, page };
}

export function originAt({ repository, page }: Place): Origin {
  return { repository, remote: { repository, page, host: 'github' } };
}

function isName(name: string | undefined): name is string {
  return name !== undefined && /^[\w.-]{1,100}$/u.test(name) && !/^\.{1,2}$/u.test(name);
}
