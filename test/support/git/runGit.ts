import { execFile, execFileSync } from 'node:child_process';

const maxBuffer = 256 * 1024 * 1024;

/** Nothing of the machine's own configuration, and no prompts. */
const env = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  LANG: 'C.UTF-8',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
};

export function gitSync(cwd: string, args: readonly string[], input?: string | Buffer, more: object = {}): string {
  return execFileSync('git', args, {
    cwd,
    env: { ...env, ...more },
    input,
    encoding: 'utf8',
    maxBuffer,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** As the Git extension runs it: rejects with git's words when git fails. */
export function git(cwd: string, args: readonly string[], input?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile('git', args, { cwd, env, encoding: 'utf8', maxBuffer }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error('Failed to execute git', { cause: stderr }));
    });
    // git may end before it read all of its input, or without reading any.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}
