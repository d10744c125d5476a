// Runs one command for a parent and ends it with all its children when the parent goes: at the end of standard input.
// `node supervisor.mts COMMAND ARGS…`
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { descendants, killTree, signal } from './processes.mts';

const graceMs = 3000;
const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: process.platform !== 'win32' });
const ended = new Promise<number>((done) => {
  child.on('exit', (code) => done(code ?? 1));
  child.on('error', () => done(127));
});

const state = { stopping: false };
async function stop(): Promise<void> {
  if (state.stopping) return;
  state.stopping = true;
  const below = child.pid === undefined ? [] : descendants(child.pid);
  if (child.pid !== undefined && process.platform !== 'win32') signal(child.pid, 'SIGTERM');
  await Promise.race([ended, wait(graceMs)]);
  killTree(child);
  for (const pid of below) signal(pid, 'SIGKILL');
  process.exit(0);
}

process.stdin.resume();
process.stdin.on('end', () => void stop());
process.stdin.on('error', () => void stop());
process.on('SIGINT', () => undefined); // the parent decides: Ctrl-C reaches it as well
process.on('SIGTERM', () => void stop());
process.on('SIGHUP', () => void stop());

const code = await ended;
if (!state.stopping) process.exit(code);
