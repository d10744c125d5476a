import { oneLine } from '../plainText.ts';
import { repositoryPath, webHostOf, type WebHost } from './repositoryPath.ts';

/** What a remote's address tells, without the user names and tokens that it may hold. */
export interface Remote {
  /** "owner/name"; the folder's name where the remote is a path. */
  readonly repository: string;
  /** Address of the repository's page; unset where the remote is no web host. */
  readonly page?: string;
  readonly host?: WebHost;
}

interface Address {
  readonly scheme: string;
  /** With the port, where it means the web server's. */
  readonly host: string;
  readonly path: string;
}

const withScheme = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/]*@)?(\[[0-9a-f:.]+\]|[^/:@]*)(?::(\d*))?(?:\/(.*))?$/isu;
/** user@host:path, where a single letter is a Windows drive and two slashes are no path. */
const scpLike = /^(?:[^@/\s]*@)?([a-z0-9][a-z0-9._-]+):(?!\/\/)(.+)$/isu;

/** Never throws; an address that names no repository gives nothing. */
export function readRemote(url: string): Remote | undefined {
  const address = readAddress(url.trim().slice(0, 4_000));
  const segments = segmentsOf(address.path);
  if (address.host === '') return byFolder(segments);
  const hostname = address.host.replace(/:\d+$/u, '');
  const host = address.scheme === 'ssh' && hostname === 'ssh.dev.azure.com' ? 'azure' : webHostOf(hostname);
  const found = repositoryPath(host, withAzureOrganization(hostname, segments));
  if (found === undefined) return byFolder(segments);
  const repository = oneLine(found.repository, 200);
  if (!isWebHostname(hostname)) return { repository };
  const scheme = address.scheme === 'http' ? 'http' : 'https';
  const site = host === 'azure' ? 'dev.azure.com' : address.host.toLowerCase();
  const page = `${scheme}://${site}/${found.page.map(encodeURIComponent).join('/')}`;
  return { repository, page, ...(host === undefined ? {} : { host }) };
}

function readAddress(url: string): Address {
  const plain = url.replace(/^[a-z0-9-]+::/iu, '');
  const [, scheme = '', hostname = '', port, path = ''] = withScheme.exec(plain) ?? [];
  if (/^https?$/iu.test(scheme)) {
    return { scheme: scheme.toLowerCase(), host: port ? `${hostname}:${port}` : hostname, path };
  }
  if (scheme !== '' && !/^file$/iu.test(scheme)) return { scheme: 'ssh', host: publicHost(hostname), path };
  const [, alias, scpPath] = scheme === '' ? (scpLike.exec(plain) ?? []) : [];
  if (alias !== undefined && scpPath !== undefined) return { scheme: 'ssh', host: publicHost(alias), path: scpPath };
  return { scheme: 'file', host: '', path: scheme === '' ? plain : path };
}

/** The host that serves pages for one that serves ssh. Aliases of ssh's configuration are often called github.com-work. */
function publicHost(hostname: string): string {
  const host = hostname.toLowerCase();
  const aliased = /^(github\.com|gitlab\.com|bitbucket\.org)-/u.exec(host)?.[1];
  return aliased ?? host.replace(/^(?:ssh\.(?=github\.com$)|altssh\.)/u, '');
}

function segmentsOf(path: string): readonly string[] {
  // What precedes an "@" in a badly written address may be a password.
  const withoutCredentials = path.slice(path.lastIndexOf('@') + 1).replace(/[?#].*$/su, '');
  return withoutCredentials
    .replace(/[/\\]+$/u, '')
    .replace(/\.git$/iu, '')
    .split(/[/\\]/u)
    .map(decode)
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

function decode(segment: string): string {
  try {
    return oneLine(decodeURIComponent(segment), 200).replaceAll('/', ' ');
  } catch {
    return oneLine(segment, 200);
  }
}

/** organization.visualstudio.com is the old name of dev.azure.com/organization. */
function withAzureOrganization(hostname: string, segments: readonly string[]): readonly string[] {
  const organization = /^([^.]+)\.visualstudio\.com$/iu.exec(hostname)?.[1];
  return organization === undefined || organization === 'vs-ssh' ? segments : [organization, ...segments];
}

function byFolder(segments: readonly string[]): Remote | undefined {
  const name = segments.at(-1);
  return name === undefined ? undefined : { repository: name };
}

function isWebHostname(hostname: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/iu.test(hostname) || hostname === 'localhost';
}
