// `npm start -- [--port N] [--folder DIR] [--no-open] [--desktop] [--no-emulators]`: VS Code with the extension, as a user has it.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureCodeServer } from './codeServer.mts';
import { startDesktop } from './desktop.mts';
import { openBrowser } from './openBrowser.mts';
import { cacheDir, root, vsix } from './paths.mts';
import { run } from './processes.mts';
import { Trouble, runMain, say, step } from './say.mts';
import { installExtension, startServer } from './server.mts';
import { startEmulators } from './emulators.mts';
import { makeSample } from './workspace.mts';
import { mustBeAlone, mustBeFree, noteAddress } from './running.mts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    folder: { type: 'string' },
    open: { type: 'boolean', default: true },
    desktop: { type: 'boolean', default: false },
    emulators: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const home = join(cacheDir, 'start');

await runMain(async () => {
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new Trouble('--port takes a number from 1 to 65535.');
  }
  if (!values.desktop) {
    await mustBeAlone(home);
    if (port !== undefined) await mustBeFree(port);
    await ensureCodeServer();
  }
  await npmScript('build', 'Building the extension');
  await npmScript('package', 'Packaging it');
  const folder = await openedFolder();
  if (values.desktop) return startDesktop(folder);

  const dataDir = join(home, 'data');
  const extensionsDir = join(home, 'extensions');
  await step('Installing it', () => installExtension(vsix, dataDir, extensionsDir));
  // Accounts of one's own are for one's own folders: the sample has stand-ins.
  const isSample = values.folder === undefined;
  const emulators = isSample && values.emulators ? await startEmulators(folder) : undefined;
  const settings = emulators === undefined ? {} : { settings: emulators.settings };
  const server = await startServer({ dataDir, extensionsDir, ...settings, ...(port === undefined ? {} : { port }) });
  const address = server.url(folder);
  noteAddress(home, server.origin, address);
  const vendorWords =
    emulators === undefined
      ? 'Nothing is sent to GitHub, Vercel or Linear until you connect them.'
      : 'GitHub, Vercel and Linear are local emulators on this machine: nothing is sent anywhere else.';
  say(`\nVS Code with Sitrep runs at\n\n    ${address}\n\nFolder: ${folder}\n${vendorWords}\nStop it with Ctrl-C.`);
  if (values.open && !openBrowser(address)) say('No screen was found, so no browser was opened.');
  return await untilStopped(server.ended, async () => {
    emulators?.stop();
    await server.stop();
  });
});

async function npmScript(name: 'build' | 'package', what: string): Promise<void> {
  await step(what, async () => {
    const { code, output } = await run(process.execPath, [join('scripts', `${name}.mts`)], { cwd: root });
    if (code !== 0) throw new Trouble(`${output.trimEnd()}\n\nnpm run ${name} failed (exit code ${code}).`);
  });
}

/** The given folder, else the sample workspace, which keeps what is done in it. */
async function openedFolder(): Promise<string> {
  if (values.folder !== undefined) {
    // npm runs scripts in the project's folder; the user's own is here.
    const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), values.folder);
    if (!existsSync(folder)) throw new Trouble(`There is no folder ${folder}.`);
    return folder;
  }
  const folder = join(home, 'shop');
  await step('Making the sample workspace', () => makeSample(folder));
  return folder;
}

async function untilStopped(ended: Promise<number>, stop: () => Promise<void>): Promise<number> {
  const asked = new Promise<'asked'>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done('asked'));
  });
  const first = await Promise.race([asked, ended]);
  if (first !== 'asked') throw new Trouble(`The VS Code server ended by itself (exit code ${first}).`);
  say('Stopping …');
  await stop();
  return 0;
}
