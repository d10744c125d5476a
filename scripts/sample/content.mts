import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fillTimes } from './times.mts';

/** Paths, with forward slashes, and their text. */
export type Files = ReadonlyMap<string, string>;

const sampleDir = import.meta.dirname;

/** @param atMs when it is committed: fills `TIMESTAMP` in the names of migrations */
export function readContent(name: string, baseMs: number, atMs: number): Files {
  const timestamp = new Date(atMs).toISOString().replace(/\D/g, '').slice(0, 14);
  const dir = join(sampleDir, 'content', name);
  return new Map(
    filesUnder(dir).map((file) => [
      relative(dir, file).split(sep).join('/').replace('TIMESTAMP', timestamp),
      fillTimes(readText(file), baseMs),
    ]),
  );
}

/** Changes whenever the sample would come out differently. */
export function sampleVersion(): string {
  const hash = createHash('sha256');
  for (const file of filesUnder(sampleDir)) hash.update(`${relative(sampleDir, file)}\0${readText(file)}\0`);
  return hash.digest('hex').slice(0, 12);
}

function filesUnder(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The same commits come out of a checkout with Windows line ends. */
function readText(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
