/** The web hosts whose addresses of pull requests, commits and tags are known. Bitbucket's server differs from its cloud. */
export type WebHost = 'github' | 'gitlab' | 'bitbucket' | 'bitbucketServer' | 'azure' | 'gitea';

export interface RepositoryPath {
  /** "owner/name"; GitLab's groups and Azure's projects are kept: "group/team/name". */
  readonly repository: string;
  /** Path of the repository's page on its host, decoded, without slashes around it. */
  readonly page: readonly string[];
}

/** `undefined` for a host that only its owner knows, such as git.example.com. */
export function webHostOf(hostname: string): WebHost | undefined {
  const host = hostname.toLowerCase();
  if (host === 'bitbucket.org') return 'bitbucket';
  if (host === 'dev.azure.com' || host.endsWith('.visualstudio.com')) return 'azure';
  if (host === 'codeberg.org' || /(?:^|[.-])(?:gitea|forgejo)(?:[.-]|$)/u.test(host)) return 'gitea';
  const named = /(?:^|[.-])(github|gitlab|bitbucket)(?:[.-]|$)/u.exec(host)?.[1];
  if (named === 'bitbucket') return 'bitbucketServer';
  return named === 'github' || named === 'gitlab' ? named : undefined;
}

/**
 * Reads a repository out of the path of its clone or page address. `segments` are decoded, without ".git".
 * Gives nothing where the path is too short for the host.
 */
export function repositoryPath(host: WebHost | undefined, segments: readonly string[]): RepositoryPath | undefined {
  if (segments.length === 0) return undefined;
  if (host === 'azure') return azurePath(segments);
  const server = host === undefined || host === 'bitbucketServer' ? bitbucketServerPath(segments) : undefined;
  if (server !== undefined) return server;
  const page = host === undefined || host === 'gitlab' ? segments : segments.slice(0, 2);
  if (host !== undefined && page.length < 2) return undefined;
  return { repository: page.join('/'), page };
}

/** org/project/_git/name, or ssh's v3/org/project/name. The project may be left out when it is called as the repository. */
function azurePath(segments: readonly string[]): RepositoryPath | undefined {
  const at = segments.indexOf('_git');
  const parts =
    at === -1
      ? segments.filter((segment, index) => !(index === 0 && segment === 'v3'))
      : [...segments.slice(0, at), ...segments.slice(at + 1, at + 2)].filter((part) => part !== 'DefaultCollection');
  const [org, project, name = project] = parts;
  if (org === undefined || project === undefined || name === undefined) return undefined;
  return { repository: `${org}/${project}/${name}`, page: [org, project, '_git', name] };
}

/** scm/PROJECT/name over https, projects/PROJECT/repos/name on its pages. */
function bitbucketServerPath(segments: readonly string[]): RepositoryPath | undefined {
  const scm = segments.indexOf('scm');
  const projects = segments.indexOf('projects');
  if (scm !== -1 && segments.length === scm + 3) {
    return serverPath(segments.slice(0, scm), segments[scm + 1], segments[scm + 2]);
  }
  if (projects !== -1 && segments[projects + 2] === 'repos') {
    return serverPath(segments.slice(0, projects), segments[projects + 1], segments[projects + 3]);
  }
  return undefined;
}

function serverPath(
  before: readonly string[],
  project: string | undefined,
  name: string | undefined,
): RepositoryPath | undefined {
  if (project === undefined || name === undefined) return undefined;
  return { repository: `${project}/${name}`, page: [...before, 'projects', project, 'repos', name] };
}
