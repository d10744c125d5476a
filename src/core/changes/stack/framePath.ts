const schemes =
  /^(?:webpack-internal|webpack|rollup|vite|ng|app|file|https?|capacitor|blob|chrome-extension|moz-extension):\/{2,3}/;
const dependencies =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|gems|vendor|\.cargo|\.rustup|rustc|pkg\/mod|jdk|\.pyenv)\/|^(?:node:|internal\/|<|\/usr\/(?:local\/)?(?:lib|go\/src)\/|java\/|javax\/|jdk\/|sun\/|kotlin\/|scala\/|System\/|library\/(?:std|core|alloc)\/)/;

/** A path from a trace as a repository would write it. */
export function framePath(raw: string): string | undefined {
  let path = raw.trim().replaceAll('\\', '/');
  const scheme = schemes.exec(path)?.[0];
  if (scheme !== undefined) {
    path = path.slice(scheme.length);
    if (/^(?:https?|capacitor|chrome-extension|moz-extension|blob)/.test(scheme)) path = path.replace(/^[^/]*\/?/, '');
    else if (scheme.startsWith('file')) path = path.replace(/^(?=[^/]*\/)(?![a-zA-Z]:\/)/, '/');
    else path = path.replace(/^[^/]*\/(?=\.{1,2}\/)/, '');
  }
  path = path.replace(/[?#].*$/, '').replace(/^(?:\.{1,2}\/)+/, '');
  return path === '' ? undefined : path;
}

/** In the runtime or an installed dependency, as far as the path shows. */
export function isOutside(path: string): boolean {
  return dependencies.test(path);
}

const minifiedName = /\.min\.[cm]?js$|(?:^|[/._-])(?=[0-9a-f]*[0-9])[0-9a-f]{8,}(?:\.[a-z]+)*\.[cm]?js$/;

/** A column that no person's line reaches, or a file name that build tools make. */
export function isMinified(path: string | undefined, column: number | undefined): boolean {
  return (column ?? 0) > 500 || (path !== undefined && minifiedName.test(path));
}

/**
 * How many trailing parts of a trace's path are also those of a repository's path: `/app/src/db/pool.ts` and
 * `src/db/pool.ts` have three in common. Zero unless the file's name is the same.
 */
export function commonEnding(framePath: string, path: string): number {
  let a = framePath.length - 1;
  let b = path.length - 1;
  let parts = 0;
  while (a >= 0 && b >= 0 && framePath.charCodeAt(a) === path.charCodeAt(b)) {
    if (path.charCodeAt(b) === 47) parts += 1;
    a -= 1;
    b -= 1;
  }
  const frameEnds = a < 0 || framePath.charCodeAt(a) === 47;
  const pathEnds = b < 0 || path.charCodeAt(b) === 47;
  return frameEnds && pathEnds ? parts + 1 : parts;
}
