import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';

/**
 * Runs git, cut off from the user's configuration and from the `GIT_…` variables of a hook it may be called from.
 *
 * @returns what it printed
 */
export function git(dir: string, args: readonly string[], input = ''): string {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const env = { ...Object.fromEntries(inherited), GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull, LC_ALL: 'C' };
  const { error, status, stdout, stderr } = spawnSync('git', args, { cwd: dir, env, input, encoding: 'utf8' });
  if (error && 'code' in error && error.code === 'ENOENT')
    throw new Error('git is needed and was not found on the PATH.');
  if (error) throw error;
  if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${status}: ${stderr.trim()}`);
  return stdout;
}
