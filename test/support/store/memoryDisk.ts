import type { Clock } from '../../../src/app/ports.ts';
import { failed, ok } from '../../../src/core/result.ts';
import type { StorageFailure } from '../../../src/core/failure.ts';
import type { FileChange, FileSystem, FolderEntry, Stored } from '../../../src/store/fileSystem.ts';

export type Operation = Exclude<keyof FileSystem, 'watch' | 'watchFolder'>;

/** What happens to an operation instead of being done: a failure's code, or the death of its process. */
export type Fault = StorageFailure['code'] | 'dies';

interface Watcher {
  readonly sees: (path: string) => boolean;
  readonly listener: (change: FileChange) => void;
}

/** Told before each operation; may wait, and answers the fault that befalls it, if any. */
export type Interference = (operation: Operation, path: string) => Fault | undefined | Promise<Fault | undefined>;

interface StoredFile {
  readonly bytes: string | Uint8Array;
  readonly mtimeMs: number;
}

/**
 * A record folder in memory that several windows open. Every operation is done in one step, at the end of its
 * wait; a `writeFile` that is interfered with leaves half of the text, as a real disk may.
 */
export class MemoryDisk {
  readonly files = new Map<string, StoredFile>();
  readonly folders = new Map<string, number>([['', 0]]);
  readonly done: string[] = [];
  /** Not inside a workspace of VS Code. */
  watchesFolders = true;
  private readonly clock: Clock;
  private readonly watchers = new Set<Watcher>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  put(path: string, bytes: string | Uint8Array): void {
    this.makeFolder(parentOf(path));
    const isNew = !this.files.has(path);
    this.files.set(path, { bytes, mtimeMs: this.clock.now() });
    if (isNew) this.folders.set(parentOf(path), this.clock.now());
    this.tell(path, false);
  }

  text(path: string): string {
    const file = this.files.get(path);
    if (typeof file?.bytes !== 'string') throw new Error(`no text at ${path}`);
    return file.bytes;
  }

  names(folder: string): readonly string[] {
    return this.entries(folder).map(({ name }) => name);
  }

  /** A watcher does not outlive the folder that it watches. */
  removeFolder(path: string): void {
    if (path === '') this.watchers.clear();
    const inside = (other: string): boolean => path === '' || other === path || other.startsWith(`${path}/`);
    for (const file of [...this.files.keys()]) if (inside(file)) this.files.delete(file);
    for (const folder of [...this.folders.keys()]) if (inside(folder)) this.folders.delete(folder);
  }

  /** One window's view of the disk. */
  open(interfere: Interference = () => undefined, watched = true): FileSystem {
    const step = <T>(operation: Operation, path: string, act: () => T, half?: () => void): Stored<T> =>
      this.step(interfere, operation, path, act, half);
    return {
      readFile: (path) => step('readFile', path, () => this.read(path)),
      writeFile: (path, text) =>
        step(
          'writeFile',
          path,
          () => this.write(path, text),
          () => this.write(path, text.slice(0, text.length / 2)),
        ),
      rename: (from, to) => step('rename', from, () => this.rename(from, to)),
      readDirectory: (path) =>
        step('readDirectory', path, () => {
          if (!this.folders.has(path)) throw new Fail('missing');
          return this.entries(path);
        }),
      stat: (path) => step('stat', path, () => this.stat(path)),
      delete: (path) =>
        step('delete', path, () => {
          if (!this.files.delete(path)) throw new Fail('missing');
          this.folders.set(parentOf(path), this.clock.now());
          this.tell(path, true);
        }),
      createDirectory: (path) => step('createDirectory', path, () => this.makeFolder(path)),
      watch: (listener) => {
        if (!watched) return undefined;
        // As on Linux: of a folder that is made later it sees that it is there, and nothing in it.
        const known = new Set(this.folders.keys());
        const sees = (path: string): boolean =>
          known.has(parentOf(path)) && (path.endsWith('.json') || parentOf(path) === '');
        return this.watch({ sees, listener });
      },
      watchFolder: (folder, listener) => {
        if (!this.watchesFolders) return undefined;
        if (!this.folders.has(folder)) throw new Error(`a watcher of ${folder}, which is not there`);
        return this.watch({ sees: (path) => parentOf(path) === folder && path.endsWith('.json'), listener });
      },
    };
  }

  private watch(watcher: Watcher): { dispose(): void } {
    this.watchers.add(watcher);
    return { dispose: () => void this.watchers.delete(watcher) };
  }

  private async step<T>(
    interfere: Interference,
    operation: Operation,
    path: string,
    act: () => T,
    half?: () => void,
  ): Stored<T> {
    const fault = await interfere(operation, path);
    if (fault !== undefined && half !== undefined && this.folders.has(parentOf(path))) half();
    // A dead process hears no answer.
    if (fault === 'dies') return new Promise(() => undefined);
    try {
      if (fault !== undefined) throw new Fail(fault);
      const value = act();
      this.done.push(`${operation} ${path}`);
      return ok(value);
    } catch (error) {
      if (!(error instanceof Fail)) throw error;
      return failed({ code: error.code, where: `/record/${path}` });
    }
  }

  private read(path: string): string | undefined {
    const bytes = this.files.get(path)?.bytes;
    if (bytes === undefined) throw new Fail('missing');
    return typeof bytes === 'string' ? bytes : undefined;
  }

  private write(path: string, text: string): void {
    if (!this.folders.has(parentOf(path))) throw new Fail('missing');
    this.put(path, text);
  }

  private rename(from: string, to: string): void {
    const file = this.files.get(from);
    if (file === undefined || !this.folders.has(parentOf(to))) throw new Fail('missing');
    this.files.delete(from);
    this.files.set(to, file);
    this.folders.set(parentOf(to), this.clock.now());
    this.tell(to, false);
  }

  private stat(path: string): { readonly mtimeMs: number; readonly size: number } {
    const file = this.files.get(path);
    const mtimeMs = file?.mtimeMs ?? this.folders.get(path);
    if (mtimeMs === undefined) throw new Fail('missing');
    return { mtimeMs, size: file === undefined ? 0 : Buffer.byteLength(file.bytes) };
  }

  private entries(folder: string): readonly FolderEntry[] {
    const of = (paths: Iterable<string>, kind: FolderEntry['kind']): readonly FolderEntry[] =>
      [...paths]
        .filter((path) => path !== '' && parentOf(path) === folder)
        .map((path) => ({ name: nameOf(path), kind }));
    return [...of(this.files.keys(), 'file'), ...of(this.folders.keys(), 'directory')];
  }

  private makeFolder(path: string): void {
    if (this.folders.has(path)) return;
    if (path !== '') this.makeFolder(parentOf(path));
    this.folders.set(path, this.clock.now());
    if (path !== '') this.folders.set(parentOf(path), this.clock.now());
    this.tell(path, false);
  }

  private tell(path: string, deleted: boolean): void {
    for (const { sees, listener } of [...this.watchers]) {
      if (sees(path)) queueMicrotask(() => listener({ path, deleted }));
    }
  }
}

class Fail extends Error {
  readonly code: StorageFailure['code'];

  constructor(code: StorageFailure['code']) {
    super(code);
    this.code = code;
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
