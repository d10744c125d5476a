import * as fs from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { StorageFailure } from '../../../src/core/failure.ts';
import { failed, ok } from '../../../src/core/result.ts';
import type { FileSystem, FolderEntry, Stored } from '../../../src/store/fileSystem.ts';

/** The store's file system on a real folder. Like VS Code's, it flushes a file before `writeFile` ends. */
export function nodeFiles(root: string): FileSystem {
  const at = (path: string): string => join(root, path);
  return {
    readFile: (path) =>
      stored(at(path), async (full) => {
        const bytes = await fs.promises.readFile(full);
        try {
          return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          return undefined;
        }
      }),
    writeFile: (path, text) => stored(at(path), (full) => writeFlushed(full, text)),
    rename: (from, to) => stored(at(from), (full) => fs.promises.rename(full, at(to))),
    readDirectory: (path) =>
      stored(at(path), async (full) => (await fs.promises.readdir(full, { withFileTypes: true })).map(entryOf)),
    stat: (path) =>
      stored(at(path), async (full) => {
        const { mtimeMs, size } = await fs.promises.stat(full);
        return { mtimeMs, size };
      }),
    delete: (path) => stored(at(path), (full) => fs.promises.unlink(full)),
    createDirectory: (path) =>
      stored(at(path), async (full) => {
        await fs.promises.mkdir(full, { recursive: true });
      }),
    watch: (listener) => {
      if (!fs.existsSync(root)) return undefined;
      const watcher = fs.watch(root, { recursive: true }, (_event, name) => {
        if (name?.endsWith('.json') !== true) return;
        const full = join(root, name);
        listener({ path: relative(root, full).split(sep).join('/'), deleted: !fs.existsSync(full) });
      });
      watcher.on('error', () => watcher.close());
      return { dispose: () => watcher.close() };
    },
    watchFolder: () => undefined,
  };
}

async function writeFlushed(path: string, text: string): Promise<void> {
  const file = await fs.promises.open(path, 'w');
  try {
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
}

function entryOf(entry: fs.Dirent): FolderEntry {
  return { name: entry.name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other' };
}

async function stored<T>(path: string, run: (path: string) => Promise<T>): Stored<T> {
  try {
    return ok(await run(path));
  } catch (error) {
    return failed(failureOf(error as NodeJS.ErrnoException, path));
  }
}

function failureOf({ code, message }: NodeJS.ErrnoException, where: string): StorageFailure {
  switch (code) {
    case 'ENOENT':
      return { code: 'missing', where, detail: message };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { code: 'readOnly', where, detail: message };
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'full', where, detail: message };
    default:
      return { code: 'storage', where, detail: message };
  }
}
