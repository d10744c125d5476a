import { getuid } from 'node:process';
import { canRun, run } from './processes.mts';
import { say } from './say.mts';

/** Whether this machine is one where Debian packages can be installed without asking anybody. */
export function canAptInstall(): boolean {
  return process.platform === 'linux' && getuid?.() === 0 && canRun('apt-get');
}

/** Installs Debian packages; reads the package lists only when they are missing or old. Returns what went wrong. */
export async function aptInstall(packages: readonly string[]): Promise<string | undefined> {
  say(`Installing with apt-get: ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if ((await run('apt-get', install, { env })).code === 0) return undefined;
  await run('apt-get', ['update'], { env });
  const second = await run('apt-get', install, { env });
  return second.code === 0 ? undefined : lastLines(second.output);
}

export function lastLines(output: string, count = 12): string {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}
