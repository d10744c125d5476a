import { performance } from 'node:perf_hooks';

/** An expected failure: its message says what is wrong and what to do; nobody needs its stack. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says that a step begins, then how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  say(`${what} …`);
  const done = stopwatch();
  const value = await work();
  say(`${what}: done in ${done()}.`);
  return value;
}

export function stopwatch(): () => string {
  const start = performance.now();
  return () => seconds(performance.now() - start);
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}

export function messageOf(error: unknown): string {
  if (error instanceof Trouble) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Runs a script's main function; its number is the exit code. */
export async function runMain(main: () => Promise<number>): Promise<never> {
  const code = await main().catch((error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    return 1;
  });
  process.exit(code);
}
