import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines } from './debian.mts';
import { root } from './paths.mts';
import { run } from './processes.mts';
import { Trouble } from './say.mts';

const generator = join(root, 'scripts', 'sampleWorkspace.mts');

/** Makes the sample workspace (a git repository) in `dir`; one that is there already stays as it is. */
export async function makeSample(dir: string): Promise<void> {
  const { code, output } = await run(process.execPath, [generator, dir]);
  if (code === 0) return;
  throw new Trouble(`${lastLines(output)}\n\nThe sample workspace could not be made (exit code ${code}).`);
}

/** A fresh copy of a workspace in a temporary folder, under a name that reads well in a picture. */
export function copyWorkspace(template: string, name = 'shop'): string {
  const folder = join(temporaryFolder('workspace'), name);
  cpSync(template, folder, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  return folder;
}

export function temporaryFolder(what: string): string {
  return realpathSync(mkdtempSync(join(tmpdir(), `sitrep-${what}-`)));
}

export function removeFolder(folder: string): void {
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
