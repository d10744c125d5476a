import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The npm package that carries a built VS Code (1.139.1) with its server and web workbench. */
export const hostVersion = '4.139.1';

export const root = fileURLToPath(new URL('../../', import.meta.url));
/** Downloads that may be shared between clones; ignored by git. */
export const cacheDir = resolve(process.env['SITREP_CACHE'] ?? join(root, '.cache'));
/** What a run leaves behind; ignored by git, may be deleted at any time. */
export const outDir = join(root, 'out');
export const resultsDir = join(outDir, 'results');

export const hostDir = join(cacheDir, `code-server-${hostVersion}`);
export const vsCodeDir = join(hostDir, 'node_modules', 'code-server', 'lib', 'vscode');
export const vsix = join(root, 'sitrep.vsix');
