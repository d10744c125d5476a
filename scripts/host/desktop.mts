import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { cacheDir, vsix } from './paths.mts';
import { run } from './processes.mts';
import { Trouble, messageOf, say, step } from './say.mts';

/** Downloads VS Code (once), installs the packaged extension in a profile of its own and opens the folder. */
export async function startDesktop(folder: string): Promise<number> {
  const home = join(cacheDir, 'desktop');
  let executable: string;
  try {
    executable = await step('VS Code', () => downloadAndUnzipVSCode({ cachePath: home }));
  } catch (error) {
    throw new Trouble(
      `${messageOf(error)}\n\nVS Code could not be downloaded. Check the network, or start without --desktop.`,
    );
  }
  const own = ['--extensions-dir', join(home, 'extensions'), '--user-data-dir', join(home, 'data')];
  const [cli = executable, ...cliArgs] = resolveCliArgsFromVSCodeExecutablePath(executable, {
    reuseMachineInstall: true,
  });
  const install = [...cliArgs, ...own, '--install-extension', vsix, '--force'];
  const { code, output } = await run(cli, install);
  if (code !== 0) throw new Trouble(`${output.trimEnd()}\n\nThe extension could not be installed (exit code ${code}).`);
  say(`Opening ${folder}. Closing the window ends this.`);
  const window = spawn(executable, [...own, '--disable-workspace-trust', folder], { stdio: 'ignore' });
  return new Promise((done, fail) => {
    window.on('error', fail);
    window.on('exit', (exitCode) => done(exitCode ?? 0));
  });
}
