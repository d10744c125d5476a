import type { Remote } from './remote.ts';
import type { WebHost } from './repositoryPath.ts';

/** `seen` is the host that wrote the message, for a remote whose name does not tell (git.example.com). */
export function pullRequestUrl(remote: Remote | undefined, number: number, seen?: WebHost): string | undefined {
  const paths = {
    github: `pull/${number}`,
    gitlab: `-/merge_requests/${number}`,
    bitbucket: `pull-requests/${number}`,
    bitbucketServer: `pull-requests/${number}`,
    azure: `pullrequest/${number}`,
    gitea: `pulls/${number}`,
  };
  return below(remote, paths, seen);
}

export function commitUrl(remote: Remote | undefined, sha: string, seen?: WebHost): string | undefined {
  const paths = {
    github: `commit/${sha}`,
    gitlab: `-/commit/${sha}`,
    bitbucket: `commits/${sha}`,
    bitbucketServer: `commits/${sha}`,
    azure: `commit/${sha}`,
    gitea: `commit/${sha}`,
  };
  return below(remote, paths, seen);
}

export function tagUrl(remote: Remote | undefined, tag: string): string | undefined {
  const inPath = tag.split('/').map(encodeURIComponent).join('/');
  const paths = {
    github: `releases/tag/${inPath}`,
    gitlab: `-/tags/${inPath}`,
    bitbucket: `commits/tag/${inPath}`,
    bitbucketServer: `commits?until=${encodeURIComponent(`refs/tags/${tag}`)}`,
    azure: `?version=GT${encodeURIComponent(tag)}`,
    gitea: `src/tag/${inPath}`,
  };
  return below(remote, paths);
}

function below(
  remote: Remote | undefined,
  paths: Readonly<Record<WebHost, string>>,
  seen?: WebHost,
): string | undefined {
  const host = remote?.host ?? seen;
  if (remote?.page === undefined || host === undefined) return undefined;
  const path = paths[host];
  return path.startsWith('?') ? `${remote.page}${path}` : `${remote.page}/${path}`;
}
