import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const windows = process.platform === 'win32';

export interface Finished {
  readonly code: number;
  /** The end of what it printed, both streams as they came. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Lets the output through to this process's streams instead of only keeping it. */
  readonly show?: boolean;
  readonly timeoutMs?: number;
}

const keep = 200_000;

/** Runs a command to its end; code 127 when it cannot be started, 124 when it took too long. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return new Promise((done) => {
    let output = '';
    let late = false;
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: windows && command === 'npm',
    });
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            killTree(child);
          }, options.timeoutMs);
    const add = (chunk: Buffer, stream: NodeJS.WriteStream): void => {
      output = (output + chunk.toString()).slice(-keep);
      if (options.show) stream.write(chunk);
    };
    child.stdout.on('data', (chunk: Buffer) => add(chunk, process.stdout));
    child.stderr.on('data', (chunk: Buffer) => add(chunk, process.stderr));
    const end = (code: number): void => {
      clearTimeout(timer);
      done({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code) => end(late ? 124 : (code ?? 1)));
  });
}

/** npm, run by the Node that came with it where that is known. */
export function runNpm(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const cli = process.env['npm_execpath'];
  if (!cli?.endsWith('.js')) return run('npm', args, options);
  const node = process.env['SITREP_SYSTEM_NODE'] ?? process.env['npm_node_execpath'] ?? process.execPath;
  return run(node, [cli, ...args], options);
}

export function canRun(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore', shell: windows }).status === 0;
}

/** Ends a process and everything it started, at once. */
export function killTree(child: ChildProcess): void {
  const pid = child.pid;
  if (pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  for (const one of [pid, ...descendants(pid)]) signal(one, 'SIGKILL');
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended already
  }
}

/** All processes below `pid`, now. */
export function descendants(pid: number): readonly number[] {
  const parents = process.platform === 'linux' ? parentsFromProc() : parentsFromPs();
  const found: number[] = [];
  for (let layer = [pid]; layer.length > 0;) {
    layer = [...parents].filter(([, parent]) => layer.includes(parent)).map(([child]) => child);
    found.push(...layer);
  }
  return found;
}

function parentsFromProc(): ReadonlyMap<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
      parents.set(Number(name), Number(parent));
    } catch {
      // it has ended meanwhile
    }
  }
  return parents;
}

function parentsFromPs(): ReadonlyMap<number, number> {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return new Map(rows.flatMap(([pid, parent]) => (pid && parent ? [[pid, parent]] : [])));
}
