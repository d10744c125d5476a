import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export interface InspectedFile {
  /** As given for a single file; relative to the folder, with slashes, for the files of a folder. */
  readonly name: string;
  readonly path: string;
}

const markdown = /\.(?:md|markdown|mdx|md\.erb)$/i;
const skipped = new Set(['node_modules', '.git', '.vscode-test', 'dist', 'out']);

/** The Markdown files at a path, sorted by name; a file is taken whatever its ending. */
export async function markdownFiles(path: string): Promise<readonly InspectedFile[]> {
  if (!(await stat(path)).isDirectory()) return [{ name: path, path }];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && markdown.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !relative(path, file)
          .split(sep)
          .some((part) => skipped.has(part)),
    )
    .map((file) => ({ name: relative(path, file).split(sep).join('/'), path: file }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8');
}
