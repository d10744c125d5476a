import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Trouble } from './say.mts';

const answersWithinMs = 3_000;

/** Where a started VS Code is told to the next start: both would write the same settings and the same sample. */
const note = (home: string): string => join(home, 'running.json');

export function noteAddress(home: string, origin: string, address: string): void {
  mkdirSync(home, { recursive: true });
  writeFileSync(note(home), JSON.stringify({ origin, address }));
}

/** Throws `Trouble` while the VS Code of an earlier start still answers. */
export async function mustBeAlone(home: string): Promise<void> {
  const running = read(home);
  if (running === undefined || !(await answers(running.origin))) return;
  throw new Trouble(
    `It runs already, from this clone, at\n\n    ${running.address}\n\nOpen that, or stop it (Ctrl-C where it was started) and start again.`,
  );
}

/** Throws `Trouble` when something listens on the port. */
export async function mustBeFree(port: number): Promise<void> {
  const isFree = await new Promise<boolean>((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => done(true)));
  });
  if (!isFree)
    throw new Trouble(`Port ${port} is taken. Give another one with --port, or none: then a free one is found.`);
}

function read(home: string): { readonly origin: string; readonly address: string } | undefined {
  try {
    const { origin, address } = JSON.parse(readFileSync(note(home), 'utf8')) as Record<string, unknown>;
    return typeof origin === 'string' && typeof address === 'string' ? { origin, address } : undefined;
  } catch {
    return undefined;
  }
}

async function answers(origin: string): Promise<boolean> {
  try {
    const { ok } = await fetch(`${origin}/version`, { signal: AbortSignal.timeout(answersWithinMs) });
    return ok;
  } catch {
    return false;
  }
}
