import { Uri } from 'vscode';
import { exists } from '../../files/exists.ts';

/** How long an answer holds: somebody may install the program while the runbook is open. */
const holdsMs = 60_000;
const mostFolders = 100;

interface HostProcess {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: string;
}

/**
 * Looks programs up in the folders of the PATH. Only a desktop or remote host has one: a browser knows nothing of
 * the machine, and there nothing is said to be missing.
 */
export class SearchPath {
  private readonly known = new Map<string, { readonly atMs: number; readonly isThere: Promise<boolean> }>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Those of the names that are in no folder; undefined where there is no PATH to look through. */
  async missing(names: readonly string[]): Promise<ReadonlySet<string> | undefined> {
    const folders = searched();
    if (folders === undefined) return undefined;
    const found = await Promise.all(names.map(async (name) => [name, await this.isThere(name, folders)] as const));
    return new Set(found.filter(([, isThere]) => !isThere).map(([name]) => name));
  }

  private isThere(name: string, folders: Folders): Promise<boolean> {
    const before = this.known.get(name);
    if (before !== undefined && this.now() - before.atMs < holdsMs) return before.isThere;
    const isThere = lookUp(name, folders);
    this.known.set(name, { atMs: this.now(), isThere });
    return isThere;
  }
}

interface Folders {
  readonly paths: readonly string[];
  /** "" and, on Windows, what a program's name ends with. */
  readonly endings: readonly string[];
}

/** The host's environment is a global of its own, no module; a web worker has none. */
function searched(): Folders | undefined {
  const { env, platform } = (globalThis as { readonly process?: HostProcess }).process ?? {};
  const written = env?.['PATH'] ?? env?.['Path'];
  if (written === undefined || written === '') return undefined;
  const isWindows = platform === 'win32';
  const paths = written.split(isWindows ? ';' : ':').filter((path) => path !== '');
  const endings = isWindows ? ['', ...(env?.['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';')] : [''];
  return { paths: [...new Set(paths)].slice(0, mostFolders), endings };
}

async function lookUp(name: string, { paths, endings }: Folders): Promise<boolean> {
  for (const path of paths) {
    for (const ending of endings) if (await exists(Uri.joinPath(Uri.file(path), `${name}${ending}`))) return true;
  }
  return false;
}
