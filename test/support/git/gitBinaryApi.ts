import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  GitApi,
  GitBranch,
  GitCommit,
  GitFileChange,
  GitLogOptions,
  GitRef,
  GitRefQuery,
  GitRemote,
  GitRepository,
} from '../../../src/integrations/git/gitApi.ts';
import { git, gitSync } from './runGit.ts';

/** What was asked of git, in order: "log", "for-each-ref", "show". */
export type Asked = string[];

const commitFormat = '%H%n%aN%n%aE%n%at%n%ct%n%P%n%D%n%B';
const refFormat = '%(refname)%00%(objectname)%00%(*objectname)';
const refDetails =
  '%00%(parent)%00%(*parent)%00%(committerdate:unix)%00%(*committerdate:unix)%00%(subject)%00%(*subject)';

export interface GitBinaryOptions {
  readonly asked?: Asked;
  /** Hosts before VS Code 1.98 do not fill in `commitDetails`. */
  readonly refDetails?: boolean;
  /** Hosts such as VS Code 1.100 do not count lines. */
  readonly stats?: boolean;
}

/** The Git extension's API over the `git` binary: the same commands, arguments and gaps as its own. */
export function gitBinaryApi(paths: readonly string[], options: GitBinaryOptions = {}): GitApi {
  return {
    state: 'initialized',
    onDidChangeState: () => ({ dispose: () => undefined }),
    // A new object at each look, as the extension gives.
    get repositories() {
      return paths.map((path) => gitBinaryRepository(path, options));
    },
  };
}

export function gitBinaryRepository(path: string, options: GitBinaryOptions = {}): GitRepository {
  const { asked = [] } = options;
  return {
    rootUri: { path, toString: () => `file://${path}` },
    state: {
      get HEAD() {
        return readHead(path);
      },
      get remotes() {
        return readRemotes(path);
      },
    },
    async log({ maxEntries, skip, refNames }: GitLogOptions) {
      asked.push('log');
      const args = ['-c', 'i18n.logOutputEncoding=UTF-8', 'log', `--format=${commitFormat}`, '-z', `-n${maxEntries}`];
      if (skip !== undefined) args.push(`--skip=${skip}`);
      if (refNames !== undefined) args.push('--topo-order', '--decorate=full', '--stdin');
      return readCommits(await git(path, args, refNames?.join('\n')));
    },
    async getRefs({ pattern, includeCommitDetails }: GitRefQuery) {
      asked.push('for-each-ref');
      const detailed = includeCommitDetails === true && options.refDetails !== false;
      const format = detailed ? refFormat + refDetails : refFormat;
      return readRefs(await git(path, ['for-each-ref', '--sort', '-committerdate', '--format', format, ...pattern]));
    },
    async getCommit(ref: string) {
      asked.push('show');
      const args = ['show', '-s', '--decorate=full', '--shortstat', `--format=${commitFormat}`, '-z', ref, '--'];
      const [commit] = readCommits(await git(path, args));
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- that is what the extension does
      if (commit === undefined) throw 'bad commit format';
      return commit;
    },
    async diffBetween(ref1, ref2) {
      asked.push('diff');
      return readDiff(path, await git(path, ['diff', '--numstat', '-z', '--no-renames', `${ref1}...${ref2}`, '--']));
    },
    ...(options.stats === false
      ? {}
      : {
          async diffBetweenWithStats(ref1: string, ref2: string) {
            asked.push('diff');
            const range = ref1.startsWith('4b825dc6') ? [ref1, ref2] : [`${ref1}...${ref2}`];
            return readDiff(path, await git(path, ['diff', '--numstat', '-z', '--no-renames', ...range, '--']));
          },
        }),
  };
}

function readDiff(root: string, output: string): readonly GitFileChange[] {
  return output
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [added = '', deleted = '', name = ''] = line.split('\t');
      const uri = { path: join(root, name) };
      return { uri, originalUri: uri, insertions: Number(added) || 0, deletions: Number(deleted) || 0 };
    });
}

/** A record whose lines do not have the expected form is passed over; of a SHA the last 40 digits are taken. */
function readCommits(output: string): readonly GitCommit[] {
  const record = /([0-9a-f]{40})\n(.*)\n.*\n(.*)\n(.*)\n(.*)\n.*(?:\n([^]*?))?\0/gm;
  return Array.from(output.matchAll(record), ([, hash = '', name, authored, committed, parents = '', body = '']) => ({
    hash,
    message: body.endsWith('\n') ? body.slice(0, -1) : body,
    parents: parents === '' ? [] : parents.split(' '),
    authorName: name,
    authorDate: new Date(Number(authored) * 1000),
    commitDate: new Date(Number(committed) * 1000),
  }));
}

const refTypes = [
  [/^refs\/heads\/(\S+)$/, 0],
  [/^refs\/remotes\/(\S+)$/, 1],
  [/^refs\/tags\/(\S+)$/, 2],
] as const;

function readRefs(output: string): readonly GitRef[] {
  return output.split('\n').flatMap((line) => {
    const [ref = '', object = '', target = '', ...rest] = line.split('\0');
    const details = rest.map((field) => (field === '' ? undefined : field));
    if (!/^[0-9a-f]{40}$/.test(object)) return [];
    const either = (field: number): string => details[field * 2 + 1] ?? details[field * 2] ?? '';
    return refTypes.flatMap(([form, type]) => {
      const name = form.exec(ref)?.[1];
      if (name === undefined) return [];
      const [parent, seconds, subject] = [either(0), either(1), either(2)];
      const detailed = parent !== '' && seconds !== '' && subject !== '';
      const commitDetails = detailed ? { commitDate: new Date(Number(seconds) * 1000) } : undefined;
      return [{ type, name, commit: target === '' ? object : target, commitDetails }];
    });
  });
}

function readHead(path: string): GitBranch | undefined {
  const head = readFileSync(join(path, '.git', 'HEAD'), 'utf8').trim();
  const name = /^ref: refs\/heads\/(.*)$/.exec(head)?.[1];
  if (name === undefined) return { commit: head };
  const format = '--format=%(objectname)%00%(upstream)';
  const [commit, upstream = ''] = gitSync(path, ['for-each-ref', format, `refs/heads/${name}`])
    .trim()
    .split('\0');
  if (commit === undefined || commit === '') return { name };
  if (upstream === '') return { name, commit };
  return { name, commit, upstream: { commit: gitSync(path, ['rev-parse', upstream]).trim() } };
}

function readRemotes(path: string): readonly GitRemote[] {
  if (!existsSync(join(path, '.git', 'config'))) return [];
  const names = gitSync(path, ['remote']).split('\n').filter(Boolean);
  return names.map((name) => ({ name, fetchUrl: gitSync(path, ['config', '--get', `remote.${name}.url`]).trim() }));
}
