import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { lastLines } from './debian.mts';
import { vsCodeDir } from './paths.mts';
import { run } from './processes.mts';
import { Trouble } from './say.mts';
import { writeSettings, type Settings } from './settings.mts';

const supervisor = fileURLToPath(new URL('supervisor.mts', import.meta.url));
const readyWithinMs = 60_000;
const stopWithinMs = 10_000;

export interface ServerOptions {
  readonly dataDir: string;
  readonly extensionsDir: string;
  /** Default: any free one. */
  readonly port?: number;
  readonly settings?: Settings;
  /** Honours `extensionDevelopmentPath` and `extensionTestsPath`; modal dialogs are refused then. */
  readonly smokeDriver?: boolean;
  /** Asks whether the folder is trusted. Default: every folder is. */
  readonly workspaceTrust?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
}

export interface HostServer {
  readonly port: number;
  readonly origin: string;
  readonly authority: string;
  /** The address that opens a folder, with pairs for the page's environment. */
  url(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** Resolves when the server ends, wanted or not. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/** Starts VS Code's own server on the loopback interface. It ends with this process, however that ends. */
export async function startServer(options: ServerOptions): Promise<HostServer> {
  writeSettings(options.dataDir, options.settings);
  mkdirSync(options.extensionsDir, { recursive: true });
  // A first start reads the extensions folder after it listens; a page that is opened earlier misses extensions.
  const ready = existsSync(join(options.extensionsDir, 'extensions.json')) ? listens : extensionsRead;
  const args = [supervisor, process.execPath, join(vsCodeDir, 'out', 'server-main.js'), ...serverArgs(options)];
  const env = { ...cleanEnv(), ...options.env };
  const child = spawn(process.execPath, args, { cwd: vsCodeDir, env, stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<number>((done) => child.on('exit', (code) => done(code ?? 1)));
  const port = await listeningPort(child, ended, ready, options.onLine);
  const authority = `127.0.0.1:${port}`;
  const origin = `http://${authority}`;
  return {
    port,
    origin,
    authority,
    ended,
    url: (folder, payload) => {
      const path = encodeURIComponent(remotePath(folder)).replaceAll('%2F', '/');
      const rest = payload ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : '';
      return `${origin}/?folder=${path}${rest}`;
    },
    stop: () => stop(child, ended),
  };
}

/** Without what an integrated terminal or npm has set: it must not reach the extension host. */
function cleanEnv(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

function serverArgs(options: ServerOptions): readonly string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    ...['--server-data-dir', options.dataDir, '--extensions-dir', options.extensionsDir],
    ...['--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off'],
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ...(options.smokeDriver ? ['--enable-smoke-test-driver'] : []),
  ];
}

/** A path as the remote host's URIs have it. */
export function remotePath(path: string): string {
  const slashes = path.replaceAll('\\', posix.sep);
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

const listens = /^Extension host agent listening on (\d+)/m;
const extensionsRead = /Completed initializing default profile extensions/;

/** Waits for the lines that say the server listens and is ready. */
async function listeningPort(
  child: ChildProcess,
  ended: Promise<number>,
  ready: RegExp,
  onLine?: (line: string) => void,
): Promise<number> {
  let output = '';
  const listening = new Promise<number>((found) => {
    let port = 0;
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        output = `${output}${line}\n`.slice(-20_000);
        onLine?.(line);
        port ||= Number(listens.exec(line)?.[1] ?? 0);
        if (port > 0 && ready.test(output)) found(port);
      });
    }
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((done) => {
    timer = setTimeout(() => done('late'), readyWithinMs);
  });
  const failed = ended.then(() => 'ended' as const);
  const first = await Promise.race([listening, late, failed]);
  clearTimeout(timer);
  if (typeof first === 'number') return first;
  await stop(child, ended);
  const why = first === 'late' ? `did not listen within ${readyWithinMs / 1000} s` : 'ended at once';
  throw new Trouble(`${lastLines(output, 25)}\n\nThe VS Code server ${why}; above is the end of its output.`);
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(); // the supervisor ends the server with all its children, then itself
  const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await ended;
  clearTimeout(timer);
}

/** Installs a packaged extension for real, as a user would. */
export async function installExtension(vsix: string, dataDir: string, extensionsDir: string): Promise<void> {
  const args = ['--install-extension', vsix, '--force'];
  const dirs = ['--server-data-dir', dataDir, '--extensions-dir', extensionsDir, '--accept-server-license-terms'];
  const main = join(vsCodeDir, 'out', 'server-main.js');
  const { code, output } = await run(process.execPath, [main, ...args, ...dirs], { timeoutMs: 120_000 });
  if (code !== 0 || !output.includes('successfully installed')) {
    throw new Trouble(`${lastLines(output)}\n\n${vsix} could not be installed (exit code ${code}).`);
  }
}
