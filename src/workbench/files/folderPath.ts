/** What a person wrote for a folder: its own place on a disk, below the home folder, or below the workspace. */
export type FolderPath =
  { readonly kind: 'none' } | { readonly kind: 'absolute' | 'home' | 'relative'; readonly path: string };

/** Reads Windows and POSIX spellings alike, as settings are shared between machines. */
export function readFolderPath(written: string): FolderPath {
  const path = written.trim();
  if (path === '') return { kind: 'none' };
  if (/^~(?:[\\/]|$)/u.test(path)) return { kind: 'home', path: slashes(path.slice(1)).replace(/^\/+/u, '') };
  if (/^(?:[\\/]|[A-Za-z]:[\\/])/u.test(path)) return { kind: 'absolute', path };
  return { kind: 'relative', path: slashes(path) };
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
