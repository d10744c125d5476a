import { oneLine } from '../plainText.ts';
import type { WebHost } from '../host/repositoryPath.ts';

/** How a commit came in, as its message tells. Without a number it is a commit of its own. */
export interface Landing {
  readonly title: string;
  readonly number?: number;
  readonly branch?: string;
  /** The host that writes messages of this form. */
  readonly host?: WebHost;
  /** It only brings a branch up to date with another one: the changes in it landed elsewhere. */
  readonly syncs?: true;
}

interface Message {
  readonly subject: string;
  /** The lines after the subject that are not empty. */
  readonly body: readonly string[];
}

type Form = (message: Message, host: WebHost | undefined) => Landing | undefined;

const maxTitleLength = 500;
const maxMessageLength = 50_000;

/**
 * Reads the messages that hosts write when they merge. `host` is the remote's, where known: "(#12)" at the end
 * of a subject names a pull request on GitHub, but an issue on GitLab, Bitbucket and Azure.
 */
export function readLanding(text: string, host?: WebHost): Landing {
  const [subject = '', ...body] = text
    .slice(0, maxMessageLength)
    .split(/[\r\n\0]+/u)
    .filter((line) => line.trim() !== '');
  const message = { subject: oneLine(subject, maxTitleLength), body };
  for (const form of forms) {
    const landing = form(message, host);
    if (landing !== undefined && landing.number !== 0) return landing;
  }
  return { title: message.subject };
}

const forms: readonly Form[] = [
  ({ subject, body }) => {
    const [, number, from] = /^Merge pull request #(\d{1,9}) from (\S+)/u.exec(subject) ?? [];
    if (number === undefined || from === undefined) return undefined;
    // "owner/branch": the owner is of the repository that the branch is in, which may be a fork.
    const branch = from.slice(from.indexOf('/') + 1);
    return { title: firstLine(body) ?? subject, number: Number(number), ...named(branch), host: 'github' };
  },
  ({ subject }) => {
    const [, number, branch] = /^Merge pull request #(\d{1,9}) in \S+ from (\S+) to \S+$/u.exec(subject) ?? [];
    if (number === undefined) return undefined;
    return { title: subject, number: Number(number), ...named(branch), host: 'bitbucketServer' };
  },
  ({ subject, body }) => {
    const [, number, title] = /^Pull request #(\d{1,9}): (.+)$/u.exec(subject) ?? [];
    if (number === undefined || title === undefined) return undefined;
    const branch = /^Merge in \S+ from (\S+) to \S+$/u.exec(firstLine(body) ?? '')?.[1];
    return { title, number: Number(number), ...named(branch), host: 'bitbucketServer' };
  },
  ({ subject }) => {
    const [, title, number, branch] =
      /^Merge pull request ['"](.+)['"] \(#(\d{1,9})\) from (\S+)(?: into \S+)?$/u.exec(subject) ?? [];
    if (title === undefined || number === undefined) return undefined;
    return { title, number: Number(number), ...named(branch), host: 'gitea' };
  },
  ({ subject, body }) => {
    const [, branch, number] = /^Merged in (\S+) \(pull request #(\d{1,9})\)$/u.exec(subject) ?? [];
    if (number === undefined) return undefined;
    return { title: firstLine(body) ?? subject, number: Number(number), ...named(branch), host: 'bitbucket' };
  },
  ({ subject }) => {
    const [, number, title] = /^Merged PR (\d{1,9}): (.+)$/u.exec(subject) ?? [];
    if (number === undefined || title === undefined) return undefined;
    return { title, number: Number(number), host: 'azure' };
  },
  ({ subject, body }) => {
    const number = body.flatMap((line) => gitlabTrailer.exec(line)?.[1] ?? []).at(-1);
    if (number === undefined) return undefined;
    const branch = /^Merge branch '([^']+)' into '[^']+'$/u.exec(subject)?.[1];
    const second = firstLine(body);
    const title = branch === undefined || second === undefined || gitlabTrailer.test(second) ? subject : second;
    return { title, number: Number(number), ...named(branch), host: 'gitlab' };
  },
  ({ subject }, host) => {
    const [, title, sign, number] = /^(.*\S) ?\(((?:pull request |PR )?[#!])(\d{1,9})\)$/u.exec(subject) ?? [];
    if (title === undefined || number === undefined || sign === undefined) return undefined;
    const writer = sign === '!' ? 'gitlab' : sign === 'pull request #' ? 'bitbucket' : 'github';
    const elsewhere = host !== undefined && host !== 'gitea' && host !== writer && !sameMaker(host, writer);
    return elsewhere ? undefined : { title, number: Number(number), host: host ?? writer };
  },
  ({ subject }) => {
    const local = /^Merge (remote-tracking )?branch(?:es)? '([^']+)'(.*)$/u.exec(subject);
    if (local === null) return undefined;
    const [, remote, branch, rest = ''] = local;
    // "git pull" and "git merge main" on a branch of one's own; "git merge topic" on main has no "into".
    const syncs =
      remote !== undefined || rest.startsWith(' of ') || (trunk.test(branch ?? '') && rest.includes('into '));
    return { title: subject, ...named(branch), ...(syncs ? { syncs } : {}) };
  },
];

const gitlabTrailer = /^See merge request \S*!(\d{1,9})$/u;
const trunk = /^(?:main|master|trunk|develop|development)$/u;

function sameMaker(one: WebHost, other: WebHost): boolean {
  return one.startsWith('bitbucket') && other.startsWith('bitbucket');
}

function firstLine(body: readonly string[]): string | undefined {
  return oneLine(body[0] ?? '', maxTitleLength) || undefined;
}

function named(branch: string | undefined): { branch?: string } {
  return branch === undefined || branch === '' ? {} : { branch: oneLine(branch, 250) };
}
