import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './paths.mts';
import { Trouble } from './say.mts';
import type { Settings } from './settings.mts';

export interface Emulators {
  /** Machine settings that send the extension to them. */
  readonly settings: Settings;
  stop(): void;
}

/** GitHub, Vercel and Linear for the sample workspace on 127.0.0.1, so that a newcomer needs no accounts. They end with this process. */
export async function startEmulators(folder: string): Promise<Emulators> {
  const script = join(root, 'test', 'support', 'emulators', 'start.mts');
  const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', script, folder], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((found, failed) => {
    createInterface({ input: child.stdout }).once('line', found);
    child.once('exit', (code) => failed(new Trouble(`The local emulators ended at once (exit code ${code ?? 1}).`)));
  });
  const { gitHub, vercel, linear } = JSON.parse(line) as Readonly<Record<'gitHub' | 'vercel' | 'linear', string>>;
  return {
    settings: {
      'sitrep.github.apiUrl': gitHub,
      'sitrep.vercel.apiUrl': vercel,
      'sitrep.linear.apiUrl': linear,
    },
    stop: () => void child.stdin.end(),
  };
}
