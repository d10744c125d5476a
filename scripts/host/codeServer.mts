import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { aptInstall, canAptInstall, lastLines } from './debian.mts';
import { withLock } from './lock.mjs';
import { hostDir, hostVersion, vsCodeDir } from './paths.mts';
import { canRun, runNpm } from './processes.mts';
import { Trouble, say, step } from './say.mts';

const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
/** The two native modules that the extension host does not start without. */
const native = ['@vscode/spdlog', '@vscode/native-watchdog'];

export function hasCodeServer(): boolean {
  return existsSync(join(vsCodeDir, 'out', 'server-main.js'));
}

/** Gets the offline VS Code into the cache once. An interrupted installation leaves nothing that counts as one. */
export async function ensureCodeServer(): Promise<void> {
  if (hasCodeServer()) return;
  await withLock(`${hostDir}.lock`, 'VS Code host', async () => {
    if (hasCodeServer()) return;
    await ensureCompiler();
    const cache = dirname(hostDir);
    const prefix = `${basename(hostDir)}.partial-`;
    for (const name of readdirSync(cache)) {
      if (name.startsWith(prefix)) rmSync(join(cache, name), { recursive: true, force: true });
    }
    const partial = mkdtempSync(join(cache, prefix));
    const inside = join(partial, 'node_modules', 'code-server', 'lib', 'vscode');
    mkdirSync(partial, { recursive: true });
    writeFileSync(join(partial, 'package.json'), JSON.stringify({ private: true }));
    // Scripts stay off: the package's own post-install compiles and downloads what is not needed here.
    const install = ['install', '--ignore-scripts', '--omit=dev', ...quiet];
    await step('VS Code host 1/4: package', () => npm([...install, `code-server@${hostVersion}`], partial));
    await step('VS Code host 2/4: its dependencies', () => npm(install, inside));
    await step('VS Code host 3/4: built-in extensions', () => npm(install, join(inside, 'extensions')));
    await step('VS Code host 4/4: two native modules', () => npm(['rebuild', ...native, ...quiet], inside));
    for (const name of native) checkBuilt(inside, name);
    renameSync(partial, hostDir);
  });
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
  const { code, output } = await runNpm(args, { cwd, env: withHeaders() });
  if (code === 0) return;
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i.test(output);
  const next = offline
    ? 'The npm registry was not reachable. Check the network, then run npm run setup again; it starts this part anew.'
    : 'Run npm run setup again; it starts this part anew. On a machine with internet access you can do without this host: npm start -- --desktop.';
  throw new Trouble(`${lastLines(output, 25)}\n\nnpm ${args.join(' ')} failed (exit code ${code}).\n${next}`);
}

function checkBuilt(inside: string, name: string): void {
  const release = join(inside, 'node_modules', name, 'build', 'Release');
  if (existsSync(release) && readdirSync(release).some((file) => file.endsWith('.node'))) return;
  throw new Trouble(
    `npm rebuild made no binary for ${name}. Is npm set to ignore scripts? Try: npm config get ignore-scripts`,
  );
}

/** The headers beside the running Node spare node-gyp a download; the modules use Node-API, so any version's will do. */
function withHeaders(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  if (env['npm_config_nodedir'] !== undefined) return env;
  const nodes = [env['SITREP_SYSTEM_NODE'], env['npm_node_execpath'], process.execPath];
  const homes = nodes.flatMap((node) => (node ? [dirname(dirname(node))] : []));
  const home = homes.find((dir) => existsSync(join(dir, 'include', 'node', 'node_api.h')));
  return home === undefined ? env : { ...env, npm_config_nodedir: home };
}

async function ensureCompiler(): Promise<void> {
  if (process.platform === 'win32') return; // node-gyp finds Visual Studio by itself, and says so when there is none
  const compiler = process.platform === 'darwin' ? 'clang++' : 'g++';
  const missing = ['python3', 'make', compiler].filter((tool) => !canRun(tool));
  if (missing.length === 0) return;
  if (canAptInstall()) {
    const trouble = await aptInstall(missing);
    if (trouble === undefined) return;
    say(trouble);
  }
  const how =
    process.platform === 'darwin'
      ? 'xcode-select --install'
      : `sudo apt-get install ${missing.join(' ')} (or your system's packages of that name)`;
  throw new Trouble(
    `Missing: ${missing.join(', ')}. Two native modules of the VS Code host are compiled once with them.\n` +
      `Install them: ${how}\nThen run npm run setup again.\n` +
      'On a machine with internet access you can do without: npm start -- --desktop.',
  );
}
