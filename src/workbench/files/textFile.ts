import { FileSystemError, workspace, type Uri } from 'vscode';

/** A workspace file's words. `why` is for the log. */
export type TextFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'tooLarge' | 'notText' | 'unreadable'; readonly why: string };

/** Reads UTF-8, with or without a byte order mark. Never throws. */
export async function readTextFile(uri: Uri, maxBytes: number): Promise<TextFile> {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > maxBytes) return { kind: 'tooLarge', why: `${size} bytes, more than ${maxBytes}` };
    const bytes = await workspace.fs.readFile(uri);
    if (bytes.includes(0)) return { kind: 'notText', why: 'not a text file' };
    return { kind: 'text', text: new TextDecoder().decode(bytes) };
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return { kind: 'missing' };
    return { kind: 'unreadable', why: error instanceof Error ? error.message : String(error) };
  }
}
