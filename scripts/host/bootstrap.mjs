// Plain Node 20, no dependencies: makes node_modules whole, then runs a script under the Node 24 that is in it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const windows = process.platform === 'win32';
const modules = join(root, 'node_modules');
const node24 = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
const oldest = 20;

/** Runs `script` (a path from the project root) with the Node of node_modules and ends with its exit code. */
export async function runUnderNode24(script, args = process.argv.slice(2)) {
  try {
    await makeModulesReady();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  const env = { ...process.env };
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[pathName] = [dirname(node24), join(modules, '.bin'), env[pathName]].filter(Boolean).join(delimiter);
  env.SITREP_SYSTEM_NODE = systemNode();
  const child = spawn(node24, [join(root, script), ...args], { stdio: 'inherit', env, cwd: process.cwd() });
  // Ctrl-C reaches the child too, which cleans up; this process only waits for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => signal === 'SIGINT' || child.kill(signal));
  child.on('error', (error) => {
    console.error(`Node 24 in node_modules does not start: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}

async function makeModulesReady() {
  if (Number.parseInt(process.versions.node, 10) < oldest) {
    throw new Error(`This needs Node ${oldest} or newer; ${process.versions.node} is running.`);
  }
  if (isReady()) return;
  await withLock(join(root, '.cache', 'npm-ci.lock'), 'Dependencies', () => {
    if (isReady()) return;
    if (!modulesMatchLock()) {
      console.log('Dependencies: npm ci …');
      npm(['ci', '--loglevel=error'], 'npm ci failed. The npm registry must be reachable; run the same command again.');
    }
    // An npm that blocks install scripts leaves out the two binaries that are fetched by one.
    if (!nodeWorks()) npm(['rebuild', 'node', 'esbuild', '--loglevel=error'], 'npm rebuild node esbuild failed.');
    if (!nodeWorks()) {
      throw new Error('The package "node" is installed without its binary. Run: npm rebuild node --foreground-scripts');
    }
  });
}

function isReady() {
  return modulesMatchLock() && nodeWorks();
}

function nodeWorks() {
  return existsSync(node24) && spawnSync(node24, ['--version']).status === 0;
}

/** Whether what npm says it installed is what package-lock.json asks for. */
function modulesMatchLock() {
  const installed = packages(join(modules, '.package-lock.json'));
  const wanted = packages(join(root, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    const there = installed[path];
    return there ? there.version === version : optional === true;
  });
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function npm(args, failure) {
  const cli = process.env.npm_execpath;
  const withCli = cli?.endsWith('.js') && existsSync(cli);
  const command = withCli ? systemNode() : 'npm';
  const all = withCli ? [cli, ...args] : args;
  const { status } = spawnSync(command, all, { cwd: root, stdio: 'inherit', shell: windows && !withCli });
  if (status !== 0) throw new Error(failure);
}

/** The Node that runs npm: never the one in node_modules, which npm ci removes. */
function systemNode() {
  const given = process.env.SITREP_SYSTEM_NODE ?? process.env.npm_node_execpath;
  const outside = [process.execPath, given].find((path) => path && !path.includes(`${sep}node_modules${sep}`));
  return outside ?? 'node';
}
