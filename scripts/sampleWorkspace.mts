// Makes the sample workspace: `node scripts/sampleWorkspace.mts DIR [--now ISO] [--fresh]`.
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readContent, sampleVersion } from './sample/content.mts';
import { git } from './sample/git.mts';
import { culpritPr, history } from './sample/history.mts';
import { importHistory } from './sample/importHistory.mts';
import { responder } from './sample/people.mts';

/** What a finished sample says of itself, in `.git/sitrep-sample.json`. */
export interface SampleWorkspace {
  /** Changes with the content of the sample. */
  readonly version: string;
  /** Base time: everything in the sample happened relative to it. ISO, whole seconds. */
  readonly now: string;
  /** Tip of main. */
  readonly head: string;
  /** The merge commit of the pull request that broke checkout. */
  readonly culprit: string;
  /** Newest first. */
  readonly deploys: readonly string[];
  /** As made, one ref a line: tells whether somebody worked in it. */
  readonly refs: string;
}

export interface SampleOptions {
  /** Default: an existing sample of this version as it is, else the present. */
  readonly now?: Date;
  /** Makes it anew although one is there. */
  readonly fresh?: boolean;
}

/**
 * Does nothing when `dir` already holds this version of the sample (made for `now`, if given). A sample that somebody
 * worked in is moved aside, never deleted; a folder that is neither a sample nor empty is refused.
 */
export function makeSampleWorkspace(dir: string, { now, fresh = false }: SampleOptions = {}): SampleWorkspace {
  const target = resolve(dir);
  const version = sampleVersion();
  const present = readSample(target);
  const base = new Date(Math.floor((now ?? new Date()).getTime() / 1000) * 1000);
  const fits = present?.version === version && (!now || present.now === base.toISOString());
  if (present && fits && !fresh) return present;
  if (!present && existsSync(target) && readdirSync(target).length > 0) {
    throw new Error(`${target} is not empty and not a sample workspace. Give another folder.`);
  }

  mkdirSync(dirname(target), { recursive: true });
  const building = mkdtempSync(`${target}.building-`);
  try {
    const made = build(building, version, base);
    if (present) moveAside(target, present);
    else if (existsSync(target)) rmdirSync(target);
    renameSync(building, target);
    return made;
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    const other = readSample(target);
    if (!present && other?.version === version) return other; // another process was quicker
    throw error;
  }
}

function build(dir: string, version: string, base: Date): SampleWorkspace {
  git(dir, ['init', '--quiet', '--template=', '--object-format=sha1', '--initial-branch=main']);
  appendFileSync(join(dir, '.git', 'config'), repositoryConfig);
  importHistory(dir, history, base.getTime());
  git(dir, ['reset', '--quiet', '--hard', 'main']);
  git(dir, ['update-ref', 'refs/remotes/origin/main', 'main']);
  for (const [path, text] of readContent('untracked', base.getTime(), base.getTime())) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  const sample: SampleWorkspace = {
    version,
    now: base.toISOString(),
    head: git(dir, ['rev-parse', 'main']).trim(),
    culprit: git(dir, ['log', '--format=%H', '--merges', `--grep=^Merge pull request #${culpritPr} `, 'main']).trim(),
    deploys: lines(git(dir, ['tag', '--list', 'deploy-*', '--sort=-creatordate'])),
    refs: refsOf(dir),
  };
  writeFileSync(markerOf(dir), `${JSON.stringify(sample, undefined, 2)}\n`);
  return sample;
}

const repositoryConfig = `[core]
	autocrlf = false
[user]
	name = ${responder.name}
	email = ${responder.email}
[commit]
	gpgsign = false
[tag]
	gpgsign = false
[remote "origin"]
	url = https://github.com/example/harbor.git
	fetch = +refs/heads/*:refs/remotes/origin/*
[branch "main"]
	remote = origin
	merge = refs/heads/main
`;

function moveAside(dir: string, sample: SampleWorkspace): void {
  const untouched = refsOf(dir) === sample.refs && git(dir, ['status', '--porcelain']) === '';
  const aside = mkdtempSync(`${dir}.previous-`);
  renameSync(dir, join(aside, basename(dir)));
  if (untouched) rmSync(aside, { recursive: true, force: true });
}

function readSample(dir: string): SampleWorkspace | undefined {
  if (!existsSync(markerOf(dir))) return undefined;
  return JSON.parse(readFileSync(markerOf(dir), 'utf8')) as SampleWorkspace;
}

function markerOf(dir: string): string {
  return join(dir, '.git', 'sitrep-sample.json');
}

function refsOf(dir: string): string {
  return git(dir, ['for-each-ref', '--format=%(objectname) %(refname)']);
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

function main(): void {
  const options = { now: { type: 'string' }, fresh: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [dir, ...rest] = positionals;
  const now = values.now === undefined ? undefined : new Date(values.now);
  if (!dir || rest.length > 0 || (now && Number.isNaN(now.getTime()))) {
    throw new Error('Usage: node scripts/sampleWorkspace.mts DIR [--now 2026-11-24T03:00:00Z] [--fresh]');
  }
  const sample = makeSampleWorkspace(dir, { fresh: values.fresh, ...(now && { now }) });
  console.log(`Sample workspace at ${resolve(dir)}: ${sample.deploys[0]} has pull request #${culpritPr}.`);
}

if (import.meta.main) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
