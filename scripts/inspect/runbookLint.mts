import { execFile } from 'node:child_process';
import { access, readFile, realpath } from 'node:fs/promises';
import { delimiter, dirname, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brokenLinks, linkedFiles } from '../../src/core/markdown/linkedFiles.ts';
import { ownersOf, readCodeOwners, type OwnedPaths } from '../../src/core/runbook/codeOwners.ts';
import { lintRunbook, programsIn } from '../../src/core/runbook/lint.ts';
import { understandRunbook } from '../../src/core/runbook/understandRunbook.ts';
import { readingJson } from './runbookJson.mts';

/** As `sitrep.runbooks.staleAfterDays` says when nobody sets it. */
const staleAfterDays = 180;
const run = promisify(execFile);

interface Repository {
  readonly root: string;
  /** Seconds since the epoch by path from the root. */
  readonly lastChanged: ReadonlyMap<string, number>;
  readonly owners: readonly OwnedPaths[];
}

/** A runbook with all that the editor would say of it: links, programs, owner and age included. */
export class RunbookLint {
  private readonly repositories = new Map<string, Promise<Repository | undefined>>();
  private readonly programs = new Map<string, Promise<boolean>>();

  async json(name: string, markdown: string, path: string): Promise<Record<string, unknown>> {
    const reading = understandRunbook(markdown);
    const file = await realpath(path);
    const repository = await this.repositoryOf(dirname(file));
    const inside = repository === undefined ? '' : relative(repository.root, file).split(sep).join('/');
    const changed = repository?.lastChanged.get(inside);
    const around = {
      missingPrograms: await this.missing(programsIn(reading)),
      nowMs: Date.now(),
      staleAfterDays,
      isOwned: ownersOf(inside, repository?.owners ?? []).length > 0,
      ...(changed === undefined ? {} : { lastChangedMs: changed * 1_000 }),
    };
    const dead = new Set<string>();
    for (const { path: target } of linkedFiles(reading.links)) {
      const root = repository?.root ?? dirname(file);
      const place = target.startsWith('/') ? join(root, target) : resolve(dirname(file), target);
      if (!(await exists(place))) dead.add(target);
    }
    const diagnostics = [...lintRunbook(reading, around), ...brokenLinks(reading.links, dead)];
    return readingJson(name, { ...reading, diagnostics });
  }

  private async missing(names: readonly string[]): Promise<ReadonlySet<string>> {
    const missing = new Set<string>();
    for (const name of names) if (!(await this.hasProgram(name))) missing.add(name);
    return missing;
  }

  private hasProgram(name: string): Promise<boolean> {
    const before = this.programs.get(name);
    if (before !== undefined) return before;
    const endings = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat'] : [''];
    const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
    const places = folders.flatMap((folder) => endings.map((ending) => join(folder, `${name}${ending}`)));
    const found = Promise.all(places.map(exists)).then((all) => all.includes(true));
    this.programs.set(name, found);
    return found;
  }

  private repositoryOf(folder: string): Promise<Repository | undefined> {
    const before = this.repositories.get(folder);
    if (before !== undefined) return before;
    const repository = readRepository(folder);
    this.repositories.set(folder, repository);
    return repository;
  }
}

/** One log for all files of a folder: a thousand runbooks are no thousand processes. */
async function readRepository(folder: string): Promise<Repository | undefined> {
  try {
    const git = async (...args: readonly string[]): Promise<string> =>
      (await run('git', ['-C', folder, ...args], { maxBuffer: 256_000_000 })).stdout;
    const root = (await git('rev-parse', '--show-toplevel')).trim();
    const log = await git('-c', 'core.quotePath=false', 'log', '--format=%x00%ct', '--name-only', '--', folder);
    const lastChanged = new Map<string, number>();
    for (const commit of log.split('\0').slice(1)) {
      const [seconds = '', ...names] = commit.split('\n').filter(Boolean);
      for (const name of names) if (!lastChanged.has(name)) lastChanged.set(name, Number(seconds));
    }
    return { root, lastChanged, owners: await readOwners(root) };
  } catch {
    // No repository here, or one without a commit.
    return undefined;
  }
}

async function readOwners(root: string): Promise<readonly OwnedPaths[]> {
  for (const place of ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']) {
    if (await exists(join(root, place))) return readCodeOwners(await readFile(join(root, place), 'utf8'));
  }
  return [];
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
