import type { Subscription } from '../app/ports.ts';
import type { StorageFailure } from '../core/failure.ts';
import type { Result } from '../core/result.ts';

/** What a file operation answers. A failure's `where` is the whole path, as a person would look for it. */
export type Stored<T> = Promise<Result<T, StorageFailure>>;

export interface FolderEntry {
  readonly name: string;
  /** Links are followed. `other` is a socket, a device, a broken link. */
  readonly kind: 'file' | 'directory' | 'other';
}

export interface FileStat {
  readonly mtimeMs: number;
  readonly size: number;
}

export interface FileChange {
  readonly path: string;
  readonly deleted: boolean;
}

/**
 * One folder of a disk, as the store needs it. Paths are relative to that folder, separated by `/`; `''` is the
 * folder itself. Operations never throw. Files are UTF-8 text.
 */
export interface FileSystem {
  /** `undefined` when the bytes are not UTF-8. */
  readFile(path: string): Stored<string | undefined>;
  writeFile(path: string, text: string): Stored<void>;
  /** Replaces `to`. A reader sees the old file or the new one, never a part. */
  rename(from: string, to: string): Stored<void>;
  readDirectory(path: string): Stored<readonly FolderEntry[]>;
  stat(path: string): Stored<FileStat>;
  /** One file; a folder is never deleted. */
  delete(path: string): Stored<void>;
  /** With its parents; one that exists is fine. */
  createDirectory(path: string): Stored<void>;
  /**
   * Tells of `.json` files at any depth and of all that is right in the folder, by whichever program; `undefined`
   * where nothing can tell. It may miss what lies in folders that are made while it stands.
   */
  watch(listener: (change: FileChange) => void): Subscription | undefined;
  /** Tells of `.json` files right in a folder that is there; `undefined` where no single folder can be watched. */
  watchFolder(path: string, listener: (change: FileChange) => void): Subscription | undefined;
}

/** One-shot timers. */
export interface Timers {
  after(delayMs: number, run: () => void): Subscription;
}
