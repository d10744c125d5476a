import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './paths.mts';
import { Trouble } from './say.mts';

export interface ServedLinear {
  readonly apiUrl: string;
  stop(): void;
}

/** A stand-in for Linear on 127.0.0.1: an extension host, and a worker all the more, cannot serve one itself. */
export async function serveLinear(): Promise<ServedLinear> {
  const script = join(root, 'test', 'support', 'linear', 'serve.mts');
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', script], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const apiUrl = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => reject(new Trouble('The stand-in for Linear did not start.')));
  });
  return { apiUrl, stop: () => child.stdin.end() };
}
