import type { StorageFailure } from '../core/failure.ts';
import type { EventProblem } from '../core/incident/event.ts';
import type { FileSystem, Stored } from './fileSystem.ts';
import { temporaryPath } from './layout.ts';

/** Under its own name a file is there whole or not at all. */
export async function writeWhole(files: FileSystem, path: string, text: string, unique: string): Stored<void> {
  const temporary = temporaryPath(path, unique);
  const written = await files.writeFile(temporary, text);
  const renamed = written.ok ? await files.rename(temporary, path) : written;
  if (!renamed.ok) await files.delete(temporary);
  return renamed;
}

export type FileProblem = EventProblem | 'tooLarge' | 'unreadable';

export type WholeText =
  | { readonly kind: 'text'; readonly text: string; readonly stamp: string }
  | { readonly kind: 'same' }
  /** Not there (any more). */
  | { readonly kind: 'gone' }
  | { readonly kind: 'problem'; readonly problem: FileProblem; readonly stamp?: string };

/** Reads a file of at most `limitBytes`; one that still has the stamp `unless` is not read again. */
export async function readWhole(
  files: FileSystem,
  path: string,
  limitBytes: number,
  unless?: string,
): Promise<WholeText> {
  const stat = await files.stat(path);
  if (!stat.ok) return unreadable(stat.failure);
  const stamp = `${stat.value.mtimeMs}:${stat.value.size}`;
  if (unless === stamp) return { kind: 'same' };
  if (stat.value.size > limitBytes) return { kind: 'problem', problem: 'tooLarge', stamp };
  const text = await files.readFile(path);
  if (!text.ok) return unreadable(text.failure);
  if (text.value === undefined) return { kind: 'problem', problem: 'notJson', stamp };
  return { kind: 'text', text: text.value, stamp };
}

/** Without a stamp: the next look tries again. */
function unreadable({ code }: StorageFailure): WholeText {
  return code === 'missing' ? { kind: 'gone' } : { kind: 'problem', problem: 'unreadable' };
}

/** Bytes of the text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A surrogate is half of a character of four bytes.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
